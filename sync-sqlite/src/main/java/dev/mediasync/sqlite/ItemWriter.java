package dev.mediasync.sqlite;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.Credit;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Rating;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes an item's own row and all that hangs on it; of a recorded one, only what changed. */
final class ItemWriter {
    private final Statements statements;
    private final ItemReader reader;
    private final ItemColumns columns;
    private final NameSql names;
    private final SearchWriter search;

    ItemWriter(Statements statements, ItemReader reader, long source) {
        this.statements = statements;
        this.reader = reader;
        this.names = new NameSql(statements, source);
        this.columns = new ItemColumns(statements, names);
        this.search = new SearchWriter(statements);
    }

    /** Says which new items come. */
    void expect(List<MediaItem> items) {
        search.expect(items);
    }

    /** Writes a new item, and tells whether its key was free. */
    boolean insert(long id, MediaItem item, @Nullable Long parent) throws SQLException {
        NameSql.Place place = names.place(item);
        if (!columns.insert(id, item, place, parent)) {
            return false;
        }
        columns.insertTexts(id, item);
        for (Detail<?> detail : DETAILS) {
            detail.write(this, id, item);
        }
        parts(id, item, place);
        search.insert(id, item);
        return true;
    }

    /** Writes an item over a recorded one, its key included. */
    void update(long id, MediaItem item, @Nullable Long parent) throws SQLException {
        MediaItem old = reader.read(id).orElseThrow(() -> new IllegalStateException("Item " + id + " vanished"));
        columns.update(id, old, item, parent);
        columns.updateTexts(id, old, item);
        for (Detail<?> detail : DETAILS) {
            if (!detail.values(old).equals(detail.values(item))) {
                run("DELETE FROM " + detail.table() + " WHERE item_id = ?", id);
                names.forget();
                detail.write(this, id, item);
            }
        }
        if (!StreamSql.bare(old).equals(StreamSql.bare(item)) || !old.key().equals(item.key())) {
            run("DELETE FROM ms_part WHERE item_id = ?", id);
            if (!item.parts().isEmpty()) {
                parts(id, item, names.place(item));
            }
        }
        search.update(id, old, item);
    }

    /** Takes an item's key away from it for a while; what its files are called is kept as it is. */
    void park(long id) throws SQLException {
        run("UPDATE ms_part SET file = " + StoredKey.file("ms_part") + " WHERE item_id = ?", id);
        run("UPDATE ms_item SET prefix_id = ?, name = id WHERE id = ?", names.parked(), id);
        names.forget();
    }

    /** Makes a second row of an item, with another key for a while and without what hangs on the first. */
    void parkedTwin(long id, long twin) throws SQLException {
        run("""
                INSERT INTO ms_item (id, prefix_id, name, kind, parent_id, title, title_order)
                SELECT ?, ?, ?, kind, parent_id, title, title_order FROM ms_item WHERE id = ?
                """, twin, names.parked(), Long.toString(twin), id);
    }

    /** Deletes items' rows with all that hangs on them; children may go together with their parents. */
    void delete(long... ids) throws SQLException {
        run("DELETE FROM ms_item WHERE id IN (SELECT value FROM json_each(?))", Arrays.toString(ids));
        names.forget();
    }

    /** Values of an item that have rows of their own. */
    private record Detail<T>(String table, Function<MediaItem, List<T>> of, RowWriter<T> writer) {
        List<T> values(MediaItem item) {
            return of.apply(item);
        }

        void write(ItemWriter items, long id, MediaItem item) throws SQLException {
            int position = 0;
            for (T value : values(item)) {
                writer.write(items, id, position++, value);
            }
        }
    }

    /** Writes one row. */
    @FunctionalInterface
    private interface RowWriter<T> {
        void write(ItemWriter items, long id, int position, T value) throws SQLException;
    }

    private static final List<Detail<?>> DETAILS = List.of(
            new Detail<>("ms_external_id", MediaItem::externalIds, ItemWriter::externalId),
            new Detail<>("ms_tag", Term::of, ItemWriter::tag),
            new Detail<>("ms_credit", MediaItem::credits, ItemWriter::credit),
            new Detail<>("ms_rating", item -> item.about().ratings(), ItemWriter::rating),
            new Detail<>("ms_artwork", MediaItem::artwork, ItemWriter::artwork),
            new Detail<>(
                    "ms_stream",
                    StreamSql::of,
                    (items, id, position, stream) -> StreamSql.write(items.statements, id, position, stream)),
            new Detail<>("ms_word", Word::of, ItemWriter::word));

    private void externalId(long id, int position, ExternalId external) throws SQLException {
        StoredId stored = StoredId.of(external.value());
        run(
                "INSERT INTO ms_external_id (item_id, provider_id, value) VALUES (?, ?, ?)",
                id,
                names.provider(external.provider(), stored),
                stored.value());
    }

    private void tag(long id, int position, Term term) throws SQLException {
        run("INSERT INTO ms_tag (item_id, position, term_id) VALUES (?, ?, ?)", id, position, names.term(term));
    }

    private void credit(long id, int position, Credit credit) throws SQLException {
        run(
                "INSERT INTO ms_credit (item_id, position, person_id, role, character) VALUES (?, ?, ?, ?, ?)",
                id,
                position,
                names.person(credit.person()),
                Codes.of(credit.role()),
                credit.character());
    }

    private void rating(long id, int position, Rating rating) throws SQLException {
        run(
                "INSERT INTO ms_rating (item_id, position, rated_by, value) VALUES (?, ?, ?, ?)",
                id,
                position,
                rating.by(),
                rating.value());
    }

    private void artwork(long id, int position, Artwork picture) throws SQLException {
        run(
                "INSERT INTO ms_artwork (item_id, position, kind, reference) VALUES (?, ?, ?, ?)",
                id,
                position,
                Codes.of(picture.kind()),
                picture.reference());
    }

    private void parts(long id, MediaItem item, NameSql.Place place) throws SQLException {
        String told = place.files() == null ? null : place.files() + item.key().id();
        int position = 0;
        for (MediaPart part : item.parts()) {
            part(id, position++, part, part.file().equals(told) ? null : part.file());
        }
    }

    private void part(long id, int position, MediaPart part, @Nullable String file) throws SQLException {
        PreparedStatement statement = statements.of("""
                INSERT INTO ms_part (item_id, position, version, file, size_bytes, container, duration, modified_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """);
        statement.setLong(1, id);
        statement.setInt(2, position);
        statement.setString(3, part.version());
        statement.setString(4, file);
        Statements.set(statement, 5, part.sizeBytes());
        statement.setString(6, part.container());
        Statements.set(statement, 7, part.duration());
        Statements.set(statement, 8, part.modified());
        statement.executeUpdate();
    }

    private void word(long id, int position, Word word) throws SQLException {
        run("INSERT INTO ms_word (item_id, type, word) VALUES (?, ?, ?)", id, word.type(), word.word());
    }

    private void run(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.of(sql);
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        statement.executeUpdate();
    }
}
