package dev.mediasync.repository;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.SyncPlan;
import java.util.List;
import java.util.Optional;

/** The recorded copy, for reading; safe for use by several threads, and never blocked by a run. */
public interface Catalog {
    /** How every known library stands, in the order they were first seen. */
    List<LibraryStatus> libraries();

    /** Finds an item with all its fields. */
    Optional<MediaItem> find(ItemKey key);

    /**
     * Lists items, in an order that stays the same from page to page.
     *
     * @throws dev.mediasync.SyncException of kind {@link dev.mediasync.ErrorKind#USAGE} if the item to go on behind is not
     *     recorded any more
     */
    List<ItemSummary> browse(BrowseQuery query);

    /**
     * Finds the items that a text names, best first: see {@link SearchRank}, then shorter titles before longer ones.
     *
     * <p>Every word must be found in the titles, people (and who they play), genres, studios or labels of an item, or be the
     * beginning of a word there. Case, accents and hyphens do not matter, scripts without spaces are found by any part, and
     * any input is words, never a query language. A text without words finds nothing.
     *
     * @implSpec {@link SearchPattern} says what fits, and {@link SearchDocument} what an item is found by. Documents are
     *     committed together with their items.
     */
    default List<ItemSummary> search(SearchQuery query) {
        throw new UnsupportedOperationException("This catalogue cannot search");
    }

    /** Finds what a user did with an item; empty where the user never touched it or the item is unknown. */
    Optional<UserState> userState(ItemKey key, String user);

    /** The committed changes behind a sequence number, oldest first. */
    List<ChangeEvent> changesSince(long sequence, int limit);

    /** The plan that waits for approval. */
    Optional<SyncPlan> blockedPlan(LibraryKey library);

    /** The items of a library that stay although the last full run did not see them, by key. */
    List<WithheldItem> withheld(LibraryKey library);

    /** Explains why an item is here, kept, moved or gone; reads the whole change feed and may take long. */
    Explanation why(ItemKey key);

    /** Checks every reference; reads everything and may take long. */
    IntegrityReport check();
}
