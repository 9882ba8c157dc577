package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps what a host has beside our tables whole while a migration makes them anew.
 *
 * <p>References are left alone meanwhile, or a table that is dropped would take the host's rows along; they are looked at
 * before the commit. Views and triggers stand aside, since none may be there that names a table which is not, and a table
 * takes its triggers along.
 */
final class Bystanders extends AroundMigrations {
    private static final String REFERRING = """
            SELECT name FROM sqlite_master AS t WHERE type = 'table'
            AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS f WHERE lower(f."table") GLOB 'ms_*')
            ORDER BY name
            """;
    /** Triggers first, since a view takes its own along. */
    private static final String STANDING = """
            SELECT type, name, sql FROM sqlite_master
            WHERE type IN ('trigger', 'view') AND lower(name) NOT GLOB 'ms_*' AND sql IS NOT NULL ORDER BY type, rowid
            """;

    private final List<Aside> aside = new ArrayList<>();
    private final Map<String, Long> broken = new HashMap<>();

    /** A view or a trigger, and the statement that makes it. */
    private record Aside(String type, String name, String sql) {
        String drop() {
            return "DROP " + type + " \"" + name.replace("\"", "\"\"") + '"';
        }
    }

    Bystanders() {
        super("ms_bystanders");
    }

    @Override
    void before(Connection connection) throws SQLException {
        aside.clear();
        broken.clear();
        lock(connection);
        for (String table : referring(connection)) {
            broken.put(table, broken(connection, table));
        }
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(STANDING)) {
                while (row.next()) {
                    aside.add(new Aside(row.getString("type"), row.getString("name"), row.getString("sql")));
                }
            }
            for (Aside one : aside) {
                statement.execute(one.drop());
            }
        }
    }

    /** Takes the right to write before anything is read, for who has read cannot wait for it any more. */
    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM " + SchemaGate.HISTORY + " WHERE 0");
        }
    }

    @Override
    void after(Connection connection) throws SQLException {
        for (String table : referring(connection)) {
            if (broken(connection, table) > broken.getOrDefault(table, 0L)) {
                throw new SyncException(
                        ErrorKind.STORAGE_FAILED,
                        "References of the table " + table
                                + " would point nowhere in the new schema; nothing was changed. Let them point to the column id of"
                                + " our tables, which stays.");
            }
        }
        try (Statement statement = connection.createStatement()) {
            // Views first, for the sake of triggers on them.
            for (int at = aside.size() - 1; at >= 0; at--) {
                statement.execute(aside.get(at).sql());
            }
        }
    }

    private static List<String> referring(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(REFERRING)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    /** How many rows of a table point nowhere; more than any number where the reference itself is none. */
    private static long broken(Connection connection, String table) throws SQLException {
        try (PreparedStatement check =
                connection.prepareStatement("SELECT count(*) FROM pragma_foreign_key_check(?)")) {
            check.setString(1, table);
            try (ResultSet row = check.executeQuery()) {
                return row.getLong(1);
            }
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("foreign key mismatch")) {
                return Long.MAX_VALUE;
            }
            throw e;
        }
    }

    @Override
    IllegalStateException failure(SQLException e) {
        return new IllegalStateException("What stands beside our tables could not be kept: " + e.getMessage(), e);
    }
}
