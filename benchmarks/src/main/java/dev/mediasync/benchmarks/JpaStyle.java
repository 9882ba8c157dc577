package dev.mediasync.benchmarks;

/** How much thought went into the use of JPA. */
public enum JpaStyle {
    /** Each item is saved by itself, in a transaction of its own, as a repository's {@code save} does. */
    SAVE_EACH,
    /** The items of a page are saved in one transaction, with JDBC batches of 50, as {@code saveAll} does. */
    AS_WRITTEN,
    /** One transaction for all, with batches of 50, inserts in order, and a flush and a clear every 1,000 items. */
    TUNED
}
