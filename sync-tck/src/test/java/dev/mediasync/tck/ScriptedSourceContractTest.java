package dev.mediasync.tck;

import dev.mediasync.model.SourceId;
import dev.mediasync.source.MediaSource;

class ScriptedSourceContractTest extends MediaSourceContract {
    @Override
    protected MediaSource openSource() {
        ScriptedSource source = new ScriptedSource(new SourceId("scripted"));
        return source.put(source.library("films"), RepositoryContract.films(new SourceId("scripted"), 12))
                .put(
                        source.library("shows"),
                        new TreeSpec(TreeSpec.Family.SHOW, 7, 2, 2, 1).items(new SourceId("scripted")));
    }
}
