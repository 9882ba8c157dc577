package dev.mediasync;

import dev.mediasync.model.Library;
import dev.mediasync.plan.SyncPlan;

/**
 * Follows a run while it goes on.
 *
 * @implSpec Called by one thread at a time, though not always by the same, and the run waits for it: return quickly. An
 *     exception ends the run as failed; one of {@link #ended} comes too late for that and is logged.
 */
public interface SyncListener {
    /** Hears nothing. */
    SyncListener SILENT = new SyncListener() {};

    /**
     * A library's run begins.
     *
     * @param library the library
     * @param recorded how many items are recorded, a guess of how many will be seen
     */
    default void started(Library library, long recorded) {}

    /**
     * Another page was seen.
     *
     * @param library the library
     * @param observed how many items were seen so far
     */
    default void observed(Library library, long observed) {}

    /** The plan is made and about to be applied. */
    default void planned(Library library, SyncPlan plan) {}

    /** The library's run ended. */
    default void ended(LibraryReport report) {}
}
