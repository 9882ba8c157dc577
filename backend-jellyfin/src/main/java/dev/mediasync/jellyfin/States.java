package dev.mediasync.jellyfin;

import dev.mediasync.model.UserState;
import java.time.Duration;
import java.util.Objects;

/** Reads what a user did with an item. */
final class States {
    private static final int MOST_PLAYS = 1_000_000;
    private static final double BEST = 10;

    private States() {}

    /**
     * The state in a row's user data; of a row without any, that of a user who did nothing.
     *
     * <p>Of a folder only the mark as favourite and the rating are its own. The server computes the rest of what the folder
     * holds, and calls an empty one played.
     *
     * @param data the user data itself, or a row that holds it
     */
    static UserState of(Row data, ItemType type, String user) {
        Row inner = data.row("UserData");
        Row own = inner == null ? data : inner;
        boolean playable = type.playable();
        Duration position = playable ? own.ticks("PlaybackPositionTicks") : null;
        boolean played = playable && own.flag("Played");
        int plays = playable ? Objects.requireNonNullElse(own.number("PlayCount", 0, MOST_PLAYS), 0) : 0;
        Double rating = own.decimal("Rating");
        return new UserState(
                user,
                position == null ? Duration.ZERO : position,
                played,
                played ? Math.max(1, plays) : plays,
                playable ? own.moment("LastPlayedDate") : null,
                own.flag("IsFavorite"),
                rating == null || rating < 0 || rating > BEST ? null : rating);
    }
}
