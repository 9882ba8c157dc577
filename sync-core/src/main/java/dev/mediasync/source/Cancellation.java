package dev.mediasync.source;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A switch by which another thread ends a run at its next safe point; thread-safe. */
public final class Cancellation {
    private final AtomicBoolean asked = new AtomicBoolean();

    /** A switch that nobody has used yet. */
    public Cancellation() {}

    /** Asks the run to end. */
    public void cancel() {
        asked.set(true);
    }

    /** Whether somebody asked. */
    public boolean cancelled() {
        return asked.get() || Thread.currentThread().isInterrupted();
    }

    /**
     * Ends the run here if somebody asked.
     *
     * @throws SyncException of kind {@link ErrorKind#CANCELLED}
     */
    public void check() {
        if (cancelled()) {
            throw new SyncException(ErrorKind.CANCELLED, "The run was cancelled; nothing was removed");
        }
    }
}
