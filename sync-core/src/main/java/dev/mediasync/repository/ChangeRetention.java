package dev.mediasync.repository;

import java.time.Duration;

/**
 * How long a repository keeps its change feed.
 *
 * @param age changes older than this may be trimmed
 * @param atLeast so many of the last changes are kept, whatever their age
 */
public record ChangeRetention(Duration age, long atLeast) {
    /** Thirty days, and the last 10,000 changes. */
    public static final ChangeRetention DEFAULT = new ChangeRetention(Duration.ofDays(30), 10_000);

    /** Checks the ranges. */
    public ChangeRetention {
        if (age.isNegative() || atLeast < 0) {
            throw new IllegalArgumentException(
                    "A change feed keeps neither a negative time nor a negative number of changes: " + age + ", "
                            + atLeast);
        }
    }
}
