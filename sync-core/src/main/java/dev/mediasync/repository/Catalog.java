package dev.mediasync.repository;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
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
     * Calls somebody after each commit that may hold changes, until the registration is closed.
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

    /** The items of a library that stay although the last full run did not see them, by key. */
    List<WithheldItem> withheld(LibraryKey library);

    /** Explains why an item is here, kept, moved or gone; reads the whole change feed and may take long. */
    Explanation why(ItemKey key);

    /** Checks every reference; reads everything and may take long. */
    IntegrityReport check();
}
