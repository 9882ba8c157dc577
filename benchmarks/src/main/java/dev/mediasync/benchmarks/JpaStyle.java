package dev.mediasync.benchmarks;

/** How much thought went into the use of JPA. */
public enum JpaStyle {
    /** None at all: each item is saved by itself, in a transaction of its own, as a repository's {@code save} does. */
    SAVE_EACH,
    /** None beyond the mapping: Hibernate's own settings, one transaction. */
    AS_WRITTEN,
    /** Batches of 50, inserts in order, and a flush and a clear every 1,000 items. */
    TUNED
}
