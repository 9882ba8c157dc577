package dev.mediasync.tck;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.source.MediaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries a scripted source that the test can change in every way. */
abstract class ScriptedSourceContract extends MediaSourceContract {
    static final SourceId ID = new SourceId("scripted");

    private ScriptedSource scripted = new ScriptedSource(ID);

    /** Gives an honest source its capabilities. */
    abstract ScriptedSource prepare(ScriptedSource source);

    /** Dresses the source that was prepared. */
    MediaSource dressed(ScriptedSource source) {
        return source;
    }

    @Override
    protected MediaSource openSource() {
        scripted = new ScriptedSource(ID);
        scripted.put(films(), RepositoryContract.films(ID, 12))
                .put(scripted.library("shows"), new TreeSpec(TreeSpec.Family.SHOW, 100, 2, 2, 1).items(ID))
                .put(scripted.library("nothing"), List.of());
        return dressed(prepare(scripted));
    }

    @Override
    protected Optional<ItemKey> removeAnItem() {
        List<MediaItem> held = new ArrayList<>(scripted.held(films()));
        MediaItem removed = held.remove(0);
        scripted.put(films(), held);
        return Optional.of(removed.key());
    }

    @Override
    protected Optional<ItemKey> addAnItem() {
        List<MediaItem> held = new ArrayList<>(scripted.held(films()));
        held.add(RepositoryContract.film(ID, "added"));
        scripted.put(films(), held);
        return Optional.of(new ItemKey(ID, "added"));
    }

    @Override
    protected boolean breakAPart() {
        scripted.script(Faults.pageFails(0));
        return true;
    }

    private Library films() {
        return scripted.library("films");
    }
}
