package dev.mediasync.internal;

import java.time.Duration;
import java.time.Instant;

/** Notices that the machine slept: the time of day went on while the steady time stood still. */
final class Slumber {
    private static final Duration NOTICED = Duration.ofSeconds(20);

    private Instant wall;
    private long nanos;

    Slumber(Instant wall, long nanos) {
        this.wall = wall;
        this.nanos = nanos;
    }

    /** Whether the machine slept since the last question; a clock that was set forward looks the same. */
    boolean woke(Instant wallNow, long nanosNow) {
        Duration byWall = Duration.between(wall, wallNow);
        Duration awake = Duration.ofNanos(nanosNow - nanos);
        wall = wallNow;
        nanos = nanosNow;
        return byWall.minus(awake).compareTo(NOTICED) > 0;
    }
}
