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
     * The state in an item's user data; of an item without any, that of a user who did nothing.
     *
     * <p>Of a folder only the mark as favourite and the rating are its own. The server computes the rest of what the folder
     * holds, and calls an empty one played.
     *
     * @param row a listed row, an item's own page, or the user data alone
     */
    static UserState of(Row row, ItemType type, String user) {
        Row inner = row.has("UserData") ? row.row("UserData") : null;
        Row own = inner != null || row.listed() ? inner : row;
        return own == null ? UserState.untouched(user) : state(own, type, user);
    }

    private static UserState state(Row own, ItemType type, String user) {
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
