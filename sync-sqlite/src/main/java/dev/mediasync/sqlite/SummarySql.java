package dev.mediasync.sqlite;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.ItemSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Reads items as lists show them, inside one transaction. */
final class SummarySql {
    /** The column of the item's row id. */
    static final int ID = 9;
    /** The column that a caller adds. */
    static final int EXTRA = 10;

    private static final int POSTER = 11;

    /** Put together once, and not for each page. */
    private static final String BEHIND_KEY = ", i.kind, i.title, i.year, (SELECT " + StoredKey.text("p")
            + " FROM ms_item p WHERE p.id = i.parent_id), i.season, i.episode, i.available, i.id, ";

    private static final String LOOKED_UP = "SELECT " + StoredKey.ofSource("i") + BEHIND_KEY;
    private static final String JOINED = "SELECT " + StoredKey.ofPrefix("x", "i") + BEHIND_KEY;

    private static final String BEHIND_EXTRA =
            ", coalesce(" + picture(Artwork.Kind.POSTER) + ", " + picture(Artwork.Kind.THUMB) + ") FROM ";

    private final Handle handle;
    private final Map<String, SourceId> sources = new HashMap<>();

    SummarySql(Handle handle) {
        this.handle = handle;
    }

    /**
     * The query up to its conditions on {@code i}, with a column of the caller's.
     *
     * <p>It joins what the key begins with, which is faster where every row that is read is listed.
     */
    static String select(String extra) {
        return select(extra, "ms_item i");
    }

    /** The same from other tables, which must have the item as {@code i}. */
    static String select(String extra, String from) {
        return JOINED + extra + BEHIND_EXTRA + from + " CROSS JOIN ms_prefix x ON x.id = i.prefix_id\n";
    }

    /** As {@link #select}, for where many more rows are sorted than are listed: everything is looked up for the listed alone. */
    static String selectSorted(String extra, String from) {
        return LOOKED_UP + extra + BEHIND_EXTRA + from + "\n";
    }

    private static String picture(Artwork.Kind kind) {
        return "(SELECT a.reference FROM ms_artwork a WHERE a.item_id = i.id AND a.kind = " + Codes.of(kind)
                + " ORDER BY a.position LIMIT 1)";
    }

    ItemSummary read(ResultSet row) throws SQLException {
        String key = row.getString(1);
        int colon = key.indexOf(':');
        SourceId source = source(key.substring(0, colon));
        String parent = row.getString(5);
        return new ItemSummary(
                new ItemKey(source, key.substring(colon + 1)),
                Codes.KINDS.read(row, 2),
                row.getString(3),
                Statements.integer(row, 4),
                parent == null ? null : new ItemKey(source, parent),
                Statements.integer(row, 6),
                Statements.integer(row, 7),
                Statements.availability(row, 8),
                row.getString(POSTER));
    }

    private SourceId source(String id) throws SQLException {
        SourceId known = sources.get(id);
        if (known == null) {
            KeptStatements.query(
                    handle,
                    "SELECT key FROM ms_source WHERE id = ?",
                    List.of(Long.valueOf(id)),
                    row -> sources.put(id, new SourceId(row.getString(1))));
            known = Objects.requireNonNull(sources.get(id), "the source");
        }
        return known;
    }
}
