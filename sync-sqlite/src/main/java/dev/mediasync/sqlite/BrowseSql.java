package dev.mediasync.sqlite;

import dev.mediasync.repository.Bookmark;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lists and counts items. */
final class BrowseSql {
    private final Handle handle;

    BrowseSql(Handle handle) {
        this.handle = handle;
    }

    /** Reads one item more than the page holds, to know whether there is a next one. */
    Page browse(BrowseQuery query) throws SQLException {
        Bookmark from = Bookmark.of(query);
        Listing listing = new Listing(query);
        if (sorted(query.order().sort()) && (from == null || from.value() != null)) {
            withValue(query, from, listing);
            from = null;
        }
        if (!listing.more && unsorted(query)) {
            withoutValue(query, from, listing);
        }
        return new Page(listing.items, listing.next());
    }

    /** A page that is being filled. */
    private final class Listing {
        private final BrowseQuery query;
        private final SummarySql summaries = new SummarySql(handle);
        private final List<ItemSummary> items = new ArrayList<>();
        private @Nullable Bookmark end;
        private boolean more;

        Listing(BrowseQuery query) {
            this.query = query;
        }

        int wanted() {
            return query.limit() + 1 - items.size();
        }

        void add(ResultSet row) throws SQLException {
            if (items.size() == query.limit()) {
                more = true;
                return;
            }
            items.add(summaries.read(row));
            if (items.size() == query.limit()) {
                end = place(query.order().sort(), row);
            }
        }

        @Nullable
        String next() {
            return more && end != null ? end.encode() : null;
        }
    }

    private static boolean sorted(BrowseQuery.Sort sort) {
        return sort != BrowseQuery.Sort.RECORDED;
    }

    /** Whether items without a value can be among the listed ones. */
    private static boolean unsorted(BrowseQuery query) {
        boolean titled = query.order().sort() == BrowseQuery.Sort.TITLE
                && query.filter().kind() != null
                && !query.filter().kind().numbered();
        return query.order().sort() != BrowseQuery.Sort.NUMBER && !titled;
    }

    private void withValue(BrowseQuery query, @Nullable Bookmark from, Listing listing) throws SQLException {
        String value = expression(query.order().sort());
        boolean up = query.order().direction() == BrowseQuery.Direction.ASCENDING;
        FilterSql filter = FilterSql.of(handle, query.filter()).and(value + " IS NOT NULL");
        if (from != null && from.value() != null) {
            filter.and("(" + value + ", i.id) " + (up ? ">" : "<") + " (?, ?)", from.value(), from.handle());
        }
        String direction = up ? "" : " DESC";
        filter.read(
                select(query, filter, value),
                " ORDER BY " + value + direction + ", i.id" + direction + " LIMIT ?",
                listing::add,
                listing.wanted());
    }

    private void withoutValue(BrowseQuery query, @Nullable Bookmark from, Listing listing) throws SQLException {
        boolean up = query.order().direction() == BrowseQuery.Direction.ASCENDING;
        FilterSql filter = FilterSql.of(handle, query.filter());
        if (sorted(query.order().sort())) {
            filter.and(expression(query.order().sort()) + " IS NULL");
        }
        if (from != null) {
            filter.and("i.id " + (up ? ">" : "<") + " ?", from.handle());
        }
        filter.read(
                select(query, filter, "NULL"),
                " ORDER BY i.id" + (up ? "" : " DESC") + " LIMIT ?",
                listing::add,
                listing.wanted());
    }

    /** What leaves few items comes in no order, and no index has the numbers of all items in theirs. */
    private static String select(BrowseQuery query, FilterSql filter, String value) {
        boolean sorted = filter.beginning() || query.order().sort() == BrowseQuery.Sort.NUMBER;
        return sorted ? SummarySql.selectSorted(value, "ms_item i") : SummarySql.select(value);
    }

    /** The value that items are ordered by, as the indexes have it. */
    private static String expression(BrowseQuery.Sort sort) {
        return switch (sort) {
            case RECORDED -> "NULL";
            case TITLE -> "i.title_order";
            case ADDED -> "i.added_at";
            case RELEASED -> "coalesce(i.released_day, (i.year - 1970) * 146097 / 400)";
            case NUMBER -> "(coalesce(i.season, i.disc, 0) * 1000000 + coalesce(i.episode, i.track, 0))";
        };
    }

    private static Bookmark place(BrowseQuery.Sort sort, ResultSet row) throws SQLException {
        Object value = sort == BrowseQuery.Sort.TITLE
                ? row.getString(SummarySql.EXTRA)
                : Statements.number(row, SummarySql.EXTRA);
        return new Bookmark(sort, value, row.getLong(SummarySql.ID));
    }

    long count(ItemFilter filter) throws SQLException {
        long[] count = new long[1];
        FilterSql.of(handle, filter).read("SELECT count(*) FROM ms_item i", "", row -> count[0] = row.getLong(1));
        return count[0];
    }

    SortedMap<String, Long> tally(Catalog.Trait trait, ItemFilter filter) throws SQLException {
        SortedMap<String, Long> tally = new TreeMap<>();
        String from = switch (trait) {
            case KIND -> "SELECT i.kind, count(*) FROM ms_item i";
            case YEAR -> "SELECT i.year, count(*) FROM ms_item i";
            case GENRE -> terms(Term.GENRE);
            case STUDIO -> terms(Term.STUDIO);
            case LABEL -> terms(Term.LABEL);
        };
        FilterSql.of(handle, filter).read(from, " GROUP BY 1", row -> {
            String value =
                    trait == Catalog.Trait.KIND ? Codes.KINDS.read(row, 1).word() : row.getString(1);
            if (value != null) {
                tally.put(value, row.getLong(2));
            }
        });
        return tally;
    }

    private static String terms(String type) {
        return "SELECT t.value, count(DISTINCT i.id) FROM ms_item i JOIN ms_tag g ON g.item_id = i.id"
                + " JOIN ms_term t ON t.id = g.term_id AND t.type = '" + type + "'";
    }
}
