package dev.mediasync.repository;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.plan.Presence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an item is here, kept or gone.
 *
 * @param key the item that was asked for
 * @param standing how it stands now
 * @param places the libraries it is recorded in
 * @param history what happened to it, oldest first, as far as the change feed goes back
 */
public record Explanation(ItemKey key, Standing standing, List<Place> places, List<Event> history) {
    /** How an item stands. */
    public enum Standing {
        /** It is recorded, and the last full run saw it. */
        HERE,
        /** It is recorded, although the last full run did not see it. */
        WITHHELD,
        /** It is recorded under another key now; the last event tells which. */
        MOVED,
        /** It was recorded and is not any more. */
        GONE,
        /** Nothing is known of it. */
        UNKNOWN
    }

    /**
     * A library that an item is recorded in.
     *
     * @param library the library
     * @param lastSeen the run that saw it last, null where that is not known
     * @param withheld why it stays although it was not seen, null where it was
     */
    public record Place(
            Library library,
            @Nullable RunRecord lastSeen,
            @Nullable WithheldItem withheld) {}

    /**
     * Something that happened to an item.
     *
     * @param change the committed change
     * @param run the run that made it, null for what a first load committed ahead and where its record is kept no more
     * @param answer what the source said when it was asked for this id, null where it was not asked
     * @param lastSeen for a removal, when a run saw the item last
     */
    public record Event(
            ChangeEvent change,
            @Nullable RunRecord run,
            @Nullable Presence answer,
            @Nullable Instant lastSeen) {}

    /** How an item stands by the places it is in and by what happened to it. */
    public static Standing standing(ItemKey key, List<Place> places, List<Event> history) {
        if (!places.isEmpty()) {
            boolean missed = places.stream().allMatch(place -> place.withheld() != null);
            return missed ? Standing.WITHHELD : Standing.HERE;
        }
        if (history.isEmpty()) {
            return Standing.UNKNOWN;
        }
        ChangeEvent last = history.get(history.size() - 1).change();
        return last.verb() == ChangeEvent.Verb.REKEYED && key.equals(last.from()) ? Standing.MOVED : Standing.GONE;
    }

    /** Copies the lists. */
    public Explanation {
        places = List.copyOf(places);
        history = List.copyOf(history);
    }
}
