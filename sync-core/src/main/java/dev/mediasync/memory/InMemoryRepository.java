package dev.mediasync.memory;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.LastingIdentity;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.RecordedItem;
import dev.mediasync.plan.RemovalHistory;
import dev.mediasync.plan.Stamp;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.ChangeRetention;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.CommitListeners;
import dev.mediasync.repository.Explanation;
import dev.mediasync.repository.IntegrityReport;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Page;
import dev.mediasync.repository.Registration;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.SearchQuery;
import dev.mediasync.repository.StateConflict;
import dev.mediasync.repository.UnsentState;
import dev.mediasync.repository.WithheldItem;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link MediaRepository} in memory.
 *
 * <p>It is the plainest reading of the contract and the reference for others. One lock guards everything; a write works
 * on a copy that replaces the state at its end.
 */
public final class InMemoryRepository implements MediaRepository {
    private static final Logger LOG = LoggerFactory.getLogger(InMemoryRepository.class);

    private final Clock clock;
    private final ChangeRetention retention;
    private final CommitListeners listeners = new CommitListeners(e -> LOG.warn("A listener for commits failed", e));
    private MemoryState state = new MemoryState();

    /** An empty repository with the system's clock. */
    public InMemoryRepository() {
        this(Clock.systemUTC());
    }

    /** An empty repository. */
    public InMemoryRepository(Clock clock) {
        this(clock, ChangeRetention.DEFAULT);
    }

    /** An empty repository that keeps its change feed for a time of choice. */
    public InMemoryRepository(Clock clock, ChangeRetention retention) {
        this.clock = clock;
        this.retention = retention;
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
        if (!clock.instant().isBefore(shelf.lease.expires())) {
            throw new SyncException(
                    ErrorKind.LEASE_HELD,
                    "The right to write library " + lease.library() + " ended at " + shelf.lease.expires()
                            + " without being renewed; nothing was written. Sync again.");
        }
        return shelf;
    }

    @Override
    public synchronized LibraryBase base(Library library, Duration window) {
        MemoryState.Shelf shelf = state.shelves.get(library.key());
        if (shelf == null) {
            return LibraryBase.unknown(library);
        }
        RemovalHistory history = state.history(shelf, clock.instant().minus(window));
        return new LibraryBase(library, shelf.revision, state.count(library.key()), shelf.seen, history);
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
                .map(row -> recorded(library, row))
                .toList();
    }

    @Override
    public synchronized List<RecordedItem> kin(LibraryKey library, Collection<MediaItem> like) {
        Set<String> words = new HashSet<>();
        Set<ItemKey> sought = new HashSet<>();
        like.forEach(item -> {
            words.addAll(LastingIdentity.of(item));
            sought.add(item.key());
        });
        return state.items.values().stream()
                .filter(row -> row.item().key().source().equals(library.source()))
                .filter(row -> !sought.contains(row.item().key()))
                .filter(row -> LastingIdentity.of(row.item()).stream().anyMatch(words::contains))
                .map(row -> recorded(library, row))
                .toList();
    }

    private static RecordedItem recorded(LibraryKey library, MemoryState.Row row) {
        RecordedItem.Home home = RecordedItem.Home.OTHER;
        if (row.libraries().contains(library)) {
            home = row.libraries().size() > 1 ? RecordedItem.Home.SHARED : RecordedItem.Home.THIS_ALONE;
        }
        return new RecordedItem(row.handle(), row.item(), home);
    }

    @Override
    public synchronized long lastHandle() {
        return state.lastHandle;
    }

    @Override
    public void applyAhead(Lease lease, List<Change.Additive> additions, Duration stateRetention) {
        commitAhead(lease, additions, stateRetention);
        listeners.committed();
    }

    private synchronized void commitAhead(Lease lease, List<Change.Additive> additions, Duration stateRetention) {
        held(lease);
        MemoryState next = state.copy();
        new MemoryApply(next, lease.library(), clock.instant(), stateRetention).all(additions);
        state = next;
    }

    @Override
    public Applied apply(Lease lease, Commit commit) {
        Applied applied = commit(lease, commit);
        listeners.committed();
        return applied;
    }

    private synchronized Applied commit(Lease lease, Commit commit) {
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
        Map<String, Presence> answers = new HashMap<>();
        plan.answers().forEach(answer -> answers.put(answer.key().id(), answer.presence()));
        apply.by(commit.run(), answers);
        Applied.StateCounts states = apply.all(plan.changes());
        boolean moved = !plan.changesNothing() || plan.scope() != null;
        if (moved) {
            shelf.revision++;
        }
        next.record(shelf, commit.run());
        shelf.finish(commit);
        if (commit.blocked() != null || plan.evidence().complete()) {
            shelf.blocked = commit.blocked();
        } else if (shelf.blocked != null) {
            shelf.blocked = shelf.blocked.with(shelf.revision, shelf.blocked.changes());
        }
        new MemoryFeed(next).trim(clock.instant(), retention);
        state = next;
        return new Applied(shelf.revision, states);
    }

