package dev.mediasync.sqlite;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Tries again, for a bounded time, what another program's lock stops.
 *
 * <p>SQLite itself waits for most locks. It answers at once where waiting could be a deadlock to it: while the journal
 * mode is switched, while another process recovers the file, and while the last connection of another one goes.
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
        return cause != null && (cause.getResultCode().code & LOW_BYTE) == SQLiteErrorCode.SQLITE_BUSY.code;
    }
}
