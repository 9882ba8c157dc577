package dev.mediasync.benchmarks;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.Credit;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.repository.SearchDocument;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The floor: the same rows in the same tables by hand, one prepared batch for each table, in one transaction.
 *
 * <p>It knows beforehand that the file is empty and that parents come first; it plans nothing and checks nothing.
 */
final class JdbcFloor implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final long NOW = 1_700_000_000_000L;

    private final Connection connection;
    private final List<PreparedStatement> batches = new ArrayList<>();
    private final Map<String, Long> ids = new HashMap<>();
    private final PreparedStatement item;
    private final PreparedStatement member;
    private final PreparedStatement external;
    private final PreparedStatement tag;
    private final PreparedStatement credit;
    private final PreparedStatement artwork;
    private final PreparedStatement part;
    private final PreparedStatement change;
    private final PreparedStatement search;
    private long last;

    private JdbcFloor(Connection connection) throws SQLException {
        this.connection = connection;
        item = insert(
                "ms_item (id, source_id, key, kind, parent_id, title, sort_title, original_title, season, episode,"
                        + " end_episode, absolute, disc, track, year, released, added_at, overview, tagline, runtime,"
                        + " content_rating, availability)",
                22);
        member = insert("ms_member (library_id, item_id, key, kind, fingerprint)", 5);
        external = insert("ms_external_id (item_id, provider, value)", 3);
        tag = insert("ms_tag (item_id, type, position, value)", 4);
        credit = insert("ms_credit (item_id, position, person, role, character)", 5);
        artwork = insert("ms_artwork (item_id, position, kind, reference)", 4);
        part = insert("ms_part (item_id, position, version, file, size_bytes, container, duration, modified_at)", 8);
        change = insert("ms_change (sequence, at, library_id, verb, key, from_key, kind)", 7);
        search = insert("ms_search (rowid, titles, people, tags)", 4);
    }

    /** Fills an empty file with the library's schema. */
    static long load(Database database, List<ObservedPage> pages) throws SQLException {
        try (Connection connection = database.source().getConnection()) {
            connection.setAutoCommit(false);
            try (JdbcFloor floor = new JdbcFloor(connection)) {
                floor.all(pages);
                connection.commit();
                return floor.last;
            }
        }
    }

    private PreparedStatement insert(String what, int columns) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + what + " VALUES (" + "?, ".repeat(columns - 1) + "?)");
        batches.add(statement);
        return statement;
    }

    private void all(List<ObservedPage> pages) throws SQLException {
        run("INSERT INTO ms_source (id, key) VALUES (1, 'bench')");
        run("INSERT INTO ms_library (id, source_id, key, name, kind, revision, scope, lease_token)"
                + " VALUES (1, 1, 'all', 'All', 'MIXED', 1, 'bench', 1)");
        for (ObservedPage page : pages) {
            for (ObservedItem shown : page.items()) {
                write(++last, shown.item(), shown.fingerprint());
                if (last % BATCH == 0) {
                    flush();
                }
            }
        }
        flush();
        run("UPDATE ms_counter SET last = " + last);
        run("UPDATE ms_library SET items = " + last);
        run("INSERT INTO ms_run (library_id, mode, started_at, ended_at, outcome, added, updated, rekeyed, removed,"
                + " unchanged, withheld) VALUES (1, 'FULL', 0, 0, 'COMPLETED', " + last + ", 0, 0, 0, 0, 0)");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void flush() throws SQLException {
        for (PreparedStatement batch : batches) {
            batch.executeBatch();
        }
    }

    private void write(long id, MediaItem shown, long fingerprint) throws SQLException {
        ids.put(shown.key().id(), id);
        bindItem(id, shown);
        item.addBatch();
        member.setLong(1, 1);
        member.setLong(2, id);
        member.setString(3, shown.key().id());
        member.setString(4, shown.kind().word());
        member.setLong(5, fingerprint);
        member.addBatch();
        details(id, shown);
        document(id, shown);
        change.setLong(1, id);
        change.setLong(2, NOW);
        change.setLong(3, 1);
        change.setString(4, "ADDED");
        change.setString(5, shown.key().id());
        change.setString(7, shown.kind().word());
        change.addBatch();
    }

    private void document(long id, MediaItem shown) throws SQLException {
        SearchDocument document = SearchDocument.of(shown);
        search.setLong(1, id);
        search.setString(2, String.join(" ", document.titles()));
        search.setString(3, String.join(" ", document.people()));
        search.setString(
                4, String.join(" ", document.tags()) + " \u0082" + shown.kind().word());
        search.addBatch();
    }

    private void bindItem(long id, MediaItem shown) throws SQLException {
        item.setLong(1, id);
        item.setLong(2, 1);
        item.setString(3, shown.key().id());
        item.setString(4, shown.kind().word());
        item.setObject(5, shown.parentId() == null ? null : ids.get(shown.parentId()));
        item.setString(6, shown.title());
        item.setString(7, shown.titles().sort());
        item.setString(8, shown.titles().original());
        item.setObject(9, shown.numbering().season());
        item.setObject(10, shown.numbering().episode());
        item.setObject(15, shown.dates().year());
        item.setString(16, String.valueOf(shown.dates().released()));
        item.setObject(17, millis(shown.dates().added()));
        item.setString(18, shown.about().overview());
        item.setObject(
                20,
                shown.about().runtime() == null ? null : shown.about().runtime().toMillis());
        item.setString(21, shown.about().contentRating());
        item.setString(22, shown.availability().name());
    }

    private void details(long id, MediaItem shown) throws SQLException {
        for (ExternalId one : shown.externalIds()) {
            external.setLong(1, id);
            external.setString(2, one.provider());
            external.setString(3, one.value());
            external.addBatch();
        }
        int position = 0;
        for (String genre : shown.tags().genres()) {
            tag.setLong(1, id);
            tag.setString(2, "genre");
            tag.setInt(3, position++);
            tag.setString(4, genre);
            tag.addBatch();
        }
        position = 0;
        for (Credit one : shown.credits()) {
            credit.setLong(1, id);
            credit.setInt(2, position++);
            credit.setString(3, one.person());
            credit.setString(4, one.role().name());
            credit.setString(5, one.character());
            credit.addBatch();
        }
        position = 0;
        for (Artwork one : shown.artwork()) {
            artwork.setLong(1, id);
            artwork.setInt(2, position++);
            artwork.setString(3, one.kind().name());
            artwork.setString(4, one.reference());
            artwork.addBatch();
        }
        parts(id, shown.parts());
    }

    private void parts(long id, List<MediaPart> parts) throws SQLException {
        int position = 0;
        for (MediaPart one : parts) {
            part.setLong(1, id);
            part.setInt(2, position++);
            part.setString(3, one.version());
            part.setString(4, one.file());
            part.setObject(5, one.sizeBytes());
            part.setString(6, one.container());
            part.setObject(7, one.duration() == null ? null : one.duration().toMillis());
            part.setObject(8, millis(one.modified()));
            part.addBatch();
        }
    }

    private static @Nullable Long millis(java.time.@Nullable Instant instant) {
        return instant == null ? null : (Long) instant.toEpochMilli();
    }

    /** Reads every stamp and does nothing with it: the least that any comparison must do. */
    static long readStamps(Database database) throws SQLException {
        long sum = 0;
        try (Connection connection = database.source().getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT m.item_id, m.key, m.kind, m.fingerprint
                        FROM ms_member m
                        WHERE m.library_id = (SELECT l.id FROM ms_library l JOIN ms_source s ON s.id = l.source_id
                            WHERE s.key = 'bench' AND l.key = 'all')
                        """);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sum += row.getLong(1)
                        + row.getString(2).length()
                        + row.getString(3).length()
                        + row.getLong(4);
            }
        }
        return sum;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement batch : batches) {
            batch.close();
        }
    }
}
