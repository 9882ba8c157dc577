package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/** The work that is under way, so that closing can wait for it and stop what takes too long. */
final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final Duration LAST_WAIT = Duration.ofSeconds(2);
    private static final long BETWEEN_STOPS_MILLIS = 5;

    private final Set<Work> works = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean closed;
    private boolean stopped;

    /** Notes work that begins; refused once closing has begun. */
    synchronized Work begin() {
        checkOpen();
        Work work = new Work();
        works.add(work);
        return work;
    }

    synchronized void checkOpen() {
        if (closed) {
            throw new SyncException(ErrorKind.STORAGE_FAILED, "The repository is closed; open it again");
        }
    }

    /**
     * Lets nothing begin any more, waits for what is under way, and stops what is still under way after that.
     *
     * <p>What this very thread is in the middle of is not waited for.
     */
    synchronized void close(Duration patience) {
        closed = true;
        boolean interrupted = !await(patience.toMillis());
        stopped = true;
        long end = System.nanoTime() + LAST_WAIT.toNanos();
        // Between two statements there is nothing to stop, so that one call may go unheard.
        while (!interrupted && others() && System.nanoTime() < end) {
            works.forEach(Work::stop);
            interrupted = !await(BETWEEN_STOPS_MILLIS);
        }
        if (interrupted) {
            works.forEach(Work::stop);
            Thread.currentThread().interrupt();
        }
        if (others()) {
            LOG.warn("The repository is closed, and {} calls have not come to their end yet", works.size());
        }
    }

    /** Waits until all is done or the time is over; false where the thread is interrupted meanwhile. */
    private boolean await(long millis) {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        try {
            for (long left = millis; others() && left > 0; ) {
                wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private boolean others() {
        return works.stream().anyMatch(work -> work.thread != Thread.currentThread());
    }

    /** A piece of work, from before it has a connection until it has given that back. */
    final class Work implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private @Nullable Handle handle;

        private Work() {}

        /** Takes a connection to work on. */
        void on(Handle connection) {
            synchronized (Running.this) {
                if (stopped) {
                    checkOpen();
                }
                handle = connection;
            }
        }

        /** Leaves the connection, which is nobody's to stop from now on. */
        void off() {
            synchronized (Running.this) {
                handle = null;
            }
        }

        private void stop() {
            Handle at = handle;
            if (at != null) {
                try {
                    at.getConnection()
                            .unwrap(SQLiteConnection.class)
                            .getDatabase()
                            .interrupt();
                } catch (SQLException e) {
                    LOG.debug("Work cannot be stopped", e);
                }
            }
        }

        @Override
        public void close() {
            synchronized (Running.this) {
                works.remove(this);
                Running.this.notifyAll();
            }
        }
    }
}
