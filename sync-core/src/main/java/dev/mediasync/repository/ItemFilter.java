package dev.mediasync.repository;

import dev.mediasync.model.Availability;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaKind;
import org.jspecify.annotations.Nullable;

/**
 * Which items to look at; every part may be absent, and all that are there must fit.
 *
 * @param library only items of this library
 * @param kind only items of this kind
 * @param parent only direct children of this item
 * @param genre only items with this genre, as the source words it
 * @param person only items that this person has a part in, as the source writes the name
 * @param years only items of these years of release
 * @param availability only items that can be played now, or only the others
 * @param watching only items that a user left in a certain state
 * @param copies what to do with copies of one thing
 */
public record ItemFilter(
        @Nullable LibraryKey library,
        @Nullable MediaKind kind,
        @Nullable ItemKey parent,
        @Nullable String genre,
        @Nullable String person,
        @Nullable Years years,
        @Nullable Availability availability,
        @Nullable Watching watching,
        Copies copies) {
    /** Every item. */
    public static final ItemFilter ALL = new ItemFilter(null, null, null, null, null, null, null, null, Copies.EACH);

    /**
     * Years, both ends included.
     *
     * @param first the first year
     * @param last the last year
     */
    public record Years(int first, int last) {
        /** Checks the order. */
        public Years {
            if (first > last) {
                throw new IllegalArgumentException("The first year comes before the last: " + first + ", " + last);
            }
        }
    }

    /**
     * What a user did with an item.
     *
     * @param user the user
     * @param stage how far it went
     */
    public record Watching(String user, Stage stage) {}

    /** How far a user went with an item. */
    public enum Stage {
        /** It does not count as seen or heard. */
        UNWATCHED,
        /** Playback stopped in its middle. */
        IN_PROGRESS,
        /** It counts as seen or heard. */
        WATCHED
    }

    /** What to do with items that are copies of one thing, on one server or on several. */
    public enum Copies {
        /** Each counts. */
        EACH,
        /** Of those that fit and are the same work ({@link dev.mediasync.model.SameWork}), the one recorded first counts. */
        FIRST
    }

    /** The same for one library. */
    public ItemFilter in(@Nullable LibraryKey only) {
        return new ItemFilter(only, kind, parent, genre, person, years, availability, watching, copies);
    }

    /** The same for one kind. */
    public ItemFilter ofKind(@Nullable MediaKind only) {
        return new ItemFilter(library, only, parent, genre, person, years, availability, watching, copies);
    }

    /** The same for the children of one item. */
    public ItemFilter under(@Nullable ItemKey item) {
        return new ItemFilter(library, kind, item, genre, person, years, availability, watching, copies);
    }

    /** The same for one genre. */
    public ItemFilter withGenre(@Nullable String only) {
        return new ItemFilter(library, kind, parent, only, person, years, availability, watching, copies);
    }

    /** The same for one person. */
    public ItemFilter withPerson(@Nullable String only) {
        return new ItemFilter(library, kind, parent, genre, only, years, availability, watching, copies);
    }

    /** The same for some years. */
    public ItemFilter withYears(@Nullable Years only) {
        return new ItemFilter(library, kind, parent, genre, person, only, availability, watching, copies);
    }

    /** The same for what can be played now, or for the rest. */
    public ItemFilter withAvailability(@Nullable Availability only) {
        return new ItemFilter(library, kind, parent, genre, person, years, only, watching, copies);
    }

    /** The same for what a user left in a certain state. */
    public ItemFilter withWatching(@Nullable Watching only) {
        return new ItemFilter(library, kind, parent, genre, person, years, availability, only, copies);
    }

    /** The same with copies of one thing taken together or not. */
    public ItemFilter withCopies(Copies value) {
        return new ItemFilter(library, kind, parent, genre, person, years, availability, watching, value);
    }
}
