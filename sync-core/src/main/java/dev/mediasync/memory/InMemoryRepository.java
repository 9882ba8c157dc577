package dev.mediasync.memory;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.RecordedItem;
import dev.mediasync.plan.Stamp;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.IntegrityReport;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A {@link MediaRepository} in memory.
 *
 * <p>It is the plainest reading of the contract and the reference for others. One lock guards everything; a write works
 * on a copy that replaces the state at its end.
 */
public final class InMemoryRepository implements MediaRepository {
    private final Clock clock;
    private MemoryState state = new MemoryState();

    /** An empty repository with the system's clock. */
    public InMemoryRepository() {
        this(Clock.systemUTC());
    }

    /** An empty repository. */
    public InMemoryRepository(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Lease acquire(Library library, Duration duration) {
        MemoryState.Shelf shelf = state.shelf(library);
        Lease held = shelf.lease;
        if (held != null && clock.instant().isBefore(held.expires())) {
            throw new SyncException(
                    ErrorKind.LEASE_HELD,
                    "Library " + library.name() + " is being synced elsewhere until " + held.expires() + "; try then");
        }
        shelf.lease =
                new Lease(library.key(), ++shelf.lastToken, clock.instant().plus(duration));
        return shelf.lease;
    }

    @Override
    public synchronized Lease renew(Lease lease, Duration duration) {
        MemoryState.Shelf shelf = held(lease);
        shelf.lease = new Lease(lease.library(), lease.token(), clock.instant().plus(duration));
        return shelf.lease;
    }

    @Override
    public synchronized void release(Lease lease) {
        MemoryState.Shelf shelf = state.shelves.get(lease.library());
        if (shelf != null && shelf.lastToken == lease.token()) {
            shelf.lease = null;
        }
    }

    private MemoryState.Shelf held(Lease lease) {
        MemoryState.Shelf shelf = state.shelves.get(lease.library());
        if (shelf == null || shelf.lease == null || shelf.lastToken != lease.token()) {
            throw new SyncException(
                    ErrorKind.LEASE_HELD,
                    "The right to write library " + lease.library() + " was lost; nothing was written. Sync again.");
        }
        return shelf;
    }

    @Override
    public synchronized LibraryBase base(Library library, Duration window) {
        MemoryState.Shelf shelf = state.shelves.get(library.key());
        if (shelf == null) {
            return new LibraryBase(library, 0, 0, null, 0);
        }
        Instant since = clock.instant().minus(window);
        long recent = shelf.runs.stream()
                .filter(run -> run.mode() == RunRecord.Mode.FULL && run.ended().isAfter(since))
                .mapToLong(run -> run.counts().removed())
                .sum();
        return new LibraryBase(library, shelf.revision, state.count(library.key()), shelf.scope, recent);
    }

    @Override
    public synchronized void stamps(LibraryKey library, Consumer<Stamp> sink) {
        state.rows(library)
                .map(row -> new Stamp(
                        row.handle(), row.item().key().id(), row.item().kind(), row.fingerprint()))
                .forEach(sink);
    }

    @Override
    public synchronized List<RecordedItem> recorded(LibraryKey library, long[] handles) {
        Set<Long> wanted = Arrays.stream(handles).boxed().collect(Collectors.toSet());
        return state.rows(library)
                .filter(row -> wanted.contains(row.handle()))
                .map(row -> new RecordedItem(row.handle(), row.item()))
                .toList();
    }

    @Override
    public synchronized void applyAhead(Lease lease, List<Change.Additive> additions, Duration stateRetention) {
        held(lease);
        MemoryState next = state.copy();
        MemoryApply apply = new MemoryApply(next, lease.library(), clock.instant(), stateRetention);
        additions.forEach(apply::step);
        state = next;
    }

    @Override
    public synchronized long apply(Lease lease, Commit commit) {
        held(lease);
        SyncPlan plan = commit.plan();
        MemoryState next = state.copy();
        MemoryState.Shelf shelf = Objects.requireNonNull(next.shelves.get(lease.library()));
        if (shelf.revision != plan.baseRevision() || !plan.library().equals(lease.library())) {
            throw new SyncException(
                    ErrorKind.STALE_PLAN,
                    "The plan was made for revision " + plan.baseRevision() + " of library " + plan.library()
                            + ", which is at " + shelf.revision + " now; nothing was changed. Plan again.");
        }
        MemoryApply apply = new MemoryApply(next, lease.library(), clock.instant(), commit.stateRetention());
        apply.purge();
        plan.changes().forEach(apply::step);
        apply.purge();
        boolean moved = !plan.changesNothing() || plan.scope() != null;
        if (moved) {
            shelf.revision++;
        }
        if (plan.scope() != null) {
            shelf.scope = plan.scope();
        }
        if (commit.blocked() != null || moved || commit.run().outcome() == RunOutcome.COMPLETED) {
            shelf.blocked = commit.blocked();
        }
        shelf.runs.add(commit.run());
        state = next;
        return shelf.revision;
    }

    @Override
    public synchronized void recordRun(RunRecord run) {
        MemoryState.Shelf shelf = state.shelves.get(run.library());
        if (shelf != null) {
            shelf.runs.add(run);
        }
    }

    @Override
    public synchronized void saveUserState(ItemKey key, UserState userState) {
        if (!state.items.containsKey(key)) {
            throw new SyncException(ErrorKind.USAGE, "There is no item " + key + "; browse lists the keys there are");
        }
        state.userStates.computeIfAbsent(key, unused -> new TreeMap<>()).put(userState.user(), userState);
    }

    @Override
    public synchronized void saveObservedStates(Collection<ItemState> states) {
        states.stream()
                .filter(observed -> state.items.containsKey(observed.key()))
                .forEach(observed -> saveUserState(observed.key(), observed.state()));
    }

    @Override
    public synchronized List<LibraryStatus> libraries() {
        return state.shelves.values().stream()
                .map(shelf -> new LibraryStatus(
                        shelf.library,
                        shelf.revision,
                        state.count(shelf.library.key()),
                        shelf.runs.isEmpty() ? null : shelf.runs.get(shelf.runs.size() - 1),
                        shelf.blocked == null ? null : shelf.blocked.digest()))
                .toList();
    }

    @Override
    public synchronized Optional<MediaItem> find(ItemKey key) {
        return Optional.ofNullable(state.items.get(key)).map(MemoryState.Row::item);
    }

    @Override
    public synchronized List<ItemSummary> browse(BrowseQuery query) {
        long behind = handle(query.after());
        return state.items.values().stream()
                .filter(row -> row.handle() > behind)
                .filter(row -> query.library() == null || row.libraries().contains(query.library()))
                .filter(row -> query.kind() == null || row.item().kind() == query.kind())
                .filter(row -> query.parent() == null
                        || query.parent().equals(row.item().parent()))
                .sorted(Comparator.comparingLong(MemoryState.Row::handle))
                .limit(query.limit())
                .map(row -> ItemSummary.of(row.item()))
                .toList();
    }

    private long handle(@Nullable ItemKey after) {
        if (after == null) {
            return 0;
        }
        MemoryState.Row row = state.items.get(after);
        if (row == null) {
            throw new SyncException(
                    ErrorKind.USAGE, after + " is not recorded any more; list again from the beginning");
        }
        return row.handle();
    }

    @Override
    public synchronized Optional<UserState> userState(ItemKey key, String user) {
        return Optional.ofNullable(state.userStates.get(key)).map(states -> states.get(user));
    }

    @Override
    public synchronized List<ChangeEvent> changesSince(long sequence, int limit) {
        return state.feed.stream()
                .filter(event -> event.sequence() > sequence)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<SyncPlan> blockedPlan(LibraryKey library) {
        return Optional.ofNullable(state.shelves.get(library)).map(shelf -> shelf.blocked);
    }

    @Override
    public synchronized IntegrityReport check() {
        return new IntegrityReport(state.items.size(), state.orphans(), 0, "ok");
    }

    @Override
    public void close() {
        // Nothing is held that must be let go.
    }
}
