package dev.mediasync;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one root of all errors of this library.
 *
 * <p>Its message says what failed, for what, and what to do next; it never holds a token. An error never removes
 * anything: what was recorded before it is still there.
 */
public class SyncException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Set<ErrorKind> PASSING =
            Set.of(ErrorKind.SOURCE_UNREACHABLE, ErrorKind.LEASE_HELD, ErrorKind.STORAGE_LOCKED, ErrorKind.STALE_PLAN);

    private final ErrorKind kind;

    /** An error without a cause. */
    public SyncException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    /** An error with its cause. */
    public SyncException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What went wrong. */
    public ErrorKind kind() {
        return kind;
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean retryable() {
        return PASSING.contains(kind);
    }
}
