package dev.mediasync.repository;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaKind;
import org.jspecify.annotations.Nullable;

/**
 * Which items to list; every filter may be absent.
 *
 * <p>Pages go on where the last one ended, whatever was added or removed elsewhere: {@link #after} takes its last key. If
 * that very item was removed or got another key meanwhile, the listing says so and must begin again.
 *
 * @param library only items of this library
 * @param kind only items of this kind
 * @param parent only direct children of this item
 * @param after only items behind this one in the listing's order
 * @param limit the largest number of items, 1 to 10,000
 */
public record BrowseQuery(
        @Nullable LibraryKey library,
        @Nullable MediaKind kind,
        @Nullable ItemKey parent,
        @Nullable ItemKey after,
        int limit) {
    /** The largest page. */
    public static final int MAX_LIMIT = 10_000;

    /** Every item, a page of the largest size. */
    public static final BrowseQuery ALL = new BrowseQuery(null, null, null, null, MAX_LIMIT);

    /** Checks the limit. */
    public BrowseQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A page holds 1 to " + MAX_LIMIT + " items, not " + limit);
        }
    }

    /** The same for one library. */
    public BrowseQuery in(LibraryKey only) {
        return new BrowseQuery(only, kind, parent, after, limit);
    }

    /** The same for one kind. */
    public BrowseQuery ofKind(@Nullable MediaKind only) {
        return new BrowseQuery(library, only, parent, after, limit);
    }

    /** The same for the children of one item. */
    public BrowseQuery under(@Nullable ItemKey item) {
        return new BrowseQuery(library, kind, item, after, limit);
    }

    /** The page behind this item. */
    public BrowseQuery after(ItemKey item) {
        return new BrowseQuery(library, kind, parent, item, limit);
    }

    /** The same with pages of another size. */
    public BrowseQuery limit(int items) {
        return new BrowseQuery(library, kind, parent, after, items);
    }
}
