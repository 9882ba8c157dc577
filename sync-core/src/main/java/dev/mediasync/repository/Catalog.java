package dev.mediasync.repository;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.SyncPlan;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The recorded copy, for reading; safe for use by several threads, and never blocked by a run. */
public interface Catalog {
    /** How every known library stands, in the order they were first seen. */
    List<LibraryStatus> libraries();

    /** Finds an item with all its fields. */
    Optional<MediaItem> find(ItemKey key);

    /**
     * Lists items, one page of them.
     *
     * <p>The next page begins behind the place where this one ended, whatever came, went or moved meanwhile: no item that
     * keeps its place is shown twice or left out.
     *
     * @throws dev.mediasync.SyncException of kind {@link dev.mediasync.ErrorKind#USAGE} if the query goes on from a place that
     *     is none of such a listing
     */
    Page browse(BrowseQuery query);

    /** Shows every item of a listing, page by page, from where the query begins. */
    default void browseAll(BrowseQuery query, Consumer<ItemSummary> sink) {
        Page page = browse(query);
        page.items().forEach(sink);
        while (page.next() != null) {
            page = browse(query.from(page.next()));
            page.items().forEach(sink);
        }
    }

    /** How many items fit. */
    long count(ItemFilter filter);

    /** How many items fit for each value of a trait that one of them has, by value; an item may count for several. */
    SortedMap<String, Long> tally(Trait trait, ItemFilter filter);

    /** By what items are counted. */
    enum Trait {
        /** The word of the kind. */
        KIND,
        /** The genres. */
        GENRE,
        /** The studios, networks or record labels. */
        STUDIO,
        /** The further tags. */
        LABEL,
        /** The year of release. */
        YEAR
    }

    /**
     * The recorded copies of one work, this one among them, on whichever server, in the order of recording.
     *
     * @return what {@link dev.mediasync.model.SameWork} holds for copies of the item; empty for an unknown item
     */
    List<ItemSummary> copies(ItemKey key);

    /** Finds the episode of a show that a user would watch next, as {@link NextEpisode} chooses. */
    Optional<ItemSummary> nextEpisode(ItemKey show, String user);

    /**
     * What a user would go on with, the latest first: what stopped in its middle, and of each show that was touched its
     * {@link #nextEpisode}.
     *
     * @param limit the largest number of items
     */
    List<ItemSummary> continueWatching(String user, int limit);

    /**
     * Finds the items that a text names, best first: see {@link SearchRank}, then shorter titles before longer ones.
     *
     * <p>Every word must be found in the titles, people (and who they play), genres, studios or labels of an item, or be the
     * beginning of a word there. Case, accents and hyphens do not matter, scripts without spaces are found by any part, and
     * any input is words, never a query language. A text without words finds nothing. Of more than 10,000 hits that fit
     * equally well a store may order only some.
     *
     * @implSpec {@link SearchPattern} says what fits, and {@link SearchDocument} what an item is found by. Documents are
     *     committed together with their items; only while a repair makes all of them anew may items be missing.
     */
    default List<ItemSummary> search(SearchQuery query) {
        throw new UnsupportedOperationException("This catalogue cannot search");
    }

    /** Finds what a user did with an item; empty where the user never touched it or the item is unknown. */
    Optional<UserState> userState(ItemKey key, String user);

    /** What every user did with an item, by user; empty where none touched it or the item is unknown. */
    List<UserState> userStates(ItemKey key);

    /**
     * What the host wrote about a source's items and the source has not seen, oldest first.
     *
     * <p>There is one entry for an item and a user. Whoever has written one to the source says so by
     * {@link MediaRepository#sent}.
     */
    List<UnsentState> unsent(SourceId source, int limit);

    /**
     * The committed changes behind a sequence number, oldest first.
     *
     * @throws dev.mediasync.SyncException of kind {@link dev.mediasync.ErrorKind#CHANGES_TRIMMED} if changes behind that
     *     number were trimmed; the caller then takes {@link #lastChange}, reads the catalogue anew, and goes on from there
     */
    List<ChangeEvent> changesSince(long sequence, int limit);

    /** The sequence number of the last committed change, whether it was trimmed or not; 0 before the first. */
    long lastChange();

    /** The sequence number up to which changes were trimmed; 0 where none was. */
    long trimmedUpTo();

    /**
     * Calls somebody after each commit that may hold changes, user states included, until the registration is closed.
     *
     * <p>Commits that another process makes are not told, so whoever needs those asks {@link #lastChange} now and then.
     *
     * @implSpec Called on the committing thread, after the commit and while no lock is held. What it throws is not passed
     *     on. A repository that cannot tell does nothing here.
     * @param listener returns quickly
     */
    default Registration onCommit(Runnable listener) {
        return () -> {};
    }

    /** The plan that waits for approval. */
    Optional<SyncPlan> blockedPlan(LibraryKey library);

    /**
     * The records of a library's runs, the newest first, as far as they are kept.
     *
     * @implSpec {@link RunRetention} says how long that is.
     * @param limit the largest number of records
     */
    default List<RunRecord> runs(LibraryKey library, int limit) {
        throw new UnsupportedOperationException("This catalogue does not list runs");
    }

    /** The items of a library that stay although the last full run did not see them, by key. */
    List<WithheldItem> withheld(LibraryKey library);

    /** Explains why an item is here, kept, moved or gone; reads the whole change feed and may take long. */
    Explanation why(ItemKey key);

    /** Checks every reference; reads everything and may take long. */
    IntegrityReport check();
}
