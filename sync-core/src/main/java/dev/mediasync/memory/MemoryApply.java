package dev.mediasync.memory;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.Kin;
import dev.mediasync.plan.Presence;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a plan, one by one, on a copy of the state. */
final class MemoryApply {
    /** In the place of a fingerprint whose item must be looked at again. */
    private static final long LOOK_AGAIN = 0;

    private final MemoryState state;
    private final LibraryKey library;
    private final Instant now;
    private final MemoryArchive archive;
    private final Map<String, Presence> answers = new HashMap<>();
    private final Map<ItemKey, Parked> parked = new HashMap<>();
    private final Set<ItemKey> leaving = new HashSet<>();
    private final Set<ItemKey> filled = new HashSet<>();
    private @Nullable RunRecord run;

    MemoryApply(MemoryState state, LibraryKey library, Instant now, Duration retention) {
        this.state = state;
        this.library = library;
        this.now = now;
        this.archive = new MemoryArchive(state, library.source(), now, retention);
    }

    /** A thing that left its key before its own step came. */
    private record Parked(MemoryState.Row row, @Nullable Map<String, MemoryUserStates.Kept> states) {}

    void by(RunRecord maker, Map<String, Presence> said) {
        run = maker;
        answers.putAll(said);
    }

    Applied.StateCounts all(Collection<? extends Change> changes) {
        archive.purge();
        changes.forEach(this::note);
        changes.forEach(this::step);
        archive.handOver();
        archive.purge();
        return archive.counts();
    }

    private void note(Change change) {
        if (change instanceof Change.Put put) {
            filled.add(put.key());
            ItemKey from = put.movedFrom();
            if (from != null) {
                leaving.add(from);
            }
        }
    }

    private void step(Change change) {
        if (change instanceof Change.Put put) {
            needParent(put.item());
            vacate(put.key(), put.movedFrom());
            if (put.movedFrom() == null) {
                put(put);
            } else {
                move(put, put.movedFrom());
            }
        } else if (change instanceof Change.Remove remove) {
            remove(remove);
        }
    }

    /** Sets aside what has a key and will get another one by a step to come. */
    private void vacate(ItemKey key, @Nullable ItemKey mover) {
        if (leaving.contains(key) && !key.equals(mover) && !parked.containsKey(key)) {
            MemoryState.Row row = state.items.get(key);
            if (row != null) {
                Map<String, MemoryUserStates.Kept> states = state.userStates.remove(key);
                parked.put(key, new Parked(takeOut(row), states));
            }
        }
    }

    /** Takes a thing from its key; other libraries that have it keep a row of their own there. */
    private MemoryState.Row takeOut(MemoryState.Row row) {
        ItemKey key = row.item().key();
        Set<LibraryKey> others = new HashSet<>(row.libraries());
        others.remove(library);
        if (others.isEmpty()) {
            state.items.remove(key);
            return row;
        }
        state.items.put(key, new MemoryState.Row(row.handle(), row.item(), row.fingerprint(), others));
        return new MemoryState.Row(++state.lastHandle, row.item(), row.fingerprint(), Set.of(library));
    }

    private void put(Change.Put change) {
        MediaItem item = change.item();
        MemoryState.Row old = state.items.get(item.key());
        Set<LibraryKey> libraries = new HashSet<>(Set.of(library));
        boolean here = old != null && old.libraries().contains(library);
        // Of what another library recorded under the id the plan knows nothing.
        boolean another = old != null && (change instanceof Change.Replace || (!here && !Kin.same(old.item(), item)));
        if (old != null) {
            libraries.addAll(old.libraries());
            if (another) {
                archive.archive(old.item());
            }
        }
        long handle = old == null ? ++state.lastHandle : old.handle();
        state.items.put(item.key(), new MemoryState.Row(handle, item, change.fingerprint(), libraries));
        if (old == null || another) {
            archive.restore(item);
        }
        if (change instanceof Change.Replace) {
            tell(ChangeEvent.Verb.REMOVED, old == null ? item : old.item(), null);
        }
        boolean stays = here && !(change instanceof Change.Replace);
        tell(stays ? ChangeEvent.Verb.UPDATED : ChangeEvent.Verb.ADDED, item, null);
    }

