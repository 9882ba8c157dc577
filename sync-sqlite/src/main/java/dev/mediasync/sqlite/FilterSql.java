package dev.mediasync.sqlite;

import dev.mediasync.model.Availability;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.repository.ItemFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a listing, with their values.
 *
 * <p>A condition that leaves few items is written so that the store begins with it ({@code i.id IN …}); one that leaves
 * many is looked up for each item that the order brings ({@code EXISTS …}).
 */
final class FilterSql {
    /** Up to this size a library is read whole and sorted. */
    private static final long SMALL_LIBRARY = 5_000;

    private final StringBuilder sql = new StringBuilder(" WHERE 1 = 1");
    private final List<Object> values = new ArrayList<>();
    private final Handle handle;
    private boolean beginning;

    private FilterSql(Handle handle) {
        this.handle = handle;
    }

    /** The conditions on {@code i}, an item. */
    static FilterSql of(Handle handle, ItemFilter filter) throws SQLException {
        FilterSql conditions = new FilterSql(handle);
        conditions.all(filter, "i", Reading.BEGINNING);
        if (filter.copies() == ItemFilter.Copies.FIRST) {
            conditions.firstCopies(filter);
        }
        return conditions;
    }

    /** How the conditions on an item are read. */
    private enum Reading {
        /** What leaves few items is where the store may begin. */
        BEGINNING,
        /** The item is there, and everything is looked up for it. */
        LOOKING_UP
    }

    private void all(ItemFilter filter, String item, Reading reading) throws SQLException {
        library(filter.library(), item, reading);
        when(filter.kind(), item + ".kind = ?", Codes::of);
        parent(filter.parent(), item);
        when(
                filter.genre(),
                among(
                        item,
                        "g.item_id",
                        "ms_tag g JOIN ms_term t ON t.id = g.term_id WHERE t.type = 'genre' AND t.value = ?",
                        reading),
                genre -> genre);
        when(
                filter.person(),
                among(
                        item,
                        "c.item_id",
                        "ms_credit c JOIN ms_person p ON p.id = c.person_id WHERE p.name = ?",
                        reading),
                person -> person);
        beginning |= reading == Reading.BEGINNING
                && (filter.parent() != null || filter.genre() != null || filter.person() != null);
        ItemFilter.Years years = filter.years();
        if (years != null) {
            and(item + ".year BETWEEN ? AND ?", years.first(), years.last());
        }
        Availability availability = filter.availability();
        if (availability != null) {
            and(item + ".available = " + (availability == Availability.AVAILABLE ? 1 : 0));
        }
        watching(filter.watching(), item, reading);
    }

    private static String among(String item, String column, String rows, Reading reading) {
        return reading == Reading.BEGINNING
                ? item + ".id IN (SELECT " + column + " FROM " + rows + ")"
                : "EXISTS (SELECT 1 FROM " + rows + " AND " + column + " = " + item + ".id)";
    }

    private void library(@Nullable LibraryKey library, String item, Reading reading) throws SQLException {
        if (library == null) {
            return;
        }
        List<Library> found = new ArrayList<>(1);
        KeptStatements.query(
                handle,
                "SELECT l.id, l.items FROM ms_library l JOIN ms_source s ON s.id = l.source_id WHERE s.key = ? AND l.key = ?",
                List.of(library.source().value(), library.id()),
                row -> found.add(new Library(row.getLong(1), row.getLong(2))));
        if (found.isEmpty()) {
            and("0");
        } else if (found.get(0).items() <= SMALL_LIBRARY && reading == Reading.BEGINNING) {
            beginning = true;
            and(
                    item + ".id IN (SELECT m.item_id FROM ms_member m WHERE m.library_id = ?)",
                    found.get(0).id());
        } else {
            and(
                    "EXISTS (SELECT 1 FROM ms_member m WHERE m.library_id = ? AND m.item_id = " + item + ".id)",
                    found.get(0).id());
        }
    }

    /** A library's row and size. */
    private record Library(long id, long items) {}

    private void parent(@Nullable ItemKey parent, String item) {
        if (parent != null) {
            StoredKey key = StoredKey.of(parent.id());
            and(
                    item + ".parent_id = (" + StoredKey.FIND_IN_SOURCE + ")",
                    parent.source().value(),
                    key.prefix(),
                    key.name());
        }
    }

    private void watching(ItemFilter.@Nullable Watching watching, String item, Reading reading) {
        if (watching == null) {
            return;
        }
        switch (watching.stage()) {
            case IN_PROGRESS -> {
                beginning |= reading == Reading.BEGINNING;
                and(
                        reading == Reading.BEGINNING
                                ? item
                                        + ".id IN (SELECT u.item_id FROM ms_user_state u INDEXED BY ms_user_state_position"
                                        + " WHERE u.user = ? AND u.position > 0)"
                                : "EXISTS (SELECT 1 FROM ms_user_state u WHERE u.item_id = " + item
                                        + ".id AND u.user = ? AND u.position > 0)",
                        watching.user());
            }
            case WATCHED -> and("EXISTS (" + played(item) + ")", watching.user());
            case UNWATCHED -> and("NOT EXISTS (" + played(item) + ")", watching.user());
        }
    }

    private static String played(String item) {
        return "SELECT 1 FROM ms_user_state u WHERE u.item_id = " + item + ".id AND u.user = ? AND u.played = 1";
    }

    /** Leaves out what an item recorded before it is a copy of, if that one fits, too. */
    private void firstCopies(ItemFilter filter) throws SQLException {
        FilterSql earlier = new FilterSql(handle);
        earlier.all(filter, "o", Reading.LOOKING_UP);
        // The cross joins keep the order: from the item's ids to the others that have them, and none of the rest.
        sql.append(
                        " AND NOT EXISTS (SELECT 1 FROM ms_external_id e CROSS JOIN ms_external_id f"
                                + " ON f.provider_id = e.provider_id AND f.value = e.value CROSS JOIN ms_item o ON o.id = f.item_id")
                .append(earlier.sql)
                .append(" AND e.item_id = i.id AND f.item_id < i.id AND ")
                .append(SAME_WORK)
                .append(')');
        values.addAll(earlier.values);
    }

    /** Whether {@code o} and {@code i}, which share an external id, are copies of one work. */
    static final String SAME_WORK =
            """
            o.kind = i.kind AND o.season IS i.season AND o.episode IS i.episode
            AND o.disc IS i.disc AND o.track IS i.track
            AND CASE i.kind
                WHEN %d THEN i.season IS NOT NULL
                WHEN %d THEN i.track IS NOT NULL
                WHEN %d THEN i.episode IS NOT NULL OR o.released_day = i.released_day
                ELSE 1 END
            """.formatted(Codes.of(MediaKind.SEASON), Codes.of(MediaKind.TRACK), Codes.of(MediaKind.EPISODE));

    private <T> void when(@Nullable T value, String condition, Function<T, Object> bound) {
        if (value != null) {
            and(condition, bound.apply(value));
        }
    }

    /** Whether the store begins with what leaves few items, rather than takes all in the order that is asked for. */
    boolean beginning() {
        return beginning;
    }

    /** One more condition. */
    FilterSql and(String condition, Object... bound) {
        sql.append(" AND ").append(condition);
        values.addAll(List.of(bound));
        return this;
    }

    /** Reads what fits, by a text before the conditions and one behind. */
    void read(String before, String behind, KeptStatements.RowSink sink, Object... bound) throws SQLException {
        List<Object> all = new ArrayList<>(values);
        all.addAll(List.of(bound));
        KeptStatements.query(handle, before + sql + behind, all, sink);
    }
}
