package dev.mediasync.tck;

import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.RecordedItem;
import dev.mediasync.plan.Stamp;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.ChangeRetention;
import dev.mediasync.repository.Commit;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** A right repository, of which a test makes a wrong one by overriding a method. */
class ForwardingRepository implements MediaRepository {
    final MediaRepository right;

    ForwardingRepository(Clock clock) {
        this(clock, ChangeRetention.DEFAULT);
    }

    ForwardingRepository(Clock clock, ChangeRetention retention) {
        this(new InMemoryRepository(clock, retention));
    }

    ForwardingRepository(MediaRepository right) {
        this.right = right;
    }

    @Override
    public Lease acquire(Library library, Duration duration) {
        return right.acquire(library, duration);
    }

    @Override
    public Lease renew(Lease lease, Duration duration) {
        return right.renew(lease, duration);
    }

    @Override
    public void release(Lease lease) {
        right.release(lease);
    }

    @Override
    public LibraryBase base(Library library, Duration window) {
        return right.base(library, window);
    }

    @Override
    public void stamps(LibraryKey library, Consumer<Stamp> sink) {
        right.stamps(library, sink);
    }

    @Override
    public List<RecordedItem> recorded(LibraryKey library, long[] handles) {
        return right.recorded(library, handles);
    }

    @Override
    public void applyAhead(Lease lease, List<Change.Additive> additions, Duration stateRetention) {
        right.applyAhead(lease, additions, stateRetention);
    }

    @Override
    public Applied apply(Lease lease, Commit commit) {
        return right.apply(lease, commit);
    }

    @Override
    public void recordRun(RunRecord run) {
        right.recordRun(run);
    }

    @Override
    public void saveUserState(ItemKey key, UserState state) {
        right.saveUserState(key, state);
    }

    @Override
    public void sent(UnsentState state) {
        right.sent(state);
    }

    @Override
    public void saveObservedStates(Lease lease, Collection<ItemState> states, StateConflict conflict) {
        right.saveObservedStates(lease, states, conflict);
    }

    @Override
    public List<LibraryStatus> libraries() {
        return right.libraries();
    }

    @Override
    public Optional<MediaItem> find(ItemKey key) {
        return right.find(key);
    }

    @Override
    public Page browse(BrowseQuery query) {
        return right.browse(query);
    }

    @Override
    public long count(ItemFilter filter) {
        return right.count(filter);
    }

    @Override
    public SortedMap<String, Long> tally(Trait trait, ItemFilter filter) {
        return right.tally(trait, filter);
    }

    @Override
    public List<ItemSummary> copies(ItemKey key) {
        return right.copies(key);
    }

    @Override
    public Optional<ItemSummary> nextEpisode(ItemKey show, String user) {
        return right.nextEpisode(show, user);
    }

    @Override
    public List<ItemSummary> continueWatching(String user, int limit) {
        return right.continueWatching(user, limit);
    }

    @Override
    public List<ItemSummary> search(SearchQuery query) {
        return right.search(query);
    }

    @Override
    public Optional<UserState> userState(ItemKey key, String user) {
        return right.userState(key, user);
    }

    @Override
    public List<UserState> userStates(ItemKey key) {
        return right.userStates(key);
    }

    @Override
    public List<UnsentState> unsent(SourceId source, int limit) {
        return right.unsent(source, limit);
    }

    @Override
    public long lastChange() {
        return right.lastChange();
    }

    @Override
    public long trimmedUpTo() {
        return right.trimmedUpTo();
    }

    @Override
    public Registration onCommit(Runnable listener) {
        return right.onCommit(listener);
    }

    @Override
    public List<ChangeEvent> changesSince(long sequence, int limit) {
        return right.changesSince(sequence, limit);
    }

    @Override
    public Optional<SyncPlan> blockedPlan(LibraryKey library) {
        return right.blockedPlan(library);
    }

    @Override
    public List<RecordedItem> kin(LibraryKey library, Collection<MediaItem> like) {
        return right.kin(library, like);
    }

    @Override
    public long lastHandle() {
        return right.lastHandle();
    }

    @Override
    public List<RunRecord> runs(LibraryKey library, int limit) {
        return right.runs(library, limit);
    }

    @Override
    public List<WithheldItem> withheld(LibraryKey library) {
        return right.withheld(library);
    }

    @Override
    public Explanation why(ItemKey key) {
        return right.why(key);
    }

    @Override
    public IntegrityReport check() {
        return right.check();
    }

    @Override
    public void close() {
        right.close();
    }

    static Commit with(Commit commit, SyncPlan plan) {
        return new Commit(plan, commit.run(), commit.blocked(), commit.stateRetention(), commit.seen());
    }
}
