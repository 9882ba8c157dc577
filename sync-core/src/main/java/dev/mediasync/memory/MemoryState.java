package dev.mediasync.memory;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.Evidence;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.RemovalHistory;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.Withheld;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.RunRetention;
import dev.mediasync.repository.WithheldItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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
    final Map<ItemKey, Map<String, MemoryUserStates.Kept>> userStates = new LinkedHashMap<>();
    final List<Archived> archive = new ArrayList<>();
    final List<ChangeEvent> feed = new ArrayList<>();
    final Map<Long, Origin> origins = new HashMap<>();
    long lastHandle;
    long lastChange;
    long trimmedUpTo;
    long lastUnsent;

    /** A recorded item. */
    record Row(long handle, MediaItem item, long fingerprint, Set<LibraryKey> libraries) {
        Row {
            libraries = Set.copyOf(libraries);
        }
    }

    /** The user state of an item that went. */
    record Archived(MediaItem item, SortedSet<String> words, List<MemoryUserStates.Kept> states, Instant until) {}

    /** Where a change came from. */
    record Origin(
            @Nullable RunRecord run,
            @Nullable Presence answer,
            @Nullable Instant lastSeen) {}

    /** What is known of a library beside its items. */
    static final class Shelf {
        Library library;
        final List<RunRecord> runs = new ArrayList<>();
        long revision;
        long lastToken;

        final Map<ItemKey, WithheldItem> withheld = new TreeMap<>();

        LibraryBase.Seen seen = LibraryBase.Seen.NOTHING;

        @Nullable
        SyncPlan blocked;

        @Nullable
        Lease lease;

        Shelf(Library library) {
            this.library = library;
        }

        /** Tells which records may be forgotten now. */
        private List<RunRecord> forgettable(Instant now) {
            Set<Instant> needed = new HashSet<>();
            withheld.keySet().forEach(key -> need(lastSeen(key), needed));
            need(seen.fullAt(), needed);
            return RunRetention.DEFAULT.forgettable(runs, now, needed);
        }

        private static void need(@Nullable Instant time, Set<Instant> needed) {
            if (time != null) {
                needed.add(time);
            }
        }

        /** How many items runs removed without an approval. */
        long removedSince(Instant since) {
            return runs.stream()
                    .filter(run -> run.removedUnasked() && run.ended().isAfter(since))
                    .mapToLong(run -> run.counts().removed())
                    .sum();
        }

        /** Notes where a commit's look at the source left off, and what it missed. */
        void finish(Commit commit) {
            SyncPlan plan = commit.plan();
            boolean everything = plan.evidence().reach() == Evidence.Reach.EVERYTHING;
            Map<ItemKey, WithheldItem> before = new TreeMap<>(withheld);
            if (everything) {
                withheld.clear();
            }
            plan.changes().forEach(this::notWithheld);
            commit.seen().forEach(withheld::remove);
            plan.withheld().forEach(item -> withheld.put(item.key(), missed(item, before, commit.run())));
            seen = new LibraryBase.Seen(
                    plan.scope() == null ? seen.scope() : plan.scope(),
                    plan.cursor() == null ? seen.cursor() : plan.cursor(),
                    plan.evidence().complete() ? commit.run().ended() : seen.fullAt());
        }

        /** What is put was seen, and what went or moved is not there under its key any more. */
        private void notWithheld(Change change) {
            withheld.remove(change.key());
            if (change instanceof Change.Put put && put.movedFrom() != null) {
                withheld.remove(put.movedFrom());
            }
        }

        private WithheldItem missed(Withheld item, Map<ItemKey, WithheldItem> before, RunRecord run) {
            WithheldItem old = before.get(item.key());
            return new WithheldItem(
                    item.key(),
                    item.kind(),
                    item.title(),
                    item.code(),
                    old == null ? run.ended() : old.since(),
                    old == null ? 1 : old.runs() + 1,
                    old == null ? seen.fullAt() : old.lastSeen());
        }

        /** When a run saw an item last. */
        @Nullable
        Instant lastSeen(ItemKey key) {
            WithheldItem missed = withheld.get(key);
            return missed == null ? seen.fullAt() : missed.lastSeen();
        }
    }

    Shelf shelf(Library library) {
        Shelf shelf = shelves.computeIfAbsent(library.key(), key -> new Shelf(library));
        shelf.library = library;
        return shelf;
    }

    /** Keeps the record of a run, and forgets those that are too old by its end. */
    void record(Shelf shelf, RunRecord run) {
        shelf.runs.add(run);
        Set<RunRecord> old = new HashSet<>(shelf.forgettable(run.ended()));
        if (!old.isEmpty()) {
            shelf.runs.removeIf(old::contains);
            origins.replaceAll((sequence, origin) -> origin.run() != null && old.contains(origin.run())
                    ? new Origin(null, origin.answer(), origin.lastSeen())
                    : origin);
        }
    }

    /** The records of a library's runs, the newest first. */
    List<RunRecord> runs(LibraryKey library, int limit) {
        Shelf shelf = shelves.get(library);
        List<RunRecord> runs = shelf == null ? new ArrayList<>() : new ArrayList<>(shelf.runs);
        Collections.reverse(runs);
        return runs.stream().limit(limit).toList();
    }

    /** What was removed lately without an approval, of a library and of its whole source. */
    RemovalHistory history(Shelf shelf, Instant since) {
        List<Shelf> siblings = shelves.values().stream()
                .filter(other ->
                        other.library.key().source().equals(shelf.library.key().source()))
                .toList();
        return new RemovalHistory(
                RemovalHistory.Reading.KNOWN,
                shelf.removedSince(since),
                siblings.stream().mapToLong(other -> count(other.library.key())).sum(),
                siblings.stream().mapToLong(other -> other.removedSince(since)).sum());
    }

    Stream<Row> rows(LibraryKey library) {
        return items.values().stream().filter(row -> row.libraries().contains(library));
    }

    long count(LibraryKey library) {
        return rows(library).count();
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
        copy.origins.putAll(origins);
        copy.lastHandle = lastHandle;
        copy.lastChange = lastChange;
        copy.trimmedUpTo = trimmedUpTo;
        copy.lastUnsent = lastUnsent;
        return copy;
    }

    private static Shelf copyOf(Shelf shelf) {
        Shelf copy = new Shelf(shelf.library);
        copy.runs.addAll(shelf.runs);
        copy.revision = shelf.revision;
        copy.lastToken = shelf.lastToken;
        copy.seen = shelf.seen;
        copy.withheld.putAll(shelf.withheld);
        copy.blocked = shelf.blocked;
        copy.lease = shelf.lease;
        return copy;
    }
}
