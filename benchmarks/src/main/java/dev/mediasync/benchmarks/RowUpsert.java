package dev.mediasync.benchmarks;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.Availability;
import dev.mediasync.model.Credit;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alternative without thought: an upsert for each row, each with its own commit; absent rows are never noticed. */
final class RowUpsert implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private RowUpsert(Connection connection) {
        this.connection = connection;
    }

    /** Brings a file with the library's schema to these items. */
    static void load(Database database, List<MediaItem> items) throws SQLException {
        try (Connection connection = database.source().getConnection();
                RowUpsert upsert = new RowUpsert(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT OR IGNORE INTO ms_source (id, key) VALUES (1, 'bench')");
                // Keys as they are.
                statement.executeUpdate("INSERT OR IGNORE INTO ms_prefix (id, source_id, text) VALUES (1, 1, '')");
            }
            for (MediaItem item : items) {
                upsert.item(item);
            }
        }
    }

    private void item(MediaItem item) throws SQLException {
        long id = key(
                """
                INSERT INTO ms_item (prefix_id, name, kind, parent_id, title, season, episode, year, released_day,
                    added_at, runtime, content_rating, available)
                VALUES (1, ?, ?, (SELECT id FROM ms_item WHERE prefix_id = 1 AND name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (prefix_id, name) DO UPDATE SET kind = excluded.kind, parent_id = excluded.parent_id,
                    title = excluded.title, season = excluded.season, episode = excluded.episode, year = excluded.year,
                    released_day = excluded.released_day, added_at = excluded.added_at, runtime = excluded.runtime,
                    content_rating = excluded.content_rating, available = excluded.available
                RETURNING id
                """,
                item.key().id(),
                PreparedRow.KINDS.indexOf(item.kind()) + 1,
                item.parentId(),
                item.title(),
                item.numbering().season(),
                item.numbering().episode(),
                item.dates().year(),
                item.dates().released() == null ? null : item.dates().released().toEpochDay(),
                item.dates().added() == null ? null : item.dates().added().toEpochMilli(),
                item.about().runtime() == null ? null : item.about().runtime().toMillis(),
                item.about().contentRating(),
                item.availability() == Availability.AVAILABLE ? 1 : 0);
        run(
                "INSERT OR REPLACE INTO ms_text (item_id, overview) VALUES (?, ?)",
                id,
                item.about().overview());
        details(id, item);
    }

    private void details(long id, MediaItem item) throws SQLException {
        for (ExternalId one : item.externalIds()) {
            run("INSERT OR IGNORE INTO ms_provider (name, letters, digits) VALUES (?, '', 0)", one.provider());
            run(
                    "INSERT OR REPLACE INTO ms_external_id SELECT ?, id, ? FROM ms_provider WHERE name = ?",
                    id,
                    one.value(),
                    one.provider());
        }
        int position = 0;
        for (String genre : item.tags().genres()) {
            run("INSERT OR IGNORE INTO ms_term (type, value) VALUES ('genre', ?)", genre);
            run(
                    "INSERT OR REPLACE INTO ms_tag SELECT ?, ?, id FROM ms_term WHERE type = 'genre' AND value = ?",
                    id,
                    position++,
                    genre);
        }
        position = 0;
        for (Credit one : item.credits()) {
            run("INSERT OR IGNORE INTO ms_person (name) VALUES (?)", one.person());
            run(
                    "INSERT OR REPLACE INTO ms_credit SELECT ?, ?, id, ?, ? FROM ms_person WHERE name = ?",
                    id,
                    position++,
                    one.role().ordinal() + 1,
                    one.character(),
                    one.person());
        }
        position = 0;
        for (Artwork one : item.artwork()) {
            run(
                    "INSERT OR REPLACE INTO ms_artwork VALUES (?, ?, ?, ?)",
                    id,
                    position++,
                    one.kind().ordinal() + 1,
                    one.reference());
        }
        position = 0;
        for (MediaPart one : item.parts()) {
            run(
                    "INSERT OR REPLACE INTO ms_part VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
                    id,
                    position++,
                    one.version(),
                    one.file(),
                    one.sizeBytes(),
                    one.container(),
                    one.duration() == null ? null : one.duration().toMillis());
        }
    }

    private long key(String sql, @Nullable Object... values) throws SQLException {
        try (ResultSet row = bound(sql, values).executeQuery()) {
            return row.getLong(1);
        }
    }

    private void run(String sql, @Nullable Object... values) throws SQLException {
        bound(sql, values).executeUpdate();
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }
}
