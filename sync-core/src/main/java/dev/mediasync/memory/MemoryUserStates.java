package dev.mediasync.memory;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.StateConflict;
import dev.mediasync.repository.UnsentState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What users did with items, and what of it the sources have not seen. */
final class MemoryUserStates {
    private final MemoryState state;

    MemoryUserStates(MemoryState state) {
        this.state = state;
    }

    /** A user's state, with the mark that it has while it was not sent. */
    record Kept(UserState state, @Nullable Waiting waiting) {
        /** Whether this state counts where another item's state of the same user meets it; what waits yields to later plays only. */
        boolean prevailsOver(Kept other) {
            if ((waiting == null) == (other.waiting == null)) {
                return state.newerThan(other.state);
            }
            return waiting == null
                    ? state.playedAfter(Objects.requireNonNull(other.waiting).changed())
                    : !other.state.playedAfter(waiting.changed());
        }
    }

    /** The mark of a state that was not sent. */
    record Waiting(Instant changed, long number) {}

    private Map<String, Kept> of(ItemKey key) {
        return state.userStates.getOrDefault(key, Map.of());
    }

    Optional<UserState> find(ItemKey key, String user) {
        return Optional.ofNullable(of(key).get(user)).map(Kept::state);
    }

    List<UserState> all(ItemKey key) {
        return of(key).values().stream().map(Kept::state).toList();
    }

    /** Saves what the host wrote. */
    void save(ItemKey key, UserState written, Instant now) {
        if (!state.items.containsKey(key)) {
            throw new SyncException(ErrorKind.USAGE, "There is no item " + key + "; browse lists the keys there are");
        }
        put(key, new Kept(written, new Waiting(now, ++state.lastUnsent)), now);
    }

    private void put(ItemKey key, Kept kept, Instant now) {
        String user = kept.state().user();
        Kept before =
                state.userStates.computeIfAbsent(key, unused -> new TreeMap<>()).put(user, kept);
        UserState old = before == null ? UserState.untouched(user) : before.state();
        if (!old.equals(kept.state())) {
            new MemoryFeed(state).tellState(key, now);
        }
    }

    List<UnsentState> unsent(SourceId source, int limit) {
        return state.userStates.entrySet().stream()
                .filter(entry -> entry.getKey().source().equals(source))
                .flatMap(entry -> entry.getValue().values().stream().flatMap(kept -> unsent(entry.getKey(), kept)))
                .sorted(Comparator.comparingLong(UnsentState::number).thenComparing(UnsentState::key))
                .limit(limit)
                .toList();
    }

    private static Stream<UnsentState> unsent(ItemKey key, Kept kept) {
        return Stream.ofNullable(kept.waiting())
                .map(waiting -> new UnsentState(key, kept.state(), waiting.changed(), waiting.number()));
    }

    /** Takes a mark away, wherever the state is meanwhile. */
    void sent(long number) {
        state.userStates.values().forEach(states -> states.replaceAll((user, kept) -> sent(kept, number)));
        state.archive.replaceAll(entry -> new MemoryState.Archived(
                entry.item(),
                entry.words(),
                entry.states().stream().map(kept -> sent(kept, number)).toList(),
                entry.until()));
    }

    private static Kept sent(Kept kept, long number) {
        return kept.waiting() != null && kept.waiting().number() == number ? new Kept(kept.state(), null) : kept;
    }

    /** Whether anything of the observed is not recorded like that already. */
    boolean news(Collection<ItemState> states) {
        return states.stream()
                .anyMatch(observed -> state.items.containsKey(observed.key())
                        && !new Kept(observed.state(), null)
                                .equals(of(observed.key()).get(observed.state().user())));
    }

    void observed(Collection<ItemState> states, StateConflict conflict, Instant now) {
        for (ItemState observed : states) {
            if (state.items.containsKey(observed.key())) {
                Kept recorded = of(observed.key()).get(observed.state().user());
                put(observed.key(), after(observed, recorded, conflict), now);
            }
        }
    }

    private Kept after(ItemState observed, @Nullable Kept recorded, StateConflict conflict) {
        Kept seen = new Kept(observed.state(), null);
        if (recorded == null || recorded.waiting() == null || recorded.state().equals(observed.state())) {
            return seen;
        }
        Waiting ours = recorded.waiting();
        UserState resolved = conflict.resolved(
                new UnsentState(observed.key(), recorded.state(), ours.changed(), ours.number()), observed.state());
        if (resolved.equals(recorded.state())) {
            return recorded;
        }
        return resolved.equals(observed.state())
                ? seen
                : new Kept(resolved, new Waiting(ours.changed(), ++state.lastUnsent));
    }
}
