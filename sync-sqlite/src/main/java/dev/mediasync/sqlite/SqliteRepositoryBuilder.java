package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.repository.ChangeRetention;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the options of a {@link SqliteMediaRepository}; not thread-safe. */
public final class SqliteRepositoryBuilder {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Function<Origin.Settings, Origin> opening;
    private Duration busyTimeout = PATIENCE;
    private Connections.Access access = Connections.Access.READ_WRITE;
    private Backup backup = Backup.BEFORE_MIGRATION;
    private Clock clock = Clock.systemUTC();
    private ChangeRetention changeRetention = ChangeRetention.DEFAULT;
    private @Nullable Integer maxPages;

    SqliteRepositoryBuilder(Function<Origin.Settings, Origin> opening) {
        this.opening = opening;
    }

    /**
     * Sets how long to wait for another program's lock on the file; thirty seconds unless set.
     *
     * <p>One commit of a large library takes seconds on a slow disk, and a few processes may queue; whoever holds
     * the lock much longer than that has stopped, and a person should hear of it. Where the wait is long, it may
     * take up to twice this time until {@link ErrorKind#STORAGE_LOCKED} is thrown. Nothing was changed then.
     *
     * @throws IllegalArgumentException for a negative time, or more than a day
     */
    public SqliteRepositoryBuilder withBusyTimeout(Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A lock is waited for from no time to " + LONGEST.toDays() + " days, not for " + value);
        }
        busyTimeout = value;
        return this;
    }

    /**
     * Opens the file only to read it: nothing is written, made or migrated.
     *
     * <p>What would write throws {@link ErrorKind#STORAGE_READ_ONLY}. SQLite may make {@code -wal} and {@code -shm}
     * beside the file to share it with a writer, and leaves them to the next writer that closes.
     */
    public SqliteRepositoryBuilder readOnly() {
        access = Connections.Access.READ_ONLY;
        return this;
    }

    /** Sets whether a file of an older schema is copied first; it is unless set. */
    public SqliteRepositoryBuilder withBackup(Backup value) {
        backup = value;
        return this;
    }

    /** Sets the clock; the system's in UTC unless set. */
    public SqliteRepositoryBuilder withClock(Clock value) {
        clock = value;
        return this;
    }

    /** Sets how long the change feed is kept; {@link ChangeRetention#DEFAULT} unless set. */
    public SqliteRepositoryBuilder withChangeRetention(ChangeRetention value) {
        changeRetention = value;
        return this;
    }

    /** Bounds the file's size, so that a full disk can be tried without one. */
    SqliteRepositoryBuilder withMaxPages(int value) {
        maxPages = value;
        return this;
    }

    /**
     * Opens the file.
     *
     * @throws SyncException as {@link SqliteMediaRepository#open}
     */
    public SqliteMediaRepository build() {
        Origin origin = opening.apply(new Origin.Settings(access, busyTimeout, maxPages));
        SchemaGate gate = new SchemaGate(origin.file(), backup);
        if (access == Connections.Access.READ_ONLY) {
            gate.checkReadable();
        } else {
            gate.checkFile();
        }
        Connections connections = new Connections(origin);
        try {
            Upkeep upkeep = new Upkeep(origin.file(), connections);
            prepare(gate, connections, upkeep);
            return new SqliteMediaRepository(connections, upkeep, clock, changeRetention);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    private void prepare(SchemaGate gate, Connections connections, Upkeep upkeep) {
        if (access == Connections.Access.READ_ONLY) {
            gate.checkSchema(connections);
        } else {
            SchemaGate.Passage passage = gate.migrate(connections);
            new TitleOrders(connections).refresh();
            new SearchIndex(connections).ensure();
            if (passage == SchemaGate.Passage.MIGRATED) {
                upkeep.afterMigration();
            }
        }
    }
}