    private void move(Change.Put change, ItemKey from) {
        MediaItem item = change.item();
        Parked mover = mover(from, item);
        leaving.remove(from);
        MemoryState.Row former = state.items.get(item.key());
        if (change instanceof Change.Replace && former != null) {
            archive.archive(former.item());
            tell(ChangeEvent.Verb.REMOVED, former.item(), null);
        } else if (former != null && !Kin.same(former.item(), item)) {
            archive.archive(former.item());
        }
        if (!filled.contains(from) && !state.items.containsKey(from)) {
            moveChildren(from, item.key());
        }
        Set<LibraryKey> libraries = new HashSet<>(Set.of(library));
        if (former != null) {
            libraries.addAll(former.libraries());
        }
        long handle = former != null && !(change instanceof Change.Replace)
                ? former.handle()
                : mover.row().handle();
        state.items.put(item.key(), new MemoryState.Row(handle, item, change.fingerprint(), libraries));
        archive.merge(mover.states(), item.key());
        archive.restore(item);
        tell(ChangeEvent.Verb.REKEYED, item, from);
    }

    private Parked mover(ItemKey from, MediaItem comes) {
        Parked waiting = parked.remove(from);
        if (waiting != null) {
            return waiting;
        }
        MemoryState.Row row = state.items.get(from);
        if (row == null) {
            throw new IllegalStateException("Cannot rekey " + from + ", which is not recorded");
        }
        MemoryState.Row own = takeOut(row);
        boolean shared = state.items.containsKey(from);
        if (!shared) {
            return new Parked(own, state.userStates.remove(from));
        }
        // Another library may have found another thing under the id since the plan was made.
        return new Parked(own, Kin.same(row.item(), comes) ? state.userStates.get(from) : null);
    }

    /** Children follow; what their fingerprint says of their parent is not true any more, so that they are looked at again. */
    private void moveChildren(ItemKey from, ItemKey to) {
        state.items.replaceAll((key, row) -> {
            if (!from.equals(row.item().parent())) {
                return row;
            }
            MediaItem child = row.item().with(b -> b.parentId(to.id()));
            return new MemoryState.Row(row.handle(), child, LOOK_AGAIN, row.libraries());
        });
    }

    private void remove(Change.Remove remove) {
        MemoryState.Row row = state.items.get(remove.key());
        if (row == null) {
            return;
        }
        Set<LibraryKey> left = new HashSet<>(row.libraries());
        left.remove(library);
        if (left.isEmpty()) {
            left.addAll(librariesOfChildren(remove.key()));
        }
        if (left.contains(library)) {
            throw new IllegalStateException("Removing " + remove.key() + " would leave an orphan");
        }
        if (left.isEmpty()) {
            archive.gone(row.item());
            passOn(row.item(), remove.successor());
            state.items.remove(remove.key());
        } else {
            state.items.put(remove.key(), new MemoryState.Row(row.handle(), row.item(), row.fingerprint(), left));
        }
        ItemKey successor = remove.successor();
        if (successor == null) {
            tell(ChangeEvent.Verb.REMOVED, row.item(), null);
        } else {
            tell(ChangeEvent.Verb.REKEYED, row.item().with(b -> b.key(successor)), remove.key());
        }
    }

    /**
     * The libraries that have a child of an item which leaves its last one, so that it stays with them.
     *
     * <p>Such a library recorded the child below another parent and cannot be asked now. It finds the child changed in its
     * next run and puts it right.
     */
    private Set<LibraryKey> librariesOfChildren(ItemKey key) {
        Set<LibraryKey> libraries = new HashSet<>();
        state.items.replaceAll((child, row) -> {
            if (!key.equals(row.item().parent())) {
                return row;
            }
            libraries.addAll(row.libraries());
            return new MemoryState.Row(row.handle(), row.item(), LOOK_AGAIN, row.libraries());
        });
        return libraries;
    }

    private void passOn(MediaItem item, @Nullable ItemKey successor) {
        if (successor != null && state.items.containsKey(successor)) {
            archive.merge(state.userStates.remove(item.key()), successor);
        } else {
            archive.archive(item);
        }
    }

    private void needParent(MediaItem item) {
        ItemKey parent = item.parent();
        if (parent != null && !state.items.containsKey(parent)) {
            throw new IllegalStateException("Adding " + item.key() + " would leave an orphan: no " + parent);
        }
    }

    private void tell(ChangeEvent.Verb verb, MediaItem item, @Nullable ItemKey from) {
        String title = MemoryFeed.title(verb, item);
        ChangeEvent event =
                new ChangeEvent(++state.lastChange, now, library, verb, item.key(), from, item.kind(), title);
        state.feed.add(event);
        ItemKey asked = from == null ? item.key() : from;
        boolean gone = verb == ChangeEvent.Verb.REMOVED || verb == ChangeEvent.Verb.REKEYED;
        MemoryState.Shelf shelf = state.shelves.get(library);
        Instant lastSeen = gone && shelf != null ? shelf.lastSeen(asked) : null;
        state.origins.put(
                event.sequence(), new MemoryState.Origin(run, gone ? answers.get(asked.id()) : null, lastSeen));
    }
}
