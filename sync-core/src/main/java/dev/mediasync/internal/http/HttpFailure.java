package dev.mediasync.internal.http;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import org.jspecify.annotations.Nullable;

/** A question that was not answered, and whether another question might be. */
public final class HttpFailure extends SyncException {
    private static final long serialVersionUID = 1L;

    private final Blame blame;

    /** Where the fault may lie. */
    public enum Blame {
        /** With what was asked: a smaller question may be answered. */
        QUESTION,
        /** With the server, the way to it or the token: no question will be answered. */
        SERVER
    }

    /** A failure. */
    public HttpFailure(Blame blame, ErrorKind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
        this.blame = blame;
    }

    /** Where the fault may lie. */
    public Blame blame() {
        return blame;
    }
}
