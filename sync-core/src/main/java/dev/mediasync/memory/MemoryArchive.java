package dev.mediasync.memory;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LastingIdentity;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.Kin;
import dev.mediasync.repository.Applied;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** User state of items that went: kept by lasting identity, given back or passed on, and purged. */
final class MemoryArchive {
    private final MemoryState state;
    private final SourceId source;
    private final Instant now;
    private final Duration retention;
    private final Set<String> touched = new HashSet<>();
    private long archived;
    private long restored;
    private long purged;

    MemoryArchive(MemoryState state, SourceId source, Instant now, Duration retention) {
        this.source = source;
        this.state = state;
        this.now = now;
        this.retention = retention;
    }

    /** Takes an item's states away from it, to be kept for a time. */
    void archive(MediaItem item) {
        put(item, state.userStates.remove(item.key()));
    }

    private void put(MediaItem item, @Nullable Map<String, MemoryUserStates.Kept> states) {
        if (states != null && !states.isEmpty()) {
            MemoryState.Archived entry = new MemoryState.Archived(
                    item, LastingIdentity.of(item), List.copyOf(states.values()), now.plus(retention));
            state.archive.add(entry);
            gone(item);
            archived += states.size();
        }
    }

    /** Gives a new item the states that were kept for it, if it is known beyond doubt. */
    void restore(MediaItem item) {
        Set<String> words = LastingIdentity.of(item);
        List<MemoryState.Archived> matches = state.archive.stream()
                .filter(entry -> entry.item().key().source().equals(item.key().source()))
                .filter(entry -> entry.words().stream().anyMatch(words::contains))
                .filter(entry -> Kin.inherits(entry.item(), item))
                .toList();
        List<MemoryState.Archived> sameKey = matches.stream()
                .filter(entry -> entry.item().key().equals(item.key()))
                .toList();
        // Several of one key are the same thing's at several times, and the last one knows most.
        List<MemoryState.Archived> chosen =
                sameKey.isEmpty() ? matches : sameKey.subList(sameKey.size() - 1, sameKey.size());
        if (chosen.size() == 1) {
            giveBack(chosen.get(0), item.key());
        }
    }

    /** Notes that an item goes; what was put away before may have one heir now. */
    void gone(MediaItem item) {
        touched.addAll(LastingIdentity.of(item));
    }

    /** Passes on what was put away and what a recorded item is the one heir of, be it since another one went. */
    void handOver() {
        List<MemoryState.Archived> open = state.archive.stream()
                .filter(entry -> entry.item().key().source().equals(source))
                .filter(entry -> entry.words().stream().anyMatch(touched::contains))
                .toList();
        if (!open.isEmpty()) {
            Kin kin = new Kin(state.items.values().stream()
                    .map(MemoryState.Row::item)
                    .filter(item -> item.key().source().equals(source))
                    .toList());
            open.forEach(entry -> kin.of(entry.item()).ifPresent(heir -> giveBack(entry, heir)));
        }
    }

    private void giveBack(MemoryState.Archived entry, ItemKey heir) {
        Map<String, MemoryUserStates.Kept> states = new TreeMap<>();
        entry.states().forEach(kept -> states.put(kept.state().user(), kept));
        merge(states, heir);
        restored += states.size();
        state.archive.remove(entry);
    }

    /** Gives states to an item; where it has one of the same user, the one that prevails counts. */
    void merge(@Nullable Map<String, MemoryUserStates.Kept> states, ItemKey heir) {
        if (states != null && !states.isEmpty()) {
            Map<String, MemoryUserStates.Kept> kept = state.userStates.computeIfAbsent(heir, key -> new TreeMap<>());
            states.forEach((user, own) ->
                    kept.merge(user, own, (present, other) -> other.prevailsOver(present) ? other : present));
        }
    }

    void purge() {
        for (MemoryState.Archived entry : List.copyOf(state.archive)) {
            if (!now.isBefore(entry.until())) {
                state.archive.remove(entry);
                purged += entry.states().size();
            }
        }
    }

    Applied.StateCounts counts() {
        return new Applied.StateCounts(archived, restored, purged);
    }
}
