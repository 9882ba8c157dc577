package dev.mediasync.sqlite;

import dev.mediasync.model.About;
import dev.mediasync.model.Artwork;
import dev.mediasync.model.Credit;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.Rating;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Tags;
import dev.mediasync.model.Titles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads items with all their fields. */
final class ItemReader implements AutoCloseable {
    private static final String ITEM = """
            SELECT s.key, x.text || i.name, i.kind, %s, i.title, i.sort_title, t.original_title,
                i.season, i.episode, i.end_episode, i.absolute, i.disc, i.track, i.year, i.released_day, i.added_at,
                t.overview, t.tagline, i.runtime, i.content_rating, i.available
            FROM ms_item i
            JOIN ms_prefix x ON x.id = i.prefix_id
            JOIN ms_source s ON s.id = x.source_id
            LEFT JOIN ms_item p ON p.id = i.parent_id
            LEFT JOIN ms_text t ON t.item_id = i.id
            WHERE i.id = ?
            """.formatted(StoredKey.text("p"));
    private static final String OUTLINE = """
            SELECT s.key, x.text || i.name, i.kind, %s, i.title,
                i.season, i.episode, i.end_episode, i.absolute, i.disc, i.track, i.year, i.released_day
            FROM ms_item i
            JOIN ms_prefix x ON x.id = i.prefix_id
            JOIN ms_source s ON s.id = x.source_id
            LEFT JOIN ms_item p ON p.id = i.parent_id
            WHERE i.id = ?
            """.formatted(StoredKey.text("p"));
    private static final String EXTERNAL_IDS = "SELECT " + StoredId.COLUMNS
            + " FROM ms_external_id e JOIN ms_provider p ON p.id = e.provider_id WHERE e.item_id = ?";
    private static final String PARTS = "SELECT d.version, " + StoredKey.file("d")
            + ", d.size_bytes, d.container, d.duration, d.modified_at"
            + " FROM ms_part d WHERE d.item_id = ? ORDER BY d.position";

    private final Statements statements;

    ItemReader(Connection connection) {
        this.statements = new Statements(connection);
    }

    Optional<MediaItem> read(ItemKey key) throws SQLException {
        PreparedStatement statement = statements.of(StoredKey.FIND_IN_SOURCE);
        statement.setString(1, key.source().value());
        StoredKey.of(key.id()).bind(statement, 2);
        long id;
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            id = row.getLong(1);
        }
        return read(id);
    }

    /** Reads what is needed to know an item again, and no more: after a lost mount it is read of every item at once. */
    Optional<MediaItem> outline(long id) throws SQLException {
        PreparedStatement statement = statements.of(OUTLINE);
        statement.setLong(1, id);
        MediaItem.Builder item;
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            ItemKey key = new ItemKey(new SourceId(row.getString(1)), row.getString(2));
            item = MediaItem.builder(key, Codes.KINDS.read(row, 3), row.getString(5))
                    .parentId(row.getString(4))
                    .numbering(numbering(row, 6))
                    .dates(new Dates(Statements.integer(row, 12), Statements.day(row, 13), null));
        }
        return Optional.of(known(item, id).parts(parts(id)).build());
    }

    Optional<MediaItem> read(long id) throws SQLException {
        PreparedStatement statement = statements.of(ITEM);
        statement.setLong(1, id);
        MediaItem.Builder item;
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            item = item(row, id);
        }
        return Optional.of(known(item, id)
                .tags(tags(id))
                .credits(list("""
                        SELECT p.name, c.role, c.character FROM ms_credit c JOIN ms_person p ON p.id = c.person_id
                        WHERE c.item_id = ? ORDER BY c.position
                        """, id, row -> new Credit(row.getString(1), Codes.ROLES.read(row, 2), row.getString(3))))
                .artwork(list(
                        "SELECT kind, reference FROM ms_artwork WHERE item_id = ? ORDER BY position",
                        id,
                        row -> new Artwork(Codes.PICTURES.read(row, 1), row.getString(2))))
                .parts(StreamSql.read(statements, id, parts(id)))
                .build());
    }

    private MediaItem.Builder item(ResultSet row, long id) throws SQLException {
        Dates dates = new Dates(Statements.integer(row, 14), Statements.day(row, 15), Statements.instant(row, 16));
        About about = new About(
                row.getString(17),
                row.getString(18),
                Statements.duration(row, 19),
                row.getString(20),
                list(
                        "SELECT rated_by, value FROM ms_rating WHERE item_id = ? ORDER BY position",
                        id,
                        rating -> new Rating(rating.getString(1), rating.getDouble(2))));
        ItemKey key = new ItemKey(new SourceId(row.getString(1)), row.getString(2));
        return MediaItem.builder(key, Codes.KINDS.read(row, 3), row.getString(5))
                .parentId(row.getString(4))
                .titles(new Titles(row.getString(5), row.getString(6), row.getString(7)))
                .numbering(numbering(row, 8))
                .dates(dates)
                .about(about)
                .availability(Statements.availability(row, 21));
    }

    private static Numbering numbering(ResultSet row, int from) throws SQLException {
        return new Numbering(
                Statements.integer(row, from),
                Statements.integer(row, from + 1),
                Statements.integer(row, from + 2),
                Statements.integer(row, from + 3),
                Statements.integer(row, from + 4),
                Statements.integer(row, from + 5));
    }

    /** Adds what an item is known again by. */
    private MediaItem.Builder known(MediaItem.Builder item, long id) throws SQLException {
        List<Word> words = list(
                "SELECT type, word FROM ms_word WHERE item_id = ?",
                id,
                row -> new Word(row.getString(1), row.getString(2)));
        return item.externalIds(list(EXTERNAL_IDS, id, StoredId::read))
                .aliases(Word.of(words, Word.ALIAS))
                .identities(Word.of(words, Word.IDENTITY));
    }

    private List<MediaPart> parts(long id) throws SQLException {
        return list(
                PARTS,
                id,
                row -> new MediaPart(
                        row.getString(1),
                        row.getString(2),
                        Statements.number(row, 3),
                        row.getString(4),
                        Statements.duration(row, 5),
                        Statements.instant(row, 6)));
    }

    private Tags tags(long id) throws SQLException {
        List<Term> terms = list(
                "SELECT t.type, t.value FROM ms_tag g JOIN ms_term t ON t.id = g.term_id WHERE g.item_id = ? ORDER BY g.position",
                id,
                row -> new Term(row.getString(1), row.getString(2)));
        return new Tags(Term.of(terms, Term.GENRE), Term.of(terms, Term.STUDIO), Term.of(terms, Term.LABEL));
    }

    private <T> List<T> list(String sql, long id, RowReader<T> reader) throws SQLException {
        PreparedStatement statement = statements.of(sql);
        statement.setLong(1, id);
        List<T> values = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                values.add(reader.read(row));
            }
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
