package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One connection that writes, under a lock, and as many that read as are asked for at once. */
final class Connections implements AutoCloseable {
    private static final int CACHE_KIB = 32_768;
    private static final int MAX_IDLE_READERS = 8;

    private final SqlErrors errors;
    private final Jdbi writers;
    private final Jdbi readers;
    private final SQLiteDataSource writing;
    private final ReentrantLock writeLock = new ReentrantLock();
    private final Deque<Handle> idleReaders = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;
    private Handle writer;

    Connections(Path file, Duration busyTimeout) {
        this.errors = new SqlErrors(file);
        this.writing = dataSource(file, busyTimeout, SQLiteConfig.TransactionMode.IMMEDIATE);
        this.writers = Jdbi.create(writing);
        this.readers = Jdbi.create(dataSource(file, busyTimeout, SQLiteConfig.TransactionMode.DEFERRED));
        try {
            this.writer = writers.open();
        } catch (RuntimeException e) {
            throw errors.translate(e);
        }
    }

    private static SQLiteDataSource dataSource(Path file, Duration busyTimeout, SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) busyTimeout.toMillis());
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.enforceForeignKeys(true);
        config.setTransactionMode(mode);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setCacheSize(-CACHE_KIB);
        // Else the driver asks for the last row id after every single insert; RETURNING tells it where it is wanted.
        config.setGetGeneratedKeys(false);
        SQLiteDataSource dataSource = new SQLiteDataSource(config);
        dataSource.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return dataSource;
    }

    SQLiteDataSource dataSource() {
        return writing;
    }

    SqlErrors errors() {
        return errors;
    }

    /** Writes in one transaction that takes the write lock of the file at its beginning. */
    <T> T write(SqlWork<T> work) {
        writeLock.lock();
        try {
            open();
            return transaction(writer, work);
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
                handle = readers.open();
            }
            return transaction(handle, work);
        } catch (RuntimeException e) {
            throw errors.translate(e);
        } finally {
            giveBack(handle);
        }
    }

    private void giveBack(@org.jspecify.annotations.Nullable Handle handle) {
        if (handle == null) {
            return;
        }
        if (closed || idleReaders.size() >= MAX_IDLE_READERS) {
            handle.close();
        } else {
            idleReaders.addFirst(handle);
        }
    }

    private <T> T transaction(Handle handle, SqlWork<T> work) {
        try {
            Connection connection = handle.getConnection();
            connection.setAutoCommit(false);
            try {
                T result = work.apply(handle, connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            throw errors.translate(e);
        }
    }

    private static void rollBack(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private void open() {
        if (closed) {
            throw new SyncException(ErrorKind.STORAGE_FAILED, "The repository is closed; open it again");
        }
    }

    @Override
    public void close() {
        writeLock.lock();
        try {
            if (!closed) {
                closed = true;
                idleReaders.forEach(Handle::close);
                idleReaders.clear();
                writer.close();
            }
        } finally {
            writeLock.unlock();
        }
    }

    /** Work inside a transaction. */
    @FunctionalInterface
    interface SqlWork<T> {
        T apply(Handle handle, Connection connection) throws SQLException;
    }
}
