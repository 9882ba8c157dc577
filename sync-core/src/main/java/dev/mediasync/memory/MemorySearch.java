package dev.mediasync.memory;

import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.SearchDocument;
import dev.mediasync.repository.SearchPattern;
import dev.mediasync.repository.SearchQuery;
import dev.mediasync.repository.SearchRank;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds items by words: makes every document anew and looks. */
final class MemorySearch {
    private static final Comparator<Hit> ORDER = Comparator.comparing(Hit::rank)
            .thenComparingInt(Hit::length)
            .thenComparing(hit -> hit.row().item().title())
            .thenComparingLong(hit -> hit.row().handle());

    private MemorySearch() {}

    private record Hit(SearchRank rank, MemoryState.Row row) {
        int length() {
            String title = row.item().title();
            return title.codePointCount(0, title.length());
        }
    }

    static List<ItemSummary> search(MemoryState state, SearchQuery query) {
        SearchPattern pattern = SearchPattern.of(query.text());
        List<Hit> hits = new ArrayList<>();
        for (MemoryState.Row row : state.items.values()) {
            boolean here = query.library() == null || row.libraries().contains(query.library());
            if (here && (query.kind() == null || row.item().kind() == query.kind())) {
                pattern.rank(SearchDocument.of(row.item())).ifPresent(rank -> hits.add(new Hit(rank, row)));
            }
        }
        return hits.stream()
                .sorted(ORDER)
                .limit(query.limit())
                .map(hit -> ItemSummary.of(hit.row().item()))
                .toList();
    }
}
