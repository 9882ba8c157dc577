package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.RecordedItem;
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
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link MediaRepository} in one SQLite file.
 *
 * <p>The file may be shared by threads and processes: readers are never blocked, and writers take turns. It may also hold
 * a host's own tables; ours begin with {@code ms_}, the schema's history among them. The file is in WAL mode, so two
 * files with the endings {@code -wal} and {@code -shm} lie beside it while it is open. A crash of the process loses
 * nothing that was committed; a power failure may lose the last commits, but never half of one.
 */
public final class SqliteMediaRepository implements MediaRepository {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteMediaRepository.class);

    private final Connections connections;
    private final Upkeep upkeep;
    private final SearchMerge merge;
    private final Clock clock;
    private final ChangeRetention changeRetention;
    private final CommitListeners listeners = new CommitListeners(e -> LOG.warn("A listener for commits failed", e));

    SqliteMediaRepository(Connections connections, Upkeep upkeep, Clock clock, ChangeRetention changeRetention) {
        this.upkeep = upkeep;
        this.merge = new SearchMerge(connections);
        this.connections = connections;
        this.clock = clock;
        this.changeRetention = changeRetention;
    }

    /**
     * Opens a file with the usual options; it is made if it does not exist.
     *
     * @throws SyncException of a {@code STORAGE_} kind: {@link ErrorKind#STORAGE_FOREIGN} for a file that is no SQLite
     *     database, {@link ErrorKind#STORAGE_NEWER} for one of a newer release, {@link ErrorKind#STORAGE_READ_ONLY} and
     *     {@link ErrorKind#STORAGE_LOCKED}; the file is left as it is in all these cases
     */
    public static SqliteMediaRepository open(Path file) {
        return builder(file).build();
    }

    /** Starts with the file. */
    public static SqliteRepositoryBuilder builder(Path file) {
        return new SqliteRepositoryBuilder(settings -> new OwnFile(file, settings));
    }

    /**
     * Starts with a host's own source of connections, such as its pool; all must be to one SQLite file.
     *
     * <p>A connection is taken for each piece of work, never kept, and given back with its settings as they were and
     * outside any transaction. Each read needs one at a time, a write one, and a migration that copies the file first
     * two. The file is switched to WAL mode and stays there; closing the repository leaves the source open. Opened by its
     * name, the file is read faster, because connections and their prepared statements are kept then.
     *
     * <p>{@link SqliteRepositoryBuilder#build} throws {@link ErrorKind#STORAGE_FOREIGN} where the source is not one of an
     * SQLite file: another database's, or one in memory.
     */
    public static SqliteRepositoryBuilder builder(DataSource host) {
        return new SqliteRepositoryBuilder(settings -> HostSource.of(host, settings));
    }

    @Override
    public Lease acquire(Library library, Duration duration) {
        return connections.write((handle, c) -> new LibrarySql(handle).acquire(library, clock.instant(), duration));
    }

    @Override
    public Lease renew(Lease lease, Duration duration) {
        return connections.write((handle, c) -> new LibrarySql(handle).renew(lease, clock.instant(), duration));
    }

    @Override
    public void release(Lease lease) {
        connections.write((handle, c) -> new LibrarySql(handle).release(lease));
    }

    @Override
    public LibraryBase base(Library library, Duration window) {
        return connections.read((handle, c) ->
                new LibrarySql(handle).base(library, clock.instant().minus(window)));
    }

    @Override
    public void stamps(LibraryKey library, Consumer<Stamp> sink) {
        connections.read((handle, connection) -> new StampSql(connection).read(library, sink));
    }

    @Override
    public List<RecordedItem> recorded(LibraryKey library, long[] handles) {
        return connections.read((handle, connection) -> {
            try (OutlineSql outlines = new OutlineSql(connection, library)) {
                List<RecordedItem> items = new ArrayList<>(handles.length);
                for (long id : handles) {
                    outlines.read(id)
                            .filter(item -> item.home() != RecordedItem.Home.OTHER)
                            .ifPresent(items::add);
                }
                return items;
            }
        });
    }

    @Override
    public List<RecordedItem> kin(LibraryKey library, Collection<MediaItem> like) {
        return connections.read((handle, connection) -> {
            try (OutlineSql outlines = new OutlineSql(connection, library)) {
                return outlines.kin(like);
            }
        });
    }

    @Override
    public long lastHandle() {
        return connections.read((handle, c) -> new FeedSql(handle).lastItem());
    }

    @Override
    public void applyAhead(Lease lease, List<Change.Additive> additions, Duration stateRetention) {
        connections.write((handle, connection) -> {
            long library = new LibrarySql(handle).fence(lease, clock.instant());
            ChangeWriter.Origin origin = new ChangeWriter.Origin(library, null, clock.instant(), Map.of());
            try (PlanWriter writer = new PlanWriter(connection, origin, lease.library(), stateRetention)) {
                return writer.apply(additions);
            }
        });
        merge.wrote(additions);
        listeners.committed();
    }

    @Override
    public Applied apply(Lease lease, Commit commit) {
        Applied applied = connections.write((handle, connection) -> {
            LibrarySql libraries = new LibrarySql(handle);
            SyncPlan plan = commit.plan();
            long library = libraries.fence(lease, clock.instant());
            libraries.checkRevision(library, plan);
            long run = new RunSql(handle).insert(library, commit.run());
            Map<String, Presence> answers = new HashMap<>();
            plan.answers().forEach(answer -> answers.put(answer.key().id(), answer.presence()));
            ChangeWriter.Origin origin = new ChangeWriter.Origin(library, run, clock.instant(), answers);
            try (PlanWriter writer = new PlanWriter(connection, origin, lease.library(), commit.stateRetention())) {
                Applied.StateCounts states = writer.apply(plan.changes());
                new FeedSql(handle).trim(clock.instant(), changeRetention);
                return new Applied(libraries.finish(library, run, commit), states);
            }
        });
        merge.wrote(commit.plan().changes());
        listeners.committed();
        merge.afterMany();
        return applied;
    }

    @Override
    public void recordRun(RunRecord run) {
        connections.write((handle, c) -> new RunSql(handle).insertIfKnown(run));
    }

    @Override
    public void saveUserState(ItemKey key, UserState state) {
        connections.write((handle, connection) -> {
            try (UserStateSql sql = new UserStateSql(connection)) {
                sql.save(key, state, clock.instant());
                return key;
            }
        });
        listeners.committed();
    }

    @Override
    public void sent(UnsentState state) {
        connections.write((handle, connection) -> {
            try (UserStateSql sql = new UserStateSql(connection)) {
                return sql.sent(state);
            }
        });
    }

    @Override
    public void saveObservedStates(Lease lease, Collection<ItemState> states, StateConflict conflict) {
        if (!states.isEmpty() && states(sql -> sql.news(states))) {
            connections.write((handle, connection) -> {
                new LibrarySql(handle).fence(lease, clock.instant());
                try (UserStateSql sql = new UserStateSql(connection)) {
                    return sql.observed(states, conflict, clock.instant());
                }
            });
            listeners.committed();
        }
    }

    private <T> T states(StateReading<T> reading) {
        return connections.read((handle, connection) -> {
            try (UserStateSql sql = new UserStateSql(connection)) {
                return reading.of(sql);
            }
        });
    }

    /** Reads user states. */
    @FunctionalInterface
    private interface StateReading<T> {
        T of(UserStateSql sql) throws SQLException;
    }

    @Override
    public List<LibraryStatus> libraries() {
        return connections.read((handle, c) -> new LibrarySql(handle).statuses());
    }

    @Override
    public Optional<MediaItem> find(ItemKey key) {
        return connections.read((handle, connection) -> {
            try (ItemReader reader = new ItemReader(connection)) {
                return reader.read(key);
            }
        });
    }

    @Override
    public Page browse(BrowseQuery query) {
        return connections.read((handle, c) -> new BrowseSql(handle).browse(query));
    }

    @Override
    public long count(ItemFilter filter) {
        return connections.read((handle, c) -> new BrowseSql(handle).count(filter));
    }

    @Override
    public SortedMap<String, Long> tally(Trait trait, ItemFilter filter) {
        return connections.read((handle, c) -> new BrowseSql(handle).tally(trait, filter));
    }

    @Override
    public List<ItemSummary> copies(ItemKey key) {
        return connections.read((handle, c) -> new CopySql(handle).of(key));
    }

    @Override
    public Optional<ItemSummary> nextEpisode(ItemKey show, String user) {
        return connections.read((handle, c) -> new WatchSql(handle).next(show, user));
    }

    @Override
    public List<ItemSummary> continueWatching(String user, int limit) {
        return connections.read((handle, c) -> new WatchSql(handle).toGoOnWith(user, bounded(limit)));
    }

    @Override
    public List<ItemSummary> search(SearchQuery query) {
        return connections.read((handle, c) -> new SearchSql(handle).search(query));
    }

    @Override
    public Optional<UserState> userState(ItemKey key, String user) {
        return states(sql -> sql.find(key, user));
    }

    @Override
    public List<UserState> userStates(ItemKey key) {
        return states(sql -> sql.all(key));
    }

    @Override
    public List<UnsentState> unsent(SourceId source, int limit) {
        return states(sql -> sql.unsent(source, bounded(limit)));
    }

    @Override
    public List<ChangeEvent> changesSince(long sequence, int limit) {
        return connections.read((handle, c) -> new FeedSql(handle).since(sequence, bounded(limit)));
    }

    /** The store takes a negative limit for none. */
    private static int bounded(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("A limit is never negative: " + limit);
        }
        return limit;
    }

    @Override
    public long lastChange() {
        return connections.read((handle, c) -> new FeedSql(handle).last());
    }

    @Override
    public long trimmedUpTo() {
        return connections.read((handle, c) -> new FeedSql(handle).trimmedUpTo());
    }

    @Override
    public Registration onCommit(Runnable listener) {
        return listeners.add(listener);
    }

    @Override
    public Optional<SyncPlan> blockedPlan(LibraryKey library) {
        return connections.read((handle, c) -> new LibrarySql(handle).blockedPlan(library));
    }

    @Override
    public List<RunRecord> runs(LibraryKey library, int limit) {
        return connections.read((handle, c) -> new LibrarySql(handle).runs(library, bounded(limit)));
    }

    @Override
    public List<WithheldItem> withheld(LibraryKey library) {
        return connections.read((handle, c) -> new LibrarySql(handle).withheld(library));
    }

    @Override
    public Explanation why(ItemKey key) {
        return connections.read((handle, c) -> new WhySql(handle, key).explain());
    }

    @Override
    public IntegrityReport check() {
        return connections.readAnew((handle, c) -> new IntegritySql(handle).check());
    }

    @Override
    public IntegrityReport repair() {
        new TitleOrders(connections).rebuild();
        new SearchIndex(connections).rebuild();
        connections.write((handle, c) -> new IntegritySql(handle).repair());
        return check();
    }

    /** Measures the room that the file takes. */
    public Size size() {
        return upkeep.size();
    }

    /**
     * Gives back unused room, merges the index of words, and forgets what an {@code ANALYZE} noted of our tables.
     *
     * <p>The file is written anew only when more than a quarter of it holds nothing. That needs free room of up to twice
     * the file's size, and all who write wait meanwhile; call it when nobody does, for example after a large removal.
     *
     * @throws SyncException of kind {@link ErrorKind#STORAGE_LOCKED} or {@link ErrorKind#STORAGE_FULL}; nothing is lost
     */
    public void optimize() {
        merge.all();
        upkeep.optimize();
    }

    /**
     * Waits for the calls that are under way, and closes the file.
     *
     * <p>They have as long as another program's lock is waited for; what still works then is stopped, changes nothing and
     * throws {@link ErrorKind#STORAGE_FAILED}, as does every later call. The last one to close a file leaves no
     * {@code -wal} and {@code -shm} beside it.
     */
    @Override
    public void close() {
        connections.close();
    }
}
