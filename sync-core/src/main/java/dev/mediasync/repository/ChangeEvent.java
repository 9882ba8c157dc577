package dev.mediasync.repository;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One committed change of the catalogue.
 *
 * @param sequence grows with every change of the repository; gaps are normal
 * @param at when it was committed
 * @param library the library
 * @param verb what happened
 * @param key the item's key, after the change where it has one
 * @param from the key before a rekey
 * @param kind what the item is
 * @param title of a removed or rekeyed item its title then, of another the title that is recorded under the key now; null
 *     where nothing is
 */
public record ChangeEvent(
        long sequence,
        Instant at,
        LibraryKey library,
        Verb verb,
        ItemKey key,
        @Nullable ItemKey from,
        MediaKind kind,
        @Nullable String title) {
    /** The same change with another title, or none. */
    public ChangeEvent titled(@Nullable String other) {
        return new ChangeEvent(sequence, at, library, verb, key, from, kind, other);
    }

    /** What happened to an item. */
    public enum Verb {
        /** It came into the library. */
        ADDED,
        /** Its fields changed. */
        UPDATED,
        /** It got another key, and perhaps other fields. */
        REKEYED,
        /** It left the library. */
        REMOVED,
        /**
         * What a user did with it changed, by the host or by the source; the item itself did not. The library is one that
         * it is in.
         */
        USER_STATE
    }
}
