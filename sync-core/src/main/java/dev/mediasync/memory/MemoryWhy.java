package dev.mediasync.memory;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.Explanation;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.WithheldItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains how an item stands. */
final class MemoryWhy {
    private final MemoryState state;
    private final ItemKey key;

    MemoryWhy(MemoryState state, ItemKey key) {
        this.state = state;
        this.key = key;
    }

    Explanation explain() {
        List<Explanation.Place> places = places();
        List<Explanation.Event> history = history();
        return new Explanation(key, Explanation.standing(key, places, history), places, history);
    }

    private List<Explanation.Place> places() {
        List<Explanation.Place> places = new ArrayList<>();
        MemoryState.Row row = state.items.get(key);
        for (LibraryKey library : row == null ? List.<LibraryKey>of() : row.libraries()) {
            MemoryState.Shelf shelf = state.shelves.get(library);
            if (shelf != null) {
                WithheldItem withheld = shelf.withheld.get(key);
                places.add(new Explanation.Place(shelf.library, run(shelf, shelf.lastSeen(key)), withheld));
            }
        }
        return places;
    }

    private static @Nullable RunRecord run(MemoryState.Shelf shelf, @Nullable Instant ended) {
        RunRecord found = null;
        for (RunRecord run : shelf.runs) {
            if (run.sawEverything() && run.ended().equals(ended)) {
                found = run;
            }
        }
        return found;
    }

    private List<Explanation.Event> history() {
        List<Explanation.Event> events = new ArrayList<>();
        for (ChangeEvent change : state.feed) {
            boolean about = change.key().equals(key) || key.equals(change.from());
            if (about && change.verb() != ChangeEvent.Verb.USER_STATE) {
                ChangeEvent told = new MemoryFeed(state).titled(change);
                MemoryState.Origin origin = state.origins.get(change.sequence());
                events.add(
                        origin == null
                                ? new Explanation.Event(told, null, null, null)
                                : new Explanation.Event(told, origin.run(), origin.answer(), origin.lastSeen()));
            }
        }
        return events;
    }
}
