package dev.mediasync.sqlite;

import dev.mediasync.model.Availability;
import dev.mediasync.model.MediaItem;
import dev.mediasync.repository.BrowseQuery;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the columns of an item's own row, and the row of its long texts. */
final class ItemColumns {
    private static final String PREFIX = "prefix_id";
    private static final String NAME = "name";
    private static final String PARENT = "parent_id";
    private static final List<Column> OWN = List.of(
            new Column("kind", item -> Codes.of(item.kind())),
            new Column("title", item -> item.titles().title()),
            new Column("sort_title", item -> item.titles().sort()),
            new Column("title_order", BrowseQuery.Sort.TITLE::value),
            new Column("season", item -> item.numbering().season()),
            new Column("episode", item -> item.numbering().episode()),
            new Column("end_episode", item -> item.numbering().endEpisode()),
            new Column("absolute", item -> item.numbering().absolute()),
            new Column("disc", item -> item.numbering().disc()),
            new Column("track", item -> item.numbering().track()),
            new Column("year", item -> item.dates().year()),
            new Column("released_day", item -> item.dates().released()),
            new Column("added_at", item -> item.dates().added()),
            new Column("runtime", item -> item.about().runtime()),
            new Column("content_rating", item -> item.about().contentRating()),
            new Column("available", item -> item.availability() == Availability.AVAILABLE));
    private static final List<Column> TEXTS = List.of(
            new Column("original_title", item -> item.titles().original()),
            new Column("overview", item -> item.about().overview()),
            new Column("tagline", item -> item.about().tagline()));
    private static final String INSERT = "INSERT INTO ms_item (id, " + PREFIX + ", " + NAME + ", " + PARENT + ", "
            + names(OWN) + ") VALUES (?, ?, ?, ?" + ", ?".repeat(OWN.size()) + ") ON CONFLICT (" + PREFIX + ", " + NAME
            + ") DO NOTHING";
    private static final int FIRST_OWN = 5;
    private static final String INSERT_TEXTS =
            "INSERT INTO ms_text (item_id, " + names(TEXTS) + ") VALUES (?" + ", ?".repeat(TEXTS.size()) + ")";
    private static final String REPLACE_TEXTS = INSERT_TEXTS.replaceFirst("INSERT", "INSERT OR REPLACE");

    private final Statements statements;
    private final NameSql names;

    ItemColumns(Statements statements, NameSql names) {
        this.statements = statements;
        this.names = names;
    }

    /** A column and what it holds of an item. */
    private record Column(String name, Function<MediaItem, @Nullable Object> of) {}

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** Writes a new row, and tells whether its key was free. */
    boolean insert(long id, MediaItem item, NameSql.Place place, @Nullable Long parent) throws SQLException {
        PreparedStatement statement = statements.of(INSERT);
        statement.setLong(1, id);
        statement.setLong(2, place.prefix());
        statement.setString(3, place.name());
        Statements.set(statement, 4, parent);
        int at = FIRST_OWN;
        for (Column column : OWN) {
            bind(statement, at++, column.of().apply(item));
        }
        return statement.executeUpdate() > 0;
    }

    /** Writes the columns that differ. */
    void update(long id, MediaItem old, MediaItem item, @Nullable Long parent) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Column column : OWN) {
            Object value = column.of().apply(item);
            if (!Objects.equals(column.of().apply(old), value)) {
                columns.add(column.name());
                values.add(value);
            }
        }
        if (!old.key().equals(item.key())) {
            NameSql.Place place = names.place(item);
            columns.add(PREFIX);
            values.add(place.prefix());
            columns.add(NAME);
            values.add(place.name());
        }
        if (!Objects.equals(old.parentId(), item.parentId())) {
            columns.add(PARENT);
            values.add(parent);
        }
        if (!columns.isEmpty()) {
            PreparedStatement statement =
                    statements.of("UPDATE ms_item SET " + String.join(" = ?, ", columns) + " = ? WHERE id = ?");
            int at = 1;
            for (Object value : values) {
                bind(statement, at++, value);
            }
            statement.setLong(at, id);
            statement.executeUpdate();
        }
        if (!old.key().equals(item.key())) {
            // What the former key began with may have gone.
            names.forget();
        }
    }

    void insertTexts(long id, MediaItem item) throws SQLException {
        putTexts(INSERT_TEXTS, id, item);
    }

    private void putTexts(String sql, long id, MediaItem item) throws SQLException {
        if (texts(item).anyMatch(Objects::nonNull)) {
            PreparedStatement statement = statements.of(sql);
            statement.setLong(1, id);
            int at = 2;
            for (Column column : TEXTS) {
                bind(statement, at++, column.of().apply(item));
            }
            statement.executeUpdate();
        }
    }

    void updateTexts(long id, MediaItem old, MediaItem item) throws SQLException {
        if (texts(item).noneMatch(Objects::nonNull)) {
            if (texts(old).anyMatch(Objects::nonNull)) {
                PreparedStatement delete = statements.of("DELETE FROM ms_text WHERE item_id = ?");
                delete.setLong(1, id);
                delete.executeUpdate();
            }
        } else if (!texts(old).toList().equals(texts(item).toList())) {
            putTexts(REPLACE_TEXTS, id, item);
        }
    }

    private static Stream<@Nullable Object> texts(MediaItem item) {
        return TEXTS.stream().map(column -> column.of().apply(item));
    }

    private static void bind(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        if (value instanceof Instant moment) {
            statement.setLong(at, moment.toEpochMilli());
        } else if (value instanceof Duration length) {
            statement.setLong(at, length.toMillis());
        } else if (value instanceof LocalDate day) {
            statement.setLong(at, day.toEpochDay());
        } else if (value instanceof Boolean yes) {
            statement.setInt(at, yes ? 1 : 0);
        } else {
            statement.setObject(at, value);
        }
    }
}
