package dev.mediasync.repository;

/** How a run over a library ended. */
public enum RunOutcome {
    /** Everything was seen and applied. */
    COMPLETED,
    /** Everything was applied but removals that are not proved. */
    REMOVALS_WITHHELD,
    /** Additions and updates were applied; removals wait for an approval. */
    BLOCKED,
    /** The run could not be finished; what it had committed by then stands, and nothing was removed. */
    FAILED,
    /** Somebody ended the run; what it had committed by then stands, and nothing was removed. */
    CANCELLED
}
