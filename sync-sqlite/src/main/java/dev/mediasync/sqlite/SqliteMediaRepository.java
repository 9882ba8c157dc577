package dev.mediasync.sqlite;

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
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.RecordedItem;
import dev.mediasync.plan.Stamp;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Explanation;
import dev.mediasync.repository.IntegrityReport;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Page;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.WithheldItem;
import java.nio.file.Path;
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
import org.jspecify.annotations.Nullable;

/**
 * A {@link MediaRepository} in one SQLite file.
 *
 * <p>The file may be shared by threads and processes: readers are never blocked, and writers take turns. It may also hold
 * a host's own tables; ours begin with {@code ms_}, the schema's history among them. The file is in WAL mode, so two
 * files with the endings {@code -wal} and {@code -shm} lie beside it while it is open. A crash of the process loses
 * nothing that was committed; a power failure may lose the last commits, but never half of one.
 */
public final class SqliteMediaRepository implements MediaRepository {
    private final Connections connections;
    private final Upkeep upkeep;
    private final Clock clock;

    private SqliteMediaRepository(Connections connections, Upkeep upkeep, Clock clock) {
        this.upkeep = upkeep;
        this.connections = connections;
        this.clock = clock;
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
    public static Builder builder(Path file) {
        return new Builder(file);
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
                    outlines.read(id).ifPresent(items::add);
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
        return connections.read((handle, c) -> handle.createQuery("SELECT last FROM ms_counter WHERE name = 'item'")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void applyAhead(Lease lease, List<Change.Additive> additions, Duration stateRetention) {
        connections.write((handle, connection) -> {
            long library = new LibrarySql(handle).fence(lease);
            ChangeWriter.Origin origin = new ChangeWriter.Origin(library, null, clock.instant(), Map.of());
            try (PlanWriter writer = new PlanWriter(connection, origin, lease.library(), stateRetention)) {
                return writer.apply(additions);
            }
        });
    }

    @Override
    public Applied apply(Lease lease, Commit commit) {
        return connections.write((handle, connection) -> {
            LibrarySql libraries = new LibrarySql(handle);
            SyncPlan plan = commit.plan();
            long library = libraries.fence(lease);
            libraries.checkRevision(library, plan);
            long run = new RunSql(handle).insert(library, commit.run());
            Map<String, Presence> answers = new HashMap<>();
            plan.answers().forEach(answer -> answers.put(answer.key().id(), answer.presence()));
            ChangeWriter.Origin origin = new ChangeWriter.Origin(library, run, clock.instant(), answers);
            try (PlanWriter writer = new PlanWriter(connection, origin, lease.library(), commit.stateRetention())) {
                Applied.StateCounts states = writer.apply(plan.changes());
                return new Applied(libraries.finish(library, run, commit), states);
            }
        });
    }

    @Override
    public void recordRun(RunRecord run) {
        connections.write((handle, c) -> new RunSql(handle).insertIfKnown(run));
    }

    @Override
    public void saveUserState(ItemKey key, UserState state) {
        connections.write((handle, connection) -> {
            if (!new UserStateSql(connection).save(key, state)) {
                throw new SyncException(
                        ErrorKind.USAGE, "There is no item " + key + "; browse lists the keys there are");
            }
            return key;
        });
    }

    @Override
    public void saveObservedStates(Collection<ItemState> states) {
        if (states.isEmpty()) {
            return;
        }
        connections.write((handle, connection) -> {
            UserStateSql sql = new UserStateSql(connection);
            for (ItemState state : states) {
                sql.save(state.key(), state.state());
            }
            return states;
        });
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
        return connections.read((handle, c) -> new WatchSql(handle).toGoOnWith(user, limit));
    }

    @Override
    public Optional<UserState> userState(ItemKey key, String user) {
        return connections.read((handle, connection) -> new UserStateSql(connection).find(key, user));
    }

    @Override
    public List<ChangeEvent> changesSince(long sequence, int limit) {
        return connections.read((handle, c) -> new FeedSql(handle).since(sequence, limit));
    }

    @Override
    public Optional<SyncPlan> blockedPlan(LibraryKey library) {
        return connections.read((handle, c) -> new LibrarySql(handle).blockedPlan(library));
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
        return connections.read((handle, c) -> new IntegritySql(handle).check());
    }

    @Override
    public IntegrityReport repair() {
        new TitleOrders(connections).rebuild();
        connections.write((handle, c) -> new IntegritySql(handle).repair());
        return check();
    }

    /** Measures the room that the file takes. */
    public Size size() {
        return upkeep.size();
    }

    /**
     * Refreshes what queries are planned by, and gives back unused room.
     *
     * <p>The file is written anew only when more than a quarter of it holds nothing. That needs free room of up to twice
     * the file's size, and all who write wait meanwhile; call it when nobody does, for example after a large removal.
     *
     * @throws SyncException of kind {@link ErrorKind#STORAGE_LOCKED} or {@link ErrorKind#STORAGE_FULL}; nothing is lost
     */
    public void optimize() {
        upkeep.optimize();
    }

    @Override
    public void close() {
        connections.close();
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {
        private static final Duration PATIENCE = Duration.ofSeconds(30);

        private final Path file;
        private Duration busyTimeout = PATIENCE;
        private Connections.Access access = Connections.Access.READ_WRITE;
        private Backup backup = Backup.BEFORE_MIGRATION;
        private Clock clock = Clock.systemUTC();
        private @Nullable Integer maxPages;

        private Builder(Path file) {
            this.file = file;
        }

        /**
         * Sets how long to wait for another program's lock on the file; thirty seconds unless set.
         *
         * <p>One commit of a large library takes seconds on a slow disk, and a few processes may queue; whoever holds
         * the lock much longer than that has stopped, and a person should hear of it. Where the wait is long, it may
         * take up to twice this time until {@link ErrorKind#STORAGE_LOCKED} is thrown. Nothing was changed then.
         */
        public Builder withBusyTimeout(Duration value) {
            busyTimeout = value;
            return this;
        }

        /**
         * Opens the file only to read it: nothing is written, made or migrated.
         *
         * <p>What would write throws {@link ErrorKind#STORAGE_READ_ONLY}. SQLite may make {@code -wal} and {@code -shm}
         * beside the file to share it with a writer, and leaves them to the next writer that closes.
         */
        public Builder readOnly() {
            access = Connections.Access.READ_ONLY;
            return this;
        }

        /** Sets whether a file of an older schema is copied first; it is unless set. */
        public Builder withBackup(Backup value) {
            backup = value;
            return this;
        }

        /** Sets the clock; the system's in UTC unless set. */
        public Builder withClock(Clock value) {
            clock = value;
            return this;
        }

        /** Bounds the file's size, so that a full disk can be tried without one. */
        Builder withMaxPages(int value) {
            maxPages = value;
            return this;
        }

        /**
         * Opens the file.
         *
         * @throws SyncException as {@link SqliteMediaRepository#open}
         */
        public SqliteMediaRepository build() {
            SchemaGate gate = new SchemaGate(file, backup);
            if (access == Connections.Access.READ_ONLY) {
                gate.checkReadable();
            } else {
                gate.checkFile();
            }
            Connections connections = new Connections(file, busyTimeout, maxPages, access);
            try {
                prepare(gate, connections);
                return new SqliteMediaRepository(connections, new Upkeep(file, connections), clock);
            } catch (RuntimeException e) {
                connections.close();
                throw e;
            }
        }

        private void prepare(SchemaGate gate, Connections connections) {
            if (access == Connections.Access.READ_ONLY) {
                gate.checkSchema(connections);
            } else {
                gate.migrate(connections);
                new TitleOrders(connections).refresh();
            }
        }
    }
}
