package dev.mediasync.benchmarks;

/** How much thought went into the use of JPA. */
public enum JpaStyle {
    /** None beyond the mapping: Hibernate's own settings, one transaction. */
    AS_WRITTEN,
    /** Batches of 50, inserts in order, and a flush and a clear every 1,000 items. */
    TUNED
}
