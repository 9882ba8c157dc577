package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Availability;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ItemSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Lists items in the order in which they were first recorded. */
final class BrowseSql {
    private static final String ITEM_OF_KEY =
            "(SELECT k.id FROM ms_item k JOIN ms_source ks ON ks.id = k.source_id WHERE ks.key = ? AND k.key = ?)";

    private final Handle handle;

    BrowseSql(Handle handle) {
        this.handle = handle;
    }

    List<ItemSummary> browse(BrowseQuery query) {
        ItemKey after = query.after();
        if (after != null && !recorded(after)) {
            throw new SyncException(
                    ErrorKind.USAGE, after + " is not recorded any more; list again from the beginning");
        }
        StringBuilder sql = new StringBuilder("""
                SELECT s.key, i.key, i.kind, i.title, i.year, p.key, i.season, i.episode, i.availability
                FROM ms_item i
                JOIN ms_source s ON s.id = i.source_id
                LEFT JOIN ms_item p ON p.id = i.parent_id
                WHERE 1 = 1
                """);
        List<Object> values = new ArrayList<>();
        LibraryKey library = query.library();
        if (library != null) {
            sql.append("""
                     AND i.id IN (SELECT m.item_id FROM ms_member m
                        JOIN ms_library l ON l.id = m.library_id JOIN ms_source ls ON ls.id = l.source_id
                        WHERE ls.key = ? AND l.key = ?)
                    """);
            values.add(library.source().value());
            values.add(library.id());
        }
        MediaKind kind = query.kind();
        if (kind != null) {
            sql.append(" AND i.kind = ?");
            values.add(kind.word());
        }
        keyed(sql, values, " AND i.parent_id = ", query.parent());
        keyed(sql, values, " AND i.id > ", after);
        sql.append(" ORDER BY i.id LIMIT ?");
        values.add(query.limit());
        return bound(sql.toString(), values).map((row, context) -> summary(row)).list();
    }

    private static void keyed(StringBuilder sql, List<Object> values, String condition, @Nullable ItemKey key) {
        if (key != null) {
            sql.append(condition).append(ITEM_OF_KEY);
            values.add(key.source().value());
            values.add(key.id());
        }
    }

    private boolean recorded(ItemKey key) {
        return handle.createQuery("SELECT " + ITEM_OF_KEY + " IS NOT NULL")
                .bind(0, key.source().value())
                .bind(1, key.id())
                .mapTo(Boolean.class)
                .one();
    }

    private Query bound(String sql, List<Object> values) {
        Query query = handle.createQuery(sql);
        for (int at = 0; at < values.size(); at++) {
            query.bind(at, values.get(at));
        }
        return query;
    }

    private static ItemSummary summary(ResultSet row) throws SQLException {
        SourceId source = new SourceId(row.getString(1));
        String parent = row.getString(6);
        return new ItemSummary(
                new ItemKey(source, row.getString(2)),
                StampSql.kind(row.getString(3)),
                row.getString(4),
                Statements.integer(row, 5),
                parent == null ? null : new ItemKey(source, parent),
                Statements.integer(row, 7),
                Statements.integer(row, 8),
                Availability.valueOf(row.getString(9)));
    }
}
