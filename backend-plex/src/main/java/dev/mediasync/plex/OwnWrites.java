package dev.mediasync.plex;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When this source last wrote a state; a play that the server dates no later was written here. */
final class OwnWrites {
    private static final int MOST = 10_000;

    private final Map<Written, Told> times = new LinkedHashMap<>();

    private record Written(ItemKey key, String user) {}

    /**
     * One write.
     *
     * @param state the time of the state that was written
     * @param when the server's own time after it
     */
    private record Told(Instant state, Instant when) {}

    /** Notes that a state was written, and the server's own time after it; a state without a time is of that one. */
    void wrote(ItemKey key, UserState state, Instant when) {
        Written written = new Written(key, state.user());
        times.remove(written);
        times.put(written, new Told(Objects.requireNonNullElse(state.lastPlayed(), when), when));
        if (times.size() > MOST) {
            times.remove(times.keySet().iterator().next());
        }
    }

    /** Whether the last play that the server knows was written here, by a state that is no newer than another. */
    boolean cover(ItemKey key, UserState state, @Nullable Instant lastPlayed) {
        Told told = times.get(new Written(key, state.user()));
        Instant time = state.lastPlayed();
        return told != null
                && time != null
                && !time.isBefore(told.state())
                && lastPlayed != null
                && !lastPlayed.isAfter(told.when());
    }
}
