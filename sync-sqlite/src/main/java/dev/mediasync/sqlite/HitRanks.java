package dev.mediasync.sqlite;

import dev.mediasync.model.Credit;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Titles;
import dev.mediasync.repository.SearchDocument;
import dev.mediasync.repository.SearchPattern;
import dev.mediasync.repository.SearchRank;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Puts a few hits in their ranks, by their documents, which are made anew from what is recorded. */
final class HitRanks {
    private static final String PEOPLE = """
            SELECT c.item_id, p.name, c.character
            FROM json_each(?) j CROSS JOIN ms_credit c ON c.item_id = j.value
            CROSS JOIN ms_person p ON p.id = c.person_id
            ORDER BY c.item_id, c.position
            """;

    private static final ItemKey NO_KEY = new ItemKey(new SourceId("hit"), "hit");

    private final Handle handle;
    private final SearchPattern pattern;
    private final Map<SearchRank, List<Long>> rows = new EnumMap<>(SearchRank.class);

    HitRanks(Handle handle, SearchPattern pattern) {
        this.handle = handle;
        this.pattern = pattern;
    }

    /** An item that fits somehow. */
    record Hit(long row, Titles titles) {
        /** What is read of an item {@code i} and its texts {@code t}. */
        static final String COLUMNS = "i.id, i.title, i.sort_title, t.original_title";

        static Hit read(ResultSet row) throws SQLException {
            return new Hit(row.getLong(1), new Titles(row.getString(2), row.getString(3), row.getString(4)));
        }
    }

    /** The row numbers of the best; equally good ones stay in their order. */
    List<Long> best(List<Hit> hits, int limit) throws SQLException {
        Map<Long, SearchDocument> left = new LinkedHashMap<>();
        for (Hit hit : hits) {
            SearchDocument titles = document(hit.titles(), List.of());
            Optional<SearchRank> rank = pattern.rank(titles);
            rank.ifPresentOrElse(known -> put(known, hit.row()), () -> left.put(hit.row(), titles));
        }
        if (rows.values().stream().mapToInt(List::size).sum() < limit) {
            Map<Long, List<Credit>> people = people(left.keySet());
            left.forEach((row, titles) -> {
                List<String> words = document(Titles.of(""), people.getOrDefault(row, List.of()))
                        .people();
                // What else it has is genres, studios and labels, and by one of them it was found.
                put(
                        pattern.rank(new SearchDocument(titles.titles(), words, List.of()))
                                .orElse(SearchRank.ANYWHERE),
                        row);
            });
        }
        return rows.values().stream().flatMap(List::stream).limit(limit).toList();
    }

    private void put(SearchRank rank, long row) {
        rows.computeIfAbsent(rank, key -> new ArrayList<>()).add(row);
    }

    /** Which words an item has depends on neither its key nor its kind. */
    private static SearchDocument document(Titles titles, List<Credit> credits) {
        return SearchDocument.of(MediaItem.builder(NO_KEY, MediaKind.MOVIE, titles.title())
                .titles(titles)
                .credits(credits)
                .build());
    }

    private Map<Long, List<Credit>> people(Collection<Long> hits) throws SQLException {
        Map<Long, List<Credit>> people = new HashMap<>();
        KeptStatements.query(
                handle,
                PEOPLE,
                List.of(hits.toString()),
                row -> people.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new Credit(row.getString(2), Credit.Role.ACTOR, row.getString(3))));
        return people;
    }
}
