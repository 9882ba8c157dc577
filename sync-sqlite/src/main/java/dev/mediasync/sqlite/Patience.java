package dev.mediasync.sqlite;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Tries again, for a bounded time, what another program's lock stops.
 *
 * <p>SQLite itself waits for most locks. It answers at once where a connection that reads already wants to write, since
 * waiting could be a deadlock: switching a file's journal mode begins by reading it, so that fails while another program
 * writes in the old mode. And it gives up after ten seconds of its own where another process makes the log's index anew.
 */
final class Patience {
    private static final int LOW_BYTE = 0xFF;
    private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(1).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private final long nanos;

    Patience(Duration duration) {
        this.nanos = duration.toNanos();
    }

    /** Runs an action that changes nothing when it fails, until it finds no lock or the time is over. */
    <T> T of(Supplier<T> action) {
        long begin = System.nanoTime();
        for (long pause = SHORTEST_PAUSE_NANOS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS)) {
            try {
                return action.get();
            } catch (RuntimeException e) {
                boolean over = System.nanoTime() - begin >= nanos;
                if (!locked(e) || over || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(pause);
            }
        }
    }

    private static boolean locked(Throwable error) {
        SQLiteException cause = SqlErrors.find(error, SQLiteException.class);
        int code = cause == null ? 0 : cause.getResultCode().code & LOW_BYTE;
        return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_PROTOCOL.code;
    }
}
