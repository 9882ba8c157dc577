package dev.mediasync.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** Makes a file as the first schema left it: the films of step 0 and a user's state of some of them. */
final class OldFile {
    private OldFile() {}

    static void write(Path file, int states) throws SQLException {
        String url = "jdbc:sqlite:" + file;
        Flyway.configure(SchemaGate.class.getClassLoader())
                .dataSource(url, null, null)
                .table(SchemaGate.HISTORY)
                .locations("classpath:dev/mediasync/sqlite/migration")
                .target("1")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO ms_source (id, key) VALUES (1, 'server-1')");
            statement.execute("INSERT INTO ms_library (id, source_id, key, name, kind, revision, items)"
                    + " VALUES (1, 1, 'films', 'Films', 'MOVIES', 1, " + Steps.FILMS + ")");
            int id = 0;
            for (var film : Steps.source(0).items) {
                id++;
                statement.execute("INSERT INTO ms_item (id, source_id, key, kind, title, availability) VALUES (" + id
                        + ", 1, '" + film.key().id() + "', 'movie', '" + film.title() + "', 'AVAILABLE')");
                statement.execute("INSERT INTO ms_member (library_id, item_id, key, kind, fingerprint) VALUES (1, " + id
                        + ", '" + film.key().id() + "', 'movie', 7)");
                if (id <= states) {
                    statement.execute("INSERT INTO ms_user_state"
                            + " (item_id, user, position, played, play_count, favourite) VALUES (" + id + ", '"
                            + Steps.USER + "', " + id * 1000 + ", 0, 0, 0)");
                }
            }
            statement.execute("UPDATE ms_counter SET last = " + id + " WHERE name = 'item'");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }
}
