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
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection at a time that writes, under a lock, and as many that read as are asked for at once. */
final class Connections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Origin origin;
    private final SqlErrors errors;
    private final Patience patience;
    /** Fair, so that a thread that writes again and again lets others in between. */
    private final ReentrantLock writeLock = new ReentrantLock(true);

    private final Handles readers;
    private final Handles writers;
    private final Running running = new Running();
    /** Of the file that was opened: a path may come to name another one, which is none of ours. */
    private final @Nullable Object identity;

    Connections(Path file, Duration busyTimeout, @Nullable Integer maxPages) {
        this(new OwnFile(file, new Origin.Settings(Access.READ_WRITE, busyTimeout, maxPages)));
    }

    /** Opens a first connection, so that a file that cannot be used is found out here. */
    Connections(Origin origin) {
        this.origin = origin;
        this.errors = new SqlErrors(origin.file().toString());
        this.patience = new Patience(origin.settings().busyTimeout());
        Jdbi jdbi = Jdbi.create(origin.dataSource(Origin.References.KEPT));
        this.readers = new Handles(jdbi, errors, patience, origin.kept());
        this.writers = new Handles(jdbi, errors, patience, Math.min(1, origin.kept()));
        writers.giveBack(writers.open());
        this.identity = identity(origin.file());
    }

    /**
     * Gives connections to who makes tables anew in transactions of its own.
     *
     * <p>Foreign keys can be switched outside transactions alone, so they are off from the beginning; else the rows of a
     * host's own tables would go with a table that is dropped to be made again.
     */
    DataSource rebuilding() {
        return origin.dataSource(Origin.References.LEFT_ALONE);
    }

    Path file() {
        return origin.file();
    }

    /** Whether a connection of {@link #alone} is closed with its work, so that its settings may be changed. */
    boolean own() {
        return origin instanceof OwnFile;
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
            return with(writers, handle -> transaction(handle, "BEGIN IMMEDIATE", work));
        } finally {
            writeLock.unlock();
        }
    }

    /** Reads one state of the file. */
    <T> T read(SqlWork<T> work) {
        open();
        return with(readers, handle -> transaction(handle, "BEGIN", work));
    }

    private <T> T with(Handles handles, Function<Handle, T> work) {
        return with(handles::take, handles::giveBack, work);
    }

    private <T> T withNew(Function<Handle, T> work) {
        open();
        return with(readers::open, Handles::close, work);
    }

    private <T> T with(Supplier<Handle> taking, Consumer<Handle> givingBack, Function<Handle, T> work) {
        try (Running.Work now = running.begin()) {
            Handle handle = taking.get();
            try {
                now.on(handle);
                return work.apply(handle);
            } finally {
                now.off();
                givingBack.accept(handle);
            }
        }
    }

    /** Works on a connection of its own, outside any transaction. */
    <T> T alone(SqlWork<T> work) {
        return withNew(handle -> {
            try {
                return work.apply(handle, handle.getConnection());
            } catch (SQLException | RuntimeException e) {
                throw errors.translate(e);
            }
        });
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
        return withNew(handle -> {
            // A host's connection has been used by others; this makes it read the schema, and all that goes with it,
            // anew.
            handle.execute("PRAGMA writable_schema = RESET");
            return transaction(handle, "BEGIN", work);
        });
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
        if (origin.settings().readOnly()) {
            throw new SyncException(
                    ErrorKind.STORAGE_READ_ONLY,
                    "The repository was opened only to read; nothing was changed. Open it without readOnly() to write.");
        }
    }

    private void open() {
        running.checkOpen();
        if (!Objects.equals(identity, identity(origin.file()))) {
            throw new SyncException(
                    ErrorKind.STORAGE_FAILED,
                    origin.file()
                            + " was deleted or replaced while it was open; nothing was written. Close the repository and"
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

    /** Waits for what is under way as long as for another program's lock, then stops it. */
    @Override
    public void close() {
        running.close(origin.settings().busyTimeout());
        readers.close();
        writers.close();
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
