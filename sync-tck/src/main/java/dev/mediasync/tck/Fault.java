package dev.mediasync.tck;

import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.SourceDescription;
import java.util.List;
import java.util.Map;

/** One way in which a scripted source misbehaves; {@link Faults} has the usual ones. */
public interface Fault {
    /** Distorts who the source says it is. */
    default SourceDescription describe(SourceDescription honest) {
        return honest;
    }

    /** Distorts which libraries it lists, and may throw. */
    default List<Library> libraries(List<Library> honest) {
        return honest;
    }

    /** Distorts what a library seems to hold, to a listing and to a question alike. */
    default List<MediaItem> items(List<MediaItem> honest) {
        return honest;
    }

    /** Changes what a library really holds, before a page behind the first is cut. */
    default List<MediaItem> between(int page, List<MediaItem> held) {
        return held;
    }

    /** Distorts the pages before the walk begins. */
    default List<ObservedPage> pages(List<ObservedPage> honest) {
        return honest;
    }

    /** Is called before each page is shown and may throw. */
    default void before(int page) {}

    /** Distorts what is reported at the end of the walk. */
    default WalkEnd end(WalkEnd honest) {
        return honest;
    }

    /** Distorts the answers about single ids, and may throw. */
    default Map<String, Presence> presence(Map<String, Presence> honest) {
        return honest;
    }
}
