package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** What users did with items. */
final class UserStateSql {
    /** The columns of a state, in the order in which {@link #bind} and {@link #state} go through them. */
    static final String COLUMNS = "user, position, played, play_count, last_played, favourite, rating";

    private static final String OF_KEY =
            "(SELECT i.id FROM ms_item i JOIN ms_source s ON s.id = i.source_id WHERE s.key = ? AND i.key = ?)";
    private static final String SAVE = """
            INSERT INTO ms_user_state (item_id, user, position, played, play_count, last_played, favourite, rating)
            SELECT i.id, ?, ?, ?, ?, ?, ?, ? FROM ms_item i JOIN ms_source s ON s.id = i.source_id
            WHERE s.key = ? AND i.key = ?
            ON CONFLICT (item_id, user) DO UPDATE SET position = excluded.position, played = excluded.played,
                play_count = excluded.play_count, last_played = excluded.last_played,
                favourite = excluded.favourite, rating = excluded.rating
            """;
    private static final String FIND =
            "SELECT " + COLUMNS + " FROM ms_user_state" + " WHERE user = ? AND item_id = " + OF_KEY;

    private final Connection connection;

    UserStateSql(Connection connection) {
        this.connection = connection;
    }

    /** Saves a state, and tells whether the item is known. */
    boolean save(ItemKey key, UserState state) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            bind(statement, 1, state);
            statement.setString(8, key.source().value());
            statement.setString(9, key.id());
            return statement.executeUpdate() > 0;
        }
    }

    Optional<UserState> find(ItemKey key, String user) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, user);
            statement.setString(2, key.source().value());
            statement.setString(3, key.id());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(state(row)) : Optional.empty();
            }
        }
    }

    /** Binds the seven columns of a state, its user first. */
    static void bind(PreparedStatement statement, int from, UserState state) throws SQLException {
        statement.setString(from, state.user());
        statement.setLong(from + 1, state.position().toMillis());
        statement.setBoolean(from + 2, state.played());
        statement.setInt(from + 3, state.playCount());
        Statements.set(statement, from + 4, state.lastPlayed());
        statement.setBoolean(from + 5, state.favourite());
        Statements.set(statement, from + 6, state.rating());
    }

    static UserState state(ResultSet row) throws SQLException {
        return new UserState(
                row.getString(1),
                Duration.ofMillis(row.getLong(2)),
                row.getBoolean(3),
                row.getInt(4),
                Statements.instant(row, 5),
                row.getBoolean(6),
                Statements.decimal(row, 7));
    }
}
