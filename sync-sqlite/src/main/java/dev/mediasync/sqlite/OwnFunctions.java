package dev.mediasync.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/** Lends the migrations what only the library can tell; no other statement needs it. */
final class OwnFunctions extends AroundMigrations {
    private static final Map<String, Work> FUNCTIONS = Map.of(
            "ms_prefix_of", texts -> StoredKey.of(texts[0]).prefix(),
            "ms_name_of", texts -> StoredKey.of(texts[0]).name(),
            "ms_before_key", texts -> StoredKey.before(texts[0], texts[1]),
            "ms_letters_of", texts -> StoredId.of(texts[0]).letters(),
            "ms_digits_of", texts -> StoredId.of(texts[0]).digits(),
            "ms_value_of", texts -> StoredId.of(texts[0]).value());

    OwnFunctions() {
        super("ms_functions");
    }

    /** What a function makes of its texts. */
    @FunctionalInterface
    private interface Work {
        @Nullable
        Object of(String[] texts);
    }

    /** Makes the functions known to a connection. */
    static void lend(Connection connection) throws SQLException {
        SQLiteConnection raw = connection.unwrap(SQLiteConnection.class);
        for (Map.Entry<String, Work> function : FUNCTIONS.entrySet()) {
            Function.create(raw, function.getKey(), new Own(function.getValue()));
        }
    }

    private static void takeBack(Connection connection) throws SQLException {
        SQLiteConnection raw = connection.unwrap(SQLiteConnection.class);
        for (String name : FUNCTIONS.keySet()) {
            Function.destroy(raw, name);
        }
    }

    /** A function for the store. */
    private static final class Own extends Function {
        private final Work work;

        Own(Work work) {
            this.work = work;
        }

        @Override
        protected void xFunc() throws SQLException {
            String[] texts = new String[args()];
            for (int at = 0; at < texts.length; at++) {
                texts[at] = value_text(at);
            }
            Object made = work.of(texts);
            if (made instanceof String text) {
                result(text);
            } else if (made instanceof Number number) {
                result(number.longValue());
            } else {
                result();
            }
        }
    }

    @Override
    void before(Connection connection) throws SQLException {
        lend(connection);
    }

    @Override
    void after(Connection connection) throws SQLException {
        takeBack(connection);
    }

    @Override
    void failed(Connection connection) throws SQLException {
        takeBack(connection);
    }

    @Override
    IllegalStateException failure(SQLException e) {
        return new IllegalStateException("The functions for the migrations", e);
    }
}
