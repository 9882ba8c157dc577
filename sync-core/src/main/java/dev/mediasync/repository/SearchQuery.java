package dev.mediasync.repository;

import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaKind;
import org.jspecify.annotations.Nullable;

/**
 * What to search for; every filter may be absent.
 *
 * @param text what somebody typed: words and beginnings of words in any script, never a query language
 * @param library only items of this library
 * @param kind only items of this kind
 * @param limit the largest number of items, 1 to 1,000
 */
public record SearchQuery(
        String text, @Nullable LibraryKey library, @Nullable MediaKind kind, int limit) {
    /** The largest number of items that one search gives. */
    public static final int MAX_LIMIT = 1_000;

    private static final int USUAL_LIMIT = 50;

    /** Checks the limit. */
    public SearchQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A search gives 1 to " + MAX_LIMIT + " items, not " + limit);
        }
    }

    /** Searches everything for a text, and gives the 50 best. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, null, null, USUAL_LIMIT);
    }

    /** The same for one library. */
    public SearchQuery in(LibraryKey only) {
        return new SearchQuery(text, only, kind, limit);
    }

    /** The same for one kind. */
    public SearchQuery ofKind(@Nullable MediaKind only) {
        return new SearchQuery(text, library, only, limit);
    }

    /** The same with another number of items. */
    public SearchQuery limit(int items) {
        return new SearchQuery(text, library, kind, items);
    }
}
