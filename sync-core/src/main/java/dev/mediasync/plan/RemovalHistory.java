package dev.mediasync.plan;

/**
 * What recent runs removed without anybody's approval, inside the policy's window.
 *
 * @param reading whether the records of runs could be read
 * @param removed how many items of the library went
 * @param sourceItems how many items are recorded in all libraries of its source
 * @param sourceRemoved how many items of all libraries of its source went
 */
public record RemovalHistory(Reading reading, long removed, long sourceItems, long sourceRemoved) {
    /** Whether the records of runs could be read. */
    public enum Reading {
        /** They could. */
        KNOWN,
        /** They could not, so nothing is removed without an approval. */
        UNREADABLE
    }

    /** Nothing was removed of a library that is alone in its source. */
    public static RemovalHistory none(long items) {
        return of(items, 0);
    }

    /** So many items were removed of a library that is alone in its source. */
    public static RemovalHistory of(long items, long removed) {
        return new RemovalHistory(Reading.KNOWN, removed, items, removed);
    }

    /** The records could not be read. */
    public static RemovalHistory unreadable() {
        return new RemovalHistory(Reading.UNREADABLE, 0, 0, 0);
    }
}
