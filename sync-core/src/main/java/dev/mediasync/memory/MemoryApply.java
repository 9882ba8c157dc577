package dev.mediasync.memory;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LastingIdentity;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Change;
import dev.mediasync.repository.ChangeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a plan, one by one, on a copy of the state. */
final class MemoryApply {
    private final MemoryState state;
    private final LibraryKey library;
    private final Instant now;
    private final Duration retention;

    MemoryApply(MemoryState state, LibraryKey library, Instant now, Duration retention) {
        this.state = state;
        this.library = library;
        this.now = now;
        this.retention = retention;
    }

    void step(Change change) {
        if (change instanceof Change.Rekey rekey) {
            rekey(rekey);
        } else if (change instanceof Change.Additive additive) {
            put(additive);
        } else if (change instanceof Change.Remove remove) {
            remove(remove.key());
        }
    }

    private void put(Change.Additive change) {
        MediaItem item = change.item();
        needParent(item);
        MemoryState.Row old = state.items.get(item.key());
        Set<LibraryKey> libraries = new HashSet<>(Set.of(library));
        long handle;
        if (old == null) {
            handle = ++state.lastHandle;
        } else {
            handle = old.handle();
            libraries.addAll(old.libraries());
        }
        boolean another = false;
        if (old != null && old.item().kind() != item.kind()) {
            another = true;
            archive(old.item());
        }
        state.items.put(item.key(), new MemoryState.Row(handle, item, change.fingerprint(), libraries));
        if (old == null || another) {
            restore(item);
        }
        boolean here = old != null && old.libraries().contains(library);
        tell(here ? ChangeEvent.Verb.UPDATED : ChangeEvent.Verb.ADDED, item, null);
    }

    private void rekey(Change.Rekey change) {
        MediaItem item = change.item();
        needParent(item);
        MemoryState.Row old = state.items.get(change.from());
        if (old == null) {
            throw new IllegalStateException("Cannot rekey " + change.from() + ", which is not recorded");
        }
        moveChildren(change.from(), item.key());
        moveStates(change.from(), item.key());
        MemoryState.Row other = state.items.get(item.key());
        Set<LibraryKey> libraries = new HashSet<>(Set.of(library));
        if (other == null) {
            libraries.addAll(old.libraries());
            state.items.remove(change.from());
        } else {
            libraries.addAll(other.libraries());
            leave(old);
        }
        long handle = other == null ? old.handle() : other.handle();
        state.items.put(item.key(), new MemoryState.Row(handle, item, change.fingerprint(), libraries));
        tell(ChangeEvent.Verb.REKEYED, item, change.from());
    }

    private void moveStates(ItemKey from, ItemKey to) {
        Map<String, UserState> states = state.userStates.remove(from);
        if (states != null) {
            Map<String, UserState> kept = state.userStates.computeIfAbsent(to, key -> new TreeMap<>());
            states.forEach(kept::putIfAbsent);
        }
    }

    private void moveChildren(ItemKey from, ItemKey to) {
        state.items.replaceAll((key, row) -> {
            if (!from.equals(row.item().parent())) {
                return row;
            }
            MediaItem child = row.item().with(b -> b.parentId(to.id()));
            return new MemoryState.Row(row.handle(), child, row.fingerprint(), row.libraries());
        });
    }

    private void remove(ItemKey key) {
        MemoryState.Row row = state.items.get(key);
        if (row == null) {
            return;
        }
        leave(row);
        tell(ChangeEvent.Verb.REMOVED, row.item(), null);
    }

    private void leave(MemoryState.Row row) {
        ItemKey key = row.item().key();
        Set<LibraryKey> left = new HashSet<>(row.libraries());
        left.remove(library);
        if (!left.isEmpty()) {
            state.items.put(key, new MemoryState.Row(row.handle(), row.item(), row.fingerprint(), left));
            return;
        }
        if (state.hasChildren(key)) {
            throw new IllegalStateException("Removing " + key + " would leave an orphan");
        }
        archive(row.item());
        state.items.remove(key);
    }

    private void needParent(MediaItem item) {
        ItemKey parent = item.parent();
        if (parent != null && !state.items.containsKey(parent)) {
            throw new IllegalStateException("Adding " + item.key() + " would leave an orphan: no " + parent);
        }
    }

    private void archive(MediaItem item) {
        Map<String, UserState> states = state.userStates.remove(item.key());
        if (states != null && !retention.isZero()) {
            state.archive.add(new MemoryState.Archived(
                    item.key(), LastingIdentity.of(item), List.copyOf(states.values()), now.plus(retention)));
        }
    }

    private void restore(MediaItem item) {
        Set<String> words = LastingIdentity.of(item);
        List<MemoryState.Archived> matches = state.archive.stream()
                .filter(archived -> archived.key().source().equals(item.key().source()))
                .filter(archived -> archived.words().stream().anyMatch(words::contains))
                .toList();
        List<MemoryState.Archived> sameKey = matches.stream()
                .filter(archived -> archived.key().equals(item.key()))
                .toList();
        // Several of one key are the same thing's at several times, and the last one knows most.
        List<MemoryState.Archived> chosen =
                sameKey.isEmpty() ? matches : sameKey.subList(sameKey.size() - 1, sameKey.size());
        if (chosen.size() != 1) {
            return;
        }
        Map<String, UserState> states = new TreeMap<>();
        chosen.get(0).states().forEach(userState -> states.put(userState.user(), userState));
        state.userStates.put(item.key(), states);
        state.archive.remove(chosen.get(0));
    }

    void purge() {
        state.archive.removeIf(archived -> !now.isBefore(archived.until()));
    }

    private void tell(ChangeEvent.Verb verb, MediaItem item, @Nullable ItemKey from) {
        state.feed.add(new ChangeEvent(state.feed.size() + 1L, now, library, verb, item.key(), from, item.kind()));
    }
}
