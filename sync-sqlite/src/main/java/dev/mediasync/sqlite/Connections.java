package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One connection that writes, under a lock, and as many that read as are asked for at once. */
final class Connections implements AutoCloseable {
    private static final int CACHE_KIB = 32_768;
    private static final int MAX_IDLE_READERS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Access access;
    private final SqlErrors errors;
    private final SQLiteDataSource dataSource;
    private final Jdbi jdbi;
    private final Patience patience;
    /** Fair, so that a thread that writes again and again lets others in between. */
    private final ReentrantLock writeLock = new ReentrantLock(true);

    private final Deque<Handle> idleReaders = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;
    private final Handle writer;
    private final Path file;
    /** Of the file that was opened: a path may come to name another one, which is none of ours. */
    private final @Nullable Object identity;

    Connections(Path file, Duration busyTimeout, @Nullable Integer maxPages) {
        this(file, busyTimeout, maxPages, Access.READ_WRITE);
    }

    Connections(Path file, Duration busyTimeout, @Nullable Integer maxPages, Access access) {
        this.access = access;
        this.file = file;
        this.errors = new SqlErrors(file);
        this.dataSource = dataSource(file, busyTimeout, access);
        this.jdbi = Jdbi.create(dataSource);
        this.patience = new Patience(busyTimeout);
        try {
            this.writer = patience.of(this::openHandle);
            if (maxPages != null) {
                writer.execute("PRAGMA max_page_count = " + maxPages);
            }
            this.identity = identity(file);
        } catch (RuntimeException e) {
            throw errors.translate(e);
        }
    }

