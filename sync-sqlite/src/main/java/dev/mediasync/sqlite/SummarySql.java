package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.ItemSummary;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads items as lists show them. */
final class SummarySql {
    /** The column of the item's row id. */
    static final int ID = 10;
    /** The column that a caller adds. */
    static final int EXTRA = 11;

    private static final String COLUMNS = """
            SELECT s.key, i.key, i.kind, i.title, i.year, p.key, i.season, i.episode, i.available, i.id, %s,
                coalesce(
                    (SELECT a.reference FROM ms_artwork a WHERE a.item_id = i.id AND a.kind = 'POSTER'
                        ORDER BY a.position LIMIT 1),
                    (SELECT a.reference FROM ms_artwork a WHERE a.item_id = i.id AND a.kind = 'THUMB'
                        ORDER BY a.position LIMIT 1))
            """;
    private static final String FROM = """
            FROM ms_item i
            CROSS JOIN ms_source s ON s.id = i.source_id
            LEFT JOIN ms_item p ON p.id = i.parent_id
            """;
    private static final int POSTER = 12;

    private SummarySql() {}

    /** The query up to its conditions on {@code i}, with a column of the caller's. */
    static String select(String extra) {
        return select(extra, FROM);
    }

    /** The same from other tables; they name an item {@code i}, its source {@code s} and its parent {@code p}. */
    static String select(String extra, String from) {
        return COLUMNS.formatted(extra) + from;
    }

    static ItemSummary read(ResultSet row) throws SQLException {
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
                Statements.availability(row, 9),
                row.getString(POSTER));
    }
}
