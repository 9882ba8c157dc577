package dev.mediasync.jellyfin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Knows which states were written here a moment ago, so that the server's word of them is no news; thread-safe. */
final class Echoes {
    private static final Duration LATEST = Duration.ofSeconds(15);

    private final Clock clock;
    private final Map<String, Instant> written = new HashMap<>();

    Echoes(Clock clock) {
        this.clock = clock;
    }

    /** Notes that the state of an item is about to be written. */
    synchronized void wrote(String id) {
        Instant now = clock.instant();
        written.values().removeIf(when -> when.plus(LATEST).isBefore(now));
        written.put(id, now);
    }

    /** Whether the state of an item was written here just now. */
    synchronized boolean own(String id) {
        Instant when = written.get(id);
        return when != null && !when.plus(LATEST).isBefore(clock.instant());
    }
}
