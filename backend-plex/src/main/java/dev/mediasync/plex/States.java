package dev.mediasync.plex;

import dev.mediasync.model.UserState;
import java.time.Duration;
import java.util.Objects;

/** Reads what the account of a token did with a row; what the row does not say was taken back. */
final class States {
    private static final int MOST_PLAYS = 1_000_000;
    private static final double BEST = 10;

    private States() {}

    static UserState of(Row row, RowType type, String user) {
        int plays = Objects.requireNonNullElse(row.number("viewCount", 0, MOST_PLAYS), 0);
        boolean played = type.playable() ? plays > 0 : whole(row);
        Duration position = row.millis("viewOffset");
        Double rating = row.decimal("userRating");
        return new UserState(
                user,
                position == null || !type.playable() ? Duration.ZERO : position,
                played,
                played ? Math.max(1, plays) : 0,
                row.seconds("lastViewedAt"),
                false,
                rating == null || rating < 0 || rating > BEST ? null : rating);
    }

    /** A show counts as played when all of its episodes are. */
    private static boolean whole(Row row) {
        Long leaves = row.whole("leafCount");
        Long viewed = row.whole("viewedLeafCount");
        return leaves != null && viewed != null && leaves > 0 && viewed >= leaves;
    }
}
