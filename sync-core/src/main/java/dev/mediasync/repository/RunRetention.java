package dev.mediasync.repository;

import dev.mediasync.plan.RemovalPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How long the records of a library's runs are kept.
 *
 * <p>Beyond that stay: the last records of a library, the run that saw its items last, and whatever removed something
 * without an approval inside the longest window that a {@link RemovalPolicy} may have. What the change feed tells of an
 * older run stays, but not which run it was.
 *
 * @implSpec A repository keeps {@link #DEFAULT}. It forgets what is too old when it records another run, all at once or a
 *     few at a time.
 * @param age how long every record is kept
 * @param atLeast how many of the newest are kept however old
 */
public record RunRetention(Duration age, int atLeast) {
    /** Ninety days, and the last 100 runs. */
    public static final RunRetention DEFAULT = new RunRetention(Duration.ofDays(90), 100);

    /** When a run ended of which, and of the ones before, nothing is kept for its age. */
    public Instant oldest(Instant now) {
        return now.minus(age);
    }

    /** When a run ended whose removals count for no window any more. */
    public Instant oldestRemoval(Instant now) {
        return now.minus(RemovalPolicy.LONGEST_WINDOW);
    }

    /**
     * The records that may be forgotten.
     *
     * @param runs a library's records, the oldest first
     * @param now the present time
     * @param needed when the runs ended that saw one of the library's items last
     */
    public List<RunRecord> forgettable(List<RunRecord> runs, Instant now, Collection<Instant> needed) {
        return runs.subList(0, Math.max(0, runs.size() - atLeast)).stream()
                .filter(run -> run.ended().isBefore(oldest(now)) && !needed.contains(run.ended()))
                .filter(run -> !run.removedUnasked() || run.ended().isBefore(oldestRemoval(now)))
                .toList();
    }
}
