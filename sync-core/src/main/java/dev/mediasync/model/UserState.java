package dev.mediasync.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What one user did with one item; it lives apart from the item and outlives it.
 *
 * @param user the user's name or id in the source, without half a surrogate pair
 * @param position where playback stopped, zero where it was not begun or is finished
 * @param played whether the item counts as seen or heard
 * @param playCount how often it was played, not negative
 * @param lastPlayed when it was last played
 * @param favourite whether the user marked it
 * @param rating the user's own mark, 0 to 10
 */
public record UserState(
        String user,
        Duration position,
        boolean played,
        int playCount,
        @Nullable Instant lastPlayed,
        boolean favourite,
        @Nullable Double rating) {
    private static final double MOST = 10;
    private static final Comparator<UserState> AGE = Comparator.comparing(
                    UserState::lastPlayed, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparingInt(UserState::playCount)
            .thenComparing(UserState::played)
            .thenComparing(UserState::position);

    /** Checks name and ranges, and cuts times to milliseconds. */
    public UserState {
        Unicode.whole("A user's name", user);
        position = position.truncatedTo(ChronoUnit.MILLIS);
        lastPlayed = lastPlayed == null ? null : lastPlayed.truncatedTo(ChronoUnit.MILLIS);
        if (rating != null && !(rating >= 0 && rating <= MOST)) {
            throw new IllegalArgumentException("A user's mark is from 0 to 10: " + rating);
        }
        if (position.isNegative() || playCount < 0) {
            throw new IllegalArgumentException(
                    "A position and a play count are never negative: " + position + ", " + playCount);
        }
    }

    /** The state of a user who has not touched the item. */
    public static UserState untouched(String user) {
        return new UserState(user, Duration.ZERO, false, 0, null, false, null);
    }

    /** Whether this state is newer than another of the same user: played later, else played more, else further on. */
    public boolean newerThan(UserState other) {
        return AGE.compare(this, other) > 0;
    }

    /** Whether the item is known to have been played behind a moment. */
    public boolean playedAfter(Instant moment) {
        return lastPlayed != null && lastPlayed.isAfter(moment);
    }

    /** The same user at another position. */
    public UserState at(Duration newPosition) {
        return new UserState(user, newPosition, played, playCount, lastPlayed, favourite, rating);
    }

    /** The same user after one more play that ended at the given time. */
    public UserState playedAt(Instant when) {
        return new UserState(user, Duration.ZERO, true, playCount + 1, when, favourite, rating);
    }

    /** The same user with the played mark and the position taken back. */
    public UserState unplayed() {
        return new UserState(user, Duration.ZERO, false, 0, null, favourite, rating);
    }
}
