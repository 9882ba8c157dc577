package dev.mediasync.tck;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.MediaRepository;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows which thing every user state belongs to, and says where it must be found and where it must not. */
final class Oracle {
    private static final List<String> USERS = List.of("ann", "bob");

    private final World world;
    private final Map<String, Written> written = new HashMap<>();
    private int positions;

    /** What a user wrote on one thing. */
    private static final class Written {
        final Set<UserState> ever = new HashSet<>();
        /** One of these must be left; several, where two items of the thing had different ones. */
        final Set<UserState> due = new HashSet<>();
    }

    Oracle(World world) {
        this.world = world;
    }

    /** Writes a new state on a recorded item, as its user would who sees that item. */
    void write(MediaRepository repository, MediaItem item, Collection<MediaItem> recorded, int user) {
        String name = USERS.get(user);
        UserState state = UserState.untouched(name).at(Duration.ofSeconds(++positions));
        Written before = written(world.shownBy(item), name);
        repository.saveUserState(item.key(), state);
        boolean twice = recorded.stream()
                .filter(other -> !other.key().equals(item.key()) && Thing.numberIn(other) == Thing.numberIn(item))
                .anyMatch(other -> repository.userState(other.key(), name).isPresent());
        if (!twice) {
            before.due.clear();
        }
        before.due.add(state);
        before.ever.add(state);
    }

    /** No state is at an item that shows another thing. */
    void nothingMixedUp(MediaRepository repository, Collection<MediaItem> recorded) {
        for (MediaItem item : recorded) {
            for (String user : USERS) {
                repository.userState(item.key(), user).ifPresent(state -> ownState(item, user, state));
            }
        }
    }

    private void ownState(MediaItem item, String user, UserState state) {
        Thing shown = world.shownBy(item);
        for (Thing thing : world.things) {
            if (written(thing, user).ever.contains(state)) {
                Require.that(
                        world.mayPassFor(thing, shown),
                        () -> "P13: the state of " + user + " on " + thing + " is at " + item.key() + ", which shows "
                                + shown);
                return;
            }
        }
        throw new AssertionError("Nobody wrote the state " + state + " at " + item.key());
    }

    /** Every state whose thing is there and can be known again is at its present item. */
    void nothingLost(MediaRepository repository, World.Patience patience) {
        for (Thing thing : world.there()) {
            if (!world.identifiable(thing, patience)) {
                continue;
            }
            ItemKey key = new ItemKey(world.source, thing.id);
            for (String user : USERS) {
                Set<UserState> due = written(thing, user).due;
                Optional<UserState> found = repository.userState(key, user);
                Require.that(
                        due.isEmpty()
                                || found.filter(state -> due.contains(state) || passedOn(thing, state))
                                        .isPresent(),
                        () -> "P7: the state of " + user + " on " + thing + " is lost; due is " + due + ", found is "
                                + found + "; it had the ids " + thing.ids);
            }
        }
    }

    /** Whether a state came from a thing that went and that this one may pass for; where both have one the newer counts. */
    private boolean passedOn(Thing heir, UserState state) {
        return world.things.stream()
                .filter(thing -> world.confusable(thing, heir))
                .anyMatch(thing -> written(thing, state.user()).ever.contains(state));
    }

    private Written written(Thing thing, String user) {
        return written.computeIfAbsent(thing.number + "/" + user, key -> new Written());
    }
}
