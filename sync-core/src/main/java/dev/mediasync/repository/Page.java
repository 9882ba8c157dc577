package dev.mediasync.repository;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing.
 *
 * @param items the items, in the listing's order
 * @param next where the listing goes on, for {@link BrowseQuery#from}; null at its end
 */
public record Page(List<ItemSummary> items, @Nullable String next) implements Iterable<ItemSummary> {
    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }

    @Override
    public Iterator<ItemSummary> iterator() {
        return items.iterator();
    }
}
