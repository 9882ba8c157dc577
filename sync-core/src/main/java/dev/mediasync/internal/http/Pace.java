package dev.mediasync.internal.http;

import java.time.Duration;

/**
 * How long a listener waits for what.
 *
 * @param quiet how long nothing may come before what came is told; metadata are not final when they are announced
 * @param longest how long what came may wait while more comes
 * @param firstRetry how long after a lost connection the next is tried
 * @param longestRetry how far that wait may grow
 * @param ping how often a silent server is asked for a sign of life; after three without one it is given up
 */
public record Pace(Duration quiet, Duration longest, Duration firstRetry, Duration longestRetry, Duration ping) {
    /** What suits a home server that scans for minutes. */
    public static final Pace DEFAULT = new Pace(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(2),
            Duration.ofSeconds(30));
}
