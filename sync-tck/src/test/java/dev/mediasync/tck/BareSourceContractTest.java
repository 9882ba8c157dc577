package dev.mediasync.tck;

import dev.mediasync.model.SourceId;
import dev.mediasync.source.MediaSource;

class BareSourceContractTest extends MediaSourceContract {
    @Override
    protected MediaSource openSource() {
        ScriptedSource source = new ScriptedSource(new SourceId("bare"));
        return source.withoutPresence()
                .put(source.library("films"), RepositoryContract.films(new SourceId("bare"), 12));
    }
}
