package dev.mediasync.internal;

import java.time.Duration;

/** Waits that double, each a little shorter or longer than it should be, so that many do not come back at once. */
final class Backoff {
    private static final double SPREAD = 0.1;
    private static final int MOST_DOUBLINGS = 20;

    private final WatchTime time;
    private final Duration first;
    private int failures;

    Backoff(WatchTime time, Duration first) {
        this.time = time;
        this.first = first;
    }

    /** The wait after one more failure, in nanoseconds. */
    long next(Duration longest) {
        double doubled = (double) first.toNanos() * (1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return spread(time, (long) Math.min(doubled, (double) longest.toNanos()));
    }

    void reset() {
        failures = 0;
    }

    /** About so many nanoseconds. */
    static long spread(WatchTime time, long nanos) {
        return (long) (nanos * (1 - SPREAD + 2 * SPREAD * time.chance()));
    }
}
