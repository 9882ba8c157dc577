package dev.mediasync.memory;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.RunRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that a repository in memory holds. */
final class MemoryState {
    final Map<LibraryKey, Shelf> shelves = new LinkedHashMap<>();
    final Map<ItemKey, Row> items = new LinkedHashMap<>();
    final Map<ItemKey, Map<String, UserState>> userStates = new LinkedHashMap<>();
    final List<Archived> archive = new ArrayList<>();
    final List<ChangeEvent> feed = new ArrayList<>();
    long lastHandle;

    /** A recorded item. */
    record Row(long handle, MediaItem item, long fingerprint, Set<LibraryKey> libraries) {
        Row {
            libraries = Set.copyOf(libraries);
        }
    }

    /** The user state of an item that went. */
    record Archived(ItemKey key, SortedSet<String> words, List<UserState> states, Instant until) {}

    /** What is known of a library beside its items. */
    static final class Shelf {
        Library library;
        final List<RunRecord> runs = new ArrayList<>();
        long revision;
        long lastToken;

        @Nullable
        String scope;

        @Nullable
        SyncPlan blocked;

        @Nullable
        Lease lease;

        Shelf(Library library) {
            this.library = library;
        }
    }

    Shelf shelf(Library library) {
        Shelf shelf = shelves.computeIfAbsent(library.key(), key -> new Shelf(library));
        shelf.library = library;
        return shelf;
    }

    Stream<Row> rows(LibraryKey library) {
        return items.values().stream().filter(row -> row.libraries().contains(library));
    }

    long count(LibraryKey library) {
        return rows(library).count();
    }

    boolean hasChildren(ItemKey key) {
        return items.values().stream().anyMatch(row -> key.equals(row.item().parent()));
    }

    long orphans() {
        long parentless = items.values().stream().filter(this::parentless).count();
        long homeless =
                items.values().stream().filter(row -> row.libraries().isEmpty()).count();
        long stateless = userStates.keySet().stream()
                .filter(key -> !items.containsKey(key))
                .count();
        return parentless + homeless + stateless;
    }

    private boolean parentless(Row row) {
        ItemKey parent = row.item().parent();
        return parent == null ? row.item().kind().needsParent() : !items.containsKey(parent);
    }

    MemoryState copy() {
        MemoryState copy = new MemoryState();
        shelves.forEach((key, shelf) -> copy.shelves.put(key, copyOf(shelf)));
        copy.items.putAll(items);
        userStates.forEach((key, states) -> copy.userStates.put(key, new TreeMap<>(states)));
        copy.archive.addAll(archive);
        copy.feed.addAll(feed);
        copy.lastHandle = lastHandle;
        return copy;
    }

    private static Shelf copyOf(Shelf shelf) {
        Shelf copy = new Shelf(shelf.library);
        copy.runs.addAll(shelf.runs);
        copy.revision = shelf.revision;
        copy.lastToken = shelf.lastToken;
        copy.scope = shelf.scope;
        copy.blocked = shelf.blocked;
        copy.lease = shelf.lease;
        return copy;
    }
}
