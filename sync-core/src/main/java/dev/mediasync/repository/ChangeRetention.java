package dev.mediasync.repository;

import java.time.Duration;

/**
 * How long a repository keeps its change feed.
 *
 * @param age changes older than this may be trimmed; a hundred years at most
 * @param atLeast so many of the last changes are kept, whatever their age
 */
public record ChangeRetention(Duration age, long atLeast) {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** Thirty days, and the last 10,000 changes. */
    public static final ChangeRetention DEFAULT = new ChangeRetention(Duration.ofDays(30), 10_000);

    /** Checks the ranges. */
    public ChangeRetention {
        if (age.isNegative() || age.compareTo(LONGEST) > 0 || atLeast < 0) {
            throw new IllegalArgumentException("A change feed keeps changes for a hundred years at most, and neither a"
                    + " negative time nor a negative number of them: " + age + ", " + atLeast);
        }
    }
}
