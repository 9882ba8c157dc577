package dev.mediasync.sqlite;

import dev.mediasync.model.About;
import dev.mediasync.model.Artwork;
import dev.mediasync.model.Credit;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.Rating;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an item's own row and all that hangs on it. */
final class ItemWriter {
    private static final String INSERT = """
            INSERT INTO ms_item (id, source_id, key, kind, parent_id, title, sort_title, original_title,
                season, episode, end_episode, absolute, disc, track, year, released, added_at,
                overview, tagline, runtime, content_rating, availability)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (source_id, key) DO NOTHING
            """;
    private static final String UPDATE = """
            UPDATE ms_item SET id = ?, source_id = ?, key = ?, kind = ?, parent_id = ?,
                title = ?, sort_title = ?, original_title = ?,
                season = ?, episode = ?, end_episode = ?, absolute = ?, disc = ?, track = ?,
                year = ?, released = ?, added_at = ?,
                overview = ?, tagline = ?, runtime = ?, content_rating = ?, availability = ?
            WHERE id = ?
            """;
    private static final int COLUMNS = 22;
    private static final List<String> DETAILS =
            List.of("ms_external_id", "ms_tag", "ms_credit", "ms_rating", "ms_artwork", "ms_part", "ms_word");

    private final Statements statements;
    private final SearchWriter search;
    private final long source;

    ItemWriter(Statements statements, long source) {
        this.statements = statements;
        this.search = new SearchWriter(statements);
        this.source = source;
    }

    /** Writes a new item, and tells whether its key was free. */
    boolean insert(long id, MediaItem item, @Nullable Long parent) throws SQLException {
        PreparedStatement statement = statements.of(INSERT);
        bind(statement, id, item, parent);
        if (statement.executeUpdate() == 0) {
            return false;
        }
        details(id, item);
        search.insert(id, item);
        return true;
    }

    /** Writes an item over a recorded one, its key included. */
    void update(long id, MediaItem item, @Nullable Long parent) throws SQLException {
        PreparedStatement statement = statements.of(UPDATE);
        bind(statement, id, item, parent);
        statement.setLong(COLUMNS + 1, id);
        statement.executeUpdate();
        for (String table : DETAILS) {
            PreparedStatement delete = statements.of("DELETE FROM " + table + " WHERE item_id = ?");
            delete.setLong(1, id);
            delete.executeUpdate();
        }
        details(id, item);
        search.replace(id, item);
    }

    private void bind(PreparedStatement statement, long id, MediaItem item, @Nullable Long parent) throws SQLException {
        Numbering numbering = item.numbering();
        Dates dates = item.dates();
        About about = item.about();
        statement.setLong(1, id);
        statement.setLong(2, source);
        statement.setString(3, item.key().id());
        statement.setString(4, item.kind().word());
        Statements.set(statement, 5, parent);
        statement.setString(6, item.titles().title());
        statement.setString(7, item.titles().sort());
        statement.setString(8, item.titles().original());
        Statements.set(statement, 9, numbering.season());
        Statements.set(statement, 10, numbering.episode());
        Statements.set(statement, 11, numbering.endEpisode());
        Statements.set(statement, 12, numbering.absolute());
        Statements.set(statement, 13, numbering.disc());
        Statements.set(statement, 14, numbering.track());
        Statements.set(statement, 15, dates.year());
        statement.setString(
                16, dates.released() == null ? null : dates.released().toString());
        Statements.set(statement, 17, dates.added());
        statement.setString(18, about.overview());
        statement.setString(19, about.tagline());
        Statements.set(statement, 20, about.runtime());
        statement.setString(21, about.contentRating());
        statement.setString(COLUMNS, item.availability().name());
    }

    private void details(long id, MediaItem item) throws SQLException {
        for (ExternalId external : item.externalIds()) {
            run(
                    "INSERT INTO ms_external_id (item_id, provider, value) VALUES (?, ?, ?)",
                    id,
                    external.provider(),
                    external.value());
        }
        tags(id, "genre", item.tags().genres());
        tags(id, "studio", item.tags().studios());
        tags(id, "label", item.tags().labels());
        credits(id, item.credits());
        ratings(id, item.about().ratings());
        artwork(id, item.artwork());
        parts(id, item.parts());
        words(id, "alias", item.aliases());
        words(id, "identity", item.identities());
    }

    private void credits(long id, List<Credit> credits) throws SQLException {
        int position = 0;
        for (Credit credit : credits) {
            run(
                    "INSERT INTO ms_credit (item_id, position, person, role, character) VALUES (?, ?, ?, ?, ?)",
                    id,
                    position++,
                    credit.person(),
                    credit.role().name(),
                    credit.character());
        }
    }

    private void ratings(long id, List<Rating> ratings) throws SQLException {
        int position = 0;
        for (Rating rating : ratings) {
            run(
                    "INSERT INTO ms_rating (item_id, position, rated_by, value) VALUES (?, ?, ?, ?)",
                    id,
                    position++,
                    rating.by(),
                    rating.value());
        }
    }

    private void artwork(long id, List<Artwork> pictures) throws SQLException {
        int position = 0;
        for (Artwork picture : pictures) {
            run(
                    "INSERT INTO ms_artwork (item_id, position, kind, reference) VALUES (?, ?, ?, ?)",
                    id,
                    position++,
                    picture.kind().name(),
                    picture.reference());
        }
    }

    private void parts(long id, List<MediaPart> parts) throws SQLException {
        int position = 0;
        for (MediaPart part : parts) {
            PreparedStatement statement = statements.of("""
                    INSERT INTO ms_part (item_id, position, version, file, size_bytes, container, duration, modified_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """);
            statement.setLong(1, id);
            statement.setInt(2, position++);
            statement.setString(3, part.version());
            statement.setString(4, part.file());
            Statements.set(statement, 5, part.sizeBytes());
            statement.setString(6, part.container());
            Statements.set(statement, 7, part.duration());
            Statements.set(statement, 8, part.modified());
            statement.executeUpdate();
        }
    }

    private void tags(long id, String type, List<String> values) throws SQLException {
        int position = 0;
        for (String value : values) {
            run("INSERT INTO ms_tag (item_id, type, position, value) VALUES (?, ?, ?, ?)", id, type, position++, value);
        }
    }

    private void words(long id, String type, List<String> values) throws SQLException {
        for (String value : values) {
            run("INSERT INTO ms_word (item_id, type, word) VALUES (?, ?, ?)", id, type, value);
        }
    }

    private void run(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.of(sql);
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        statement.executeUpdate();
    }
}
