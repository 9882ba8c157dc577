package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.UnsentState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user's state as it is stored, with the mark that it has while the source has not seen it.
 *
 * @param state the state
 * @param number the number of the write that was not sent, null where there is nothing to send
 * @param changed when that write was made
 */
record KeptState(
        UserState state, @Nullable Long number, @Nullable Instant changed) {
    /** The columns of a state, in the order in which {@link #put} and {@link #read} go through them. */
    static final String COLUMNS =
            "user, position, played, play_count, last_played, favourite, rating, unsent, unsent_at";

    /** How many columns there are. */
    static final int COUNT = 9;

    private static final String PUT =
            "INSERT OR REPLACE INTO ms_user_state (item_id, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** A state that the source has. */
    static KeptState seen(UserState state) {
        return new KeptState(state, null, null);
    }

    static KeptState read(ResultSet row) throws SQLException {
        UserState state = new UserState(
                row.getString(1),
                Duration.ofMillis(row.getLong(2)),
                row.getBoolean(3),
                row.getInt(4),
                Statements.instant(row, 5),
                row.getBoolean(6),
                Statements.decimal(row, 7));
        return new KeptState(state, Statements.number(row, 8), Statements.instant(row, 9));
    }

    /** Makes it an item's state of its user. */
    void put(Statements statements, long item) throws SQLException {
        PreparedStatement put = statements.of(PUT);
        put.setLong(1, item);
        put.setString(2, state.user());
        put.setLong(3, state.position().toMillis());
        put.setBoolean(4, state.played());
        put.setInt(5, state.playCount());
        Statements.set(put, 6, state.lastPlayed());
        put.setBoolean(7, state.favourite());
        Statements.set(put, 8, state.rating());
        Statements.set(put, 9, number);
        Statements.set(put, 10, changed);
        put.executeUpdate();
    }

    /** Whether this state counts where another item's state of the same user meets it; what waits yields to later plays only. */
    boolean prevailsOver(KeptState other) {
        if (changed == null && other.changed != null) {
            return state.playedAfter(other.changed);
        }
        if (changed != null && other.changed == null) {
            return !other.state.playedAfter(changed);
        }
        return state.newerThan(other.state);
    }

    /** The state as what is to be sent, if it is. */
    Optional<UnsentState> unsent(ItemKey key) {
        return number == null || changed == null
                ? Optional.empty()
                : Optional.of(new UnsentState(key, state, changed, number));
    }
}