    private static SQLiteDataSource dataSource(Path file, Duration busyTimeout, Access access) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) busyTimeout.toMillis());
        if (access == Access.READ_ONLY) {
            config.setReadOnly(true);
        } else {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        }
        config.enforceForeignKeys(true);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setCacheSize(-CACHE_KIB);
        // Else the driver asks for the last row id after every single insert; RETURNING tells it where it is wanted.
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        // As a URI, since the driver cuts a plain name at its first question mark.
        source.setUrl("jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath());
        return source;
    }

    SQLiteDataSource dataSource() {
        return dataSource;
    }

    SqlErrors errors() {
        return errors;
    }

    /** Writes in one transaction that takes the write lock of the file at its beginning. */
    <T> T write(SqlWork<T> work) {
        writable();
        writeLock.lock();
        try {
            open();
            return transaction(writer, "BEGIN IMMEDIATE", work);
        } finally {
            writeLock.unlock();
        }
    }

    /** Reads one state of the file. */
    <T> T read(SqlWork<T> work) {
        open();
        Handle handle = idleReaders.pollFirst();
        try {
            if (handle == null) {
                handle = patience.of(this::openHandle);
            }
            return transaction(handle, "BEGIN", work);
        } catch (RuntimeException e) {
            throw errors.translate(e);
        } finally {
            giveBack(handle);
        }
    }

    /** Works on a connection of its own, outside any transaction. */
    <T> T alone(SqlWork<T> work) {
        open();
        try {
            Handle handle = patience.of(this::openHandle);
            try {
                return work.apply(handle, handle.getConnection());
            } finally {
                closeHandle(handle);
            }
        } catch (SQLException | RuntimeException e) {
            throw errors.translate(e);
        }
    }

    /** Runs what opens connections of its own, again while another program's lock stops it. */
    <T> T patiently(Supplier<T> work) {
        return patience.of(work);
    }

    /** Works as {@link #alone} does, with no writer of this process beside it. */
    <T> T maintain(SqlWork<T> work) {
        writable();
        writeLock.lock();
        try {
            return alone(work);
        } finally {
            writeLock.unlock();
        }
    }

    /**
     * Reads one state of the file through a connection that has seen none before.
     *
     * <p>SQLite's own check of a full-text index goes by what its connection remembers of the index, and takes what another
     * one wrote meanwhile for damage.
     */
    <T> T readAnew(SqlWork<T> work) {
        open();
        try (Handle handle = patience.of(this::openHandle)) {
            try {
                return transaction(handle, "BEGIN", work);
            } finally {
                endTransactions(handle);
            }
        } catch (RuntimeException e) {
            throw errors.translate(e);
        }
    }

    private void giveBack(@Nullable Handle handle) {
        if (handle == null) {
            return;
        }
        if (closed || idleReaders.size() >= MAX_IDLE_READERS) {
            closeHandle(handle);
        } else {
            idleReaders.addFirst(handle);
            if (closed && idleReaders.remove(handle)) {
                closeHandle(handle);
            }
        }
    }

    /**
     * Opens a connection whose transactions are ours alone. The driver's own begin again by themselves after each commit,
     * and forget that they have not begun when beginning fails on a locked file; and with its switch at "automatic" it
     * tries a transaction of its own after every statement.
     */
    private Handle openHandle() {
        Handle handle = jdbi.open();
        try {
            handle.getConnection().setAutoCommit(false);
            handle.execute("COMMIT");
            handle.setStatementBuilder(new KeptStatements());
            return handle;
        } catch (SQLException | RuntimeException e) {
            handle.close();
            throw errors.translate(e);
        }
    }

    private void closeHandle(Handle handle) {
        endTransactions(handle);
        handle.close();
    }

    /** Only turns the switch, so that nobody takes the handle for one with a transaction under way. */
    private static void endTransactions(Handle handle) {
        try {
            handle.getConnection().setAutoCommit(true);
        } catch (SQLException e) {
            LOG.trace("There is no transaction to end", e);
        }
    }

    private <T> T transaction(Handle handle, String begin, SqlWork<T> work) {
        Connection connection = handle.getConnection();
        try (Statement control = connection.createStatement()) {
            patience.of(() -> begin(control, begin));
            try {
                T result = work.apply(handle, connection);
                commit(control);
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                // The driver lets go of a statement that failed badly, and it would fail for ever.
                handle.getStatementBuilder().close(connection);
                rollBack(control, e);
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            throw errors.translate(e);
        }
    }

    private boolean begin(Statement control, String begin) {
        try {
            return control.execute(begin);
        } catch (SQLException e) {
            throw errors.translate(e);
        }
    }

    private void commit(Statement control) throws SQLException {
        try {
            control.execute("COMMIT");
        } catch (SQLException e) {
            throw errors.translateCommit(e);
        }
    }

    private static void rollBack(Statement control, Throwable because) {
        try {
            control.execute("ROLLBACK");
        } catch (SQLException e) {
            // The store rolls back by itself on some errors, and then says here that nothing is left to do.
            because.addSuppressed(e);
        }
    }

    private void writable() {
        if (access == Access.READ_ONLY) {
            throw new SyncException(
                    ErrorKind.STORAGE_READ_ONLY,
                    "The repository was opened only to read; nothing was changed. Open it without readOnly() to write.");
        }
    }

    private void open() {
        if (closed) {
            throw new SyncException(ErrorKind.STORAGE_FAILED, "The repository is closed; open it again");
        }
        if (!Objects.equals(identity, identity(file))) {
            throw new SyncException(
                    ErrorKind.STORAGE_FAILED,
                    file + " was deleted or replaced while it was open; nothing was written. Close the repository and"
                            + " open it again.");
        }
    }

    /** What tells a file from another one of its name; null where the system has nothing of that kind. */
    private static @Nullable Object identity(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at", file, e);
            return null;
        }
    }

    @Override
    public void close() {
        writeLock.lock();
        try {
            if (!closed) {
                closed = true;
                idleReaders.forEach(this::closeHandle);
                idleReaders.clear();
                closeHandle(writer);
            }
        } finally {
            writeLock.unlock();
        }
    }

    /** What may be done with the file. */
    enum Access {
        READ_WRITE,
        READ_ONLY
    }

    /** Work inside a transaction. */
    @FunctionalInterface
    interface SqlWork<T> {
        T apply(Handle handle, Connection connection) throws SQLException;
    }
}
