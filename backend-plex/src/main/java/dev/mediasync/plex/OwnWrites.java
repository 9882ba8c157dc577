package dev.mediasync.plex;

import dev.mediasync.model.ItemKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When this source last wrote a state; a play that the server dates no later was written here. */
final class OwnWrites {
    private static final int MOST = 10_000;

    private final Map<Written, Instant> times = new LinkedHashMap<>();

    private record Written(ItemKey key, String user) {}

    /**
     * Notes a write.
     *
     * @param when the server's own time after it
     */
    void wrote(ItemKey key, String user, Instant when) {
        Written written = new Written(key, user);
        times.remove(written);
        times.put(written, when);
        if (times.size() > MOST) {
            times.remove(times.keySet().iterator().next());
        }
    }

    /** Whether the last play that the server knows is one that was written here. */
    boolean cover(ItemKey key, String user, @Nullable Instant lastPlayed) {
        Instant when = times.get(new Written(key, user));
        return when != null && lastPlayed != null && !lastPlayed.isAfter(when);
    }
}
