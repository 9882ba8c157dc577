package dev.mediasync.sqlite;

import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.SearchPattern;
import dev.mediasync.repository.SearchPattern.Phrase;
import dev.mediasync.repository.SearchQuery;
import dev.mediasync.repository.SearchRank;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds items by words: all at once where there are few, else one rank after the other until there are enough.
 *
 * <p>Each rank takes in the ones before it. To find the words is what costs, so that few hits are found once and put in their
 * ranks here. The store's own ranking is not used: it measures whole documents, so that a film with many people would stand
 * behind its own trailer, and it reads every hit twice.
 */
final class SearchSql {
    /** How many hits of a rank are put in order; of more, those that were recorded first. */
    private static final int ORDERED = 10_000;

    /** Up to how many hits are all read. */
    private static final int FEW = 200;

    private static final String KIND = "\u0082";

    private static final String SUMMARIES =
            SummarySql.selectSorted("NULL", "(%s) c CROSS JOIN ms_item i ON i.id = c.id")
                    + " ORDER BY length(i.title), i.title, i.id LIMIT ?";

    private static final String HITS = "SELECT " + HitRanks.Hit.COLUMNS
            + " FROM (%s) c CROSS JOIN ms_item i ON i.id = c.id LEFT JOIN ms_text t ON t.item_id = i.id"
            + " ORDER BY length(i.title), i.title, i.id";

    private static final String LISTED =
            SummarySql.select("NULL", "json_each(?) j CROSS JOIN ms_item i ON i.id = j.value");

    private final Handle handle;

    SearchSql(Handle handle) {
        this.handle = handle;
    }

    List<ItemSummary> search(SearchQuery query) throws SQLException {
        SearchPattern pattern = SearchPattern.of(query.text());
        if (pattern.empty()) {
            return List.of();
        }
        List<HitRanks.Hit> few = few(pattern, query);
        if (few.size() > FEW) {
            return rankByRank(pattern, query).stream().limit(query.limit()).toList();
        }
        List<Long> best = new HitRanks(handle, pattern).best(few, query.limit());
        Map<Long, ItemSummary> read = new HashMap<>();
        SummarySql summaries = new SummarySql(handle);
        KeptStatements.query(
                handle,
                LISTED,
                List.of(best.toString()),
                row -> read.put(row.getLong(SummarySql.ID), summaries.read(row)));
        return best.stream().flatMap(id -> Stream.ofNullable(read.get(id))).toList();
    }

    /** What fits somehow, in the order of the titles; one more than few where there are many. */
    private List<HitRanks.Hit> few(SearchPattern pattern, SearchQuery query) throws SQLException {
        List<Object> values = new ArrayList<>();
        String sql = String.format(Locale.ROOT, HITS, hits(query, values));
        values.add(withKind(any(pattern), query.kind()));
        values.add(FEW + 1);
        List<HitRanks.Hit> found = new ArrayList<>();
        KeptStatements.query(handle, sql, values, row -> found.add(HitRanks.Hit.read(row)));
        return found;
    }

    private List<ItemSummary> rankByRank(SearchPattern pattern, SearchQuery query) throws SQLException {
        Map<Long, ItemSummary> found = new LinkedHashMap<>();
        for (SearchRank rank : SearchRank.values()) {
            if (found.size() < query.limit()) {
                add(found, query, withKind(match(pattern, rank), query.kind()));
            }
        }
        return List.copyOf(found.values());
    }

    private void add(Map<Long, ItemSummary> found, SearchQuery query, String match) throws SQLException {
        List<Object> values = new ArrayList<>();
        String sql = sql(query, values);
        values.add(match);
        values.add(ORDERED);
        // What is known already comes again.
        values.add(query.limit() + found.size());
        SummarySql summaries = new SummarySql(handle);
        KeptStatements.query(
                handle, sql, values, row -> found.putIfAbsent(row.getLong(SummarySql.ID), summaries.read(row)));
    }

    /** The statement for a query; it adds the values of its filters, behind which come match and limits. */
    static String sql(SearchQuery query, List<Object> values) {
        return String.format(Locale.ROOT, SUMMARIES, hits(query, values));
    }

    /** The row numbers of hits; the cross join keeps the order in which the tables are read: the words first. */
    private static String hits(SearchQuery query, List<Object> values) {
        StringBuilder sql = new StringBuilder("SELECT ms_search.rowid AS id FROM ms_search");
        LibraryKey library = query.library();
        if (library != null) {
            sql.append("""
                     CROSS JOIN ms_member m ON m.item_id = ms_search.rowid AND m.library_id = (
                        SELECT l.id FROM ms_library l JOIN ms_source ls ON ls.id = l.source_id
                        WHERE ls.key = ? AND l.key = ?)
                    """);
            values.add(library.source().value());
            values.add(library.id());
        }
        return sql.append(" WHERE ms_search MATCH ? LIMIT ?").toString();
    }

    /** The word in each document for the item's kind; no text holds it, since it begins with a control character. */
    static String word(MediaKind kind) {
        return KIND + kind.word();
    }

    private static String withKind(String match, @Nullable MediaKind kind) {
        return kind == null ? match : quoted(word(kind)) + " AND (" + match + ")";
    }

    /** What the store must find for any rank. */
    private static String any(SearchPattern pattern) {
        return Stream.of(SearchRank.NAMED, SearchRank.BEGINS, SearchRank.ANYWHERE)
                .map(rank -> match(pattern, rank))
                .collect(Collectors.joining(" OR "));
    }

    /** What the store must find for a rank; words hold nothing that its query language knows. */
    private static String match(SearchPattern pattern, SearchRank rank) {
        return switch (rank) {
            case NAMED -> quoted(pattern.name());
            case BEGINS ->
                pattern.beginnings().stream().map(name -> quoted(name) + " *").collect(Collectors.joining(" OR "));
            case IN_TITLES -> "titles : (" + demands(pattern) + ")";
            case WITH_PEOPLE -> "{titles people} : (" + demands(pattern) + ")";
            case ANYWHERE -> "(" + demands(pattern) + ")";
        };
    }

    private static String demands(SearchPattern pattern) {
        return pattern.demands().stream()
                .map(phrases -> phrases.stream().map(SearchSql::phrase).collect(Collectors.joining(" OR ", "(", ")")))
                .collect(Collectors.joining(" AND "));
    }

    private static String phrase(Phrase phrase) {
        String words = quoted(String.join(" ", phrase.words()));
        return phrase.ending() == SearchPattern.Ending.OPEN ? words + " *" : words;
    }

    private static String quoted(String words) {
        return '"' + words + '"';
    }
}