    @Override
    public synchronized void recordRun(RunRecord run) {
        MemoryState.Shelf shelf = state.shelves.get(run.library());
        if (shelf != null) {
            state.record(shelf, run);
        }
    }

    @Override
    public void saveUserState(ItemKey key, UserState userState) {
        synchronized (this) {
            new MemoryUserStates(state).save(key, userState, clock.instant());
        }
        listeners.committed();
    }

    @Override
    public synchronized void sent(UnsentState sent) {
        new MemoryUserStates(state).sent(sent.number());
    }

    @Override
    public void saveObservedStates(Lease lease, Collection<ItemState> states, StateConflict conflict) {
        if (observed(lease, states, conflict)) {
            listeners.committed();
        }
    }

    private synchronized boolean observed(Lease lease, Collection<ItemState> states, StateConflict conflict) {
        held(lease);
        boolean news = new MemoryUserStates(state).news(states);
        if (news) {
            MemoryState next = state.copy();
            new MemoryUserStates(next).observed(states, conflict, clock.instant());
            state = next;
        }
        return news;
    }

    @Override
    public synchronized List<LibraryStatus> libraries() {
        return state.shelves.values().stream()
                .map(shelf -> new LibraryStatus(
                        shelf.library,
                        shelf.revision,
                        state.count(shelf.library.key()),
                        shelf.runs.isEmpty() ? null : shelf.runs.get(shelf.runs.size() - 1),
                        shelf.blocked == null ? null : shelf.blocked.digest(),
                        shelf.withheld.size(),
                        shelf.withheld.values().stream()
                                .map(WithheldItem::since)
                                .min(Comparator.naturalOrder())
                                .orElse(null)))
                .toList();
    }

    @Override
    public synchronized Optional<MediaItem> find(ItemKey key) {
        return Optional.ofNullable(state.items.get(key)).map(MemoryState.Row::item);
    }

    @Override
    public synchronized Page browse(BrowseQuery query) {
        return new MemoryBrowse(state).browse(query);
    }

    @Override
    public synchronized long count(ItemFilter filter) {
        return new MemoryBrowse(state).count(filter);
    }

    @Override
    public synchronized SortedMap<String, Long> tally(Trait trait, ItemFilter filter) {
        return new MemoryBrowse(state).tally(trait, filter);
    }

    @Override
    public synchronized List<ItemSummary> copies(ItemKey key) {
        return new MemoryBrowse(state).copies(key);
    }

    @Override
    public synchronized Optional<ItemSummary> nextEpisode(ItemKey show, String user) {
        return new MemoryBrowse(state).nextEpisode(show, user);
    }

    @Override
    public synchronized List<ItemSummary> continueWatching(String user, int limit) {
        return new MemoryBrowse(state).continueWatching(user, limit);
    }

    @Override
    public synchronized List<ItemSummary> search(SearchQuery query) {
        return MemorySearch.search(state, query);
    }

    @Override
    public synchronized Optional<UserState> userState(ItemKey key, String user) {
        return new MemoryUserStates(state).find(key, user);
    }

    @Override
    public synchronized List<UserState> userStates(ItemKey key) {
        return new MemoryUserStates(state).all(key);
    }

    @Override
    public synchronized List<UnsentState> unsent(SourceId source, int limit) {
        return new MemoryUserStates(state).unsent(source, limit);
    }

    @Override
    public synchronized List<ChangeEvent> changesSince(long sequence, int limit) {
        return new MemoryFeed(state).since(sequence, limit);
    }

    @Override
    public synchronized long lastChange() {
        return state.lastChange;
    }

    @Override
    public synchronized long trimmedUpTo() {
        return state.trimmedUpTo;
    }

    @Override
    public Registration onCommit(Runnable listener) {
        return listeners.add(listener);
    }

    @Override
    public synchronized Optional<SyncPlan> blockedPlan(LibraryKey library) {
        return Optional.ofNullable(state.shelves.get(library)).map(shelf -> shelf.blocked);
    }

    @Override
    public synchronized List<RunRecord> runs(LibraryKey library, int limit) {
        return state.runs(library, limit);
    }

    @Override
    public synchronized List<WithheldItem> withheld(LibraryKey library) {
        MemoryState.Shelf shelf = state.shelves.get(library);
        return shelf == null ? List.of() : List.copyOf(shelf.withheld.values());
    }

    @Override
    public synchronized Explanation why(ItemKey key) {
        return new MemoryWhy(state, key).explain();
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
