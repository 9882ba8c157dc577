package dev.mediasync.source;

import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A media server or a set of folders, seen from outside.
 *
 * @implSpec An implementation is used by one thread at a time. It never turns a failure
 *     into an empty answer: what could not be read is an exception, a receipt or a sighting. It translates I/O errors
 *     once, into a {@link SyncException} whose message names the source and the next step and holds no token. A method
 *     whose capability it does not name is never called.
 */
public interface MediaSource extends AutoCloseable {
    /**
     * Who the source is and what it can do; may connect.
     *
     * @throws SyncException if the source does not answer or refuses
     */
    SourceDescription describe();

    /**
     * The libraries that can be synced, as the source lists them now.
     *
     * @throws SyncException if the source does not answer or refuses
     */
    List<Library> libraries();

    /**
     * Shows every item of a library, in any order, with receipts of what was asked.
     *
     * @implSpec Every item that is there reaches the sink, as an item or as a sighting, before any doubt about its fields
     *     can lose it. A part that cannot be read is reported by a receipt and the walk goes on; an exception means that
     *     nothing can be concluded at all. The library's own root being away is such an exception.
     * @param library a library of {@link #libraries}
     * @param cancellation checked at least once a page
     * @param sink takes the pages
     * @return what was seen at the end of the walk
     * @throws SyncException if the enumeration failed as a whole, or was cancelled
     */
    WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink);

    /**
     * Shows the items that are new or changed since a cursor, for {@link Capability#INCREMENTAL}.
     *
     * <p>Nothing is concluded from what is not shown.
     *
     * @implSpec Pages and receipts as {@link #enumerate}. The cursor is what an earlier walk over the library ended with: made
     *     from the source's own clock, before the first page, and with overlap enough that nothing falls between two looks.
     *     The end carries the next one and, where the source knows it, the number of items the library holds now.
     * @param library a library of {@link #libraries}
     * @param cursor where the last walk left off
     * @param cancellation checked at least once a page
     * @param sink takes the pages
     * @throws SyncException of kind {@link dev.mediasync.ErrorKind#CURSOR_INVALID} if the source cannot tell any more what
     *     changed since
     */
    default WalkEnd changes(Library library, String cursor, Cancellation cancellation, PageSink sink) {
        throw without(Capability.INCREMENTAL);
    }

    /**
     * Asks about single ids, for {@link Capability#PRESENCE}.
     *
     * @implSpec {@link Presence#GONE} is said only where the source itself says that it has no such item. A time-out, a
     *     refusal or a server error is {@link Presence#UNKNOWN}. An item that is in another library now, and not in this one,
     *     is gone from this one. A library that is not listed any more may be asked about, too: then about the ids alone.
     * @param library the library that the ids were recorded in
     * @param ids the ids
     * @return an answer for each id; a missing one counts as unknown
     */
    default Map<String, Presence> presence(Library library, Collection<String> ids) {
        throw without(Capability.PRESENCE);
    }

    /**
     * Gives listed items in full, for {@link Capability#DETAILS}.
     *
     * @implSpec Also called from inside the sink of an enumeration that is still going on, on the same thread.
     * @param library the library
     * @param items items as listed
     * @return the same items with all their fields, also those that a listing does not cut; of the missing ones what is
     *     recorded stays, what is new is taken as listed, and both are asked for again
     */
    default List<MediaItem> details(Library library, Collection<MediaItem> items) {
        throw without(Capability.DETAILS);
    }

    /**
     * Shows what users did with a library's items, for {@link Capability#USER_STATE_READ}.
     *
     * <p>A run calls it behind {@link #enumerate} or {@link #changes} of the same library. Behind a look at changes the source may
     * show no more than what users did, and what was shown as changed, since that cursor.
     *
     * @implSpec An item that a user never touched, or took back, may be left out only where the source cannot tell, or behind a
     *     look at changes. What is shown is true whatever came before.
     * @param library the library
     * @param sink takes the states
     */
    default void readUserStates(Library library, Consumer<ItemState> sink) {
        throw without(Capability.USER_STATE_READ);
    }

    /**
     * Tells the source what a user did, for {@link Capability#USER_STATE_WRITE}.
     *
     * @param key the item
     * @param state the state to be
     */
    default void writeUserState(ItemKey key, UserState state) {
        throw without(Capability.USER_STATE_WRITE);
    }

    /**
     * Listens for changes, for {@link Capability#PUSH}.
     *
     * @implSpec After every lost connection {@link PushHint#everything} is sent. The listener is called on a thread of
     *     the source's and returns quickly.
     * @return what ends the listening when closed
     */
    default AutoCloseable subscribe(Consumer<PushHint> listener) {
        throw without(Capability.PUSH);
    }

    /** Lets go of connections; what further calls do is not defined. */
    @Override
    void close();

    private UnsupportedOperationException without(Capability capability) {
        return new UnsupportedOperationException(getClass().getName() + " does not offer " + capability);
    }
}
