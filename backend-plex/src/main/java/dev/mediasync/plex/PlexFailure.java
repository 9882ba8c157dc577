package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import org.jspecify.annotations.Nullable;

/** A question that was not answered, and whether another question might be. */
final class PlexFailure extends SyncException {
    private static final long serialVersionUID = 1L;

    private final Blame blame;

    /** Where the fault may lie. */
    enum Blame {
        /** With what was asked: a smaller question may be answered. */
        QUESTION,
        /** With the server, the way to it or the token: no question will be answered. */
        SERVER
    }

    PlexFailure(Blame blame, ErrorKind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
        this.blame = blame;
    }

    Blame blame() {
        return blame;
    }
}
