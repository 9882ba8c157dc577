package dev.mediasync.repository;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.RecordedItem;
import dev.mediasync.plan.Stamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The store that holds the copy.
 *
 * @implSpec Every write is all or nothing: after an exception, or a crash at any moment, the store is as before the call
 *     or as after it. Keys are compared exactly, byte by byte. Items of several sources never touch each other, whatever
 *     their ids. An implementation is safe for use by several threads. Errors are {@link SyncException}s of a
 *     {@code STORAGE_} kind.
 */
public interface MediaRepository extends Catalog, AutoCloseable {
    /**
     * Takes the right to write a library; the library is made known if it is not.
     *
     * @param duration how long the right lasts unless it is renewed
     * @throws SyncException of kind {@link ErrorKind#LEASE_HELD} while another one holds it
     */
    Lease acquire(Library library, Duration duration);

    /**
     * Makes a held right last longer.
     *
     * @throws SyncException of kind {@link ErrorKind#LEASE_HELD} if it expired, whether another one took it or not
     */
    Lease renew(Lease lease, Duration duration);

    /** Gives a right back; does nothing if it is not held any more. */
    void release(Lease lease);

    /**
     * The state that a plan starts from.
     *
     * @implSpec Runs of mode {@code APPROVED} do not count. If the records of runs cannot be read, the history says so and the
     *     rest is given all the same.
     * @param window how far back removals without approval are added up
     */
    LibraryBase base(Library library, Duration window);

    /** Shows the stamp of every item of a library, in any order. */
    void stamps(LibraryKey library, Consumer<Stamp> sink);

    /**
     * Reads, by their handles, what is needed to know items again; a handle that is not there any more is left out.
     *
     * @implSpec Key, kind, parent, title, numbering, year and day of release, external ids, aliases, identities, and the parts' files
     *     and sizes are as recorded.
     *     The rest may be missing: after a lost mount every item of a library is read here at once.
     */
    List<RecordedItem> recorded(LibraryKey library, long[] handles);

    /**
     * Finds the recorded items of a library's source that share a lasting word with others.
     *
     * @param library the library that is planned, from which {@link RecordedItem.Home} is told
     * @param like what is sought, by {@link dev.mediasync.model.LastingIdentity}
     * @return outlines as {@link #recorded} gives them, in any order, without the sought items themselves
     */
    List<RecordedItem> kin(LibraryKey library, Collection<MediaItem> like);

    /** The highest handle given to an item so far. */
    long lastHandle();

    /**
     * Commits additions ahead of a first load's plan; the revision stays 0.
     *
     * @param stateRetention how long user state is kept that loses its item, because an id means another kind of thing now
     * @throws SyncException of kind {@link ErrorKind#LEASE_HELD} if the lease expired or is not held any more
     */
    void applyAhead(Lease lease, List<Change.Additive> additions, Duration stateRetention);

    /**
     * Commits a run: rows, membership, scope, cursor, revision, run record, withheld items, blocked plan and change feed, all
     * or nothing.
     *
     * @implSpec The revision grows by one if the plan has a change or moves the scope, else it stays. A removed item that
     *     is in no library any more goes with all that hangs on it. Its user state passes to the one recorded item of its
     *     source that is the same thing by {@link dev.mediasync.plan.Kin}, if there is one; else it moves to an archive and
     *     comes back with an item of the same lasting identity. Where both have a state of one user, the newer one counts.
     *     Several keys may change places in one plan: a {@code Rekey} away from a key that another step puts an item at
     *     takes its row and its user state with it and leaves the children that the plan does not mention at the key. A
     *     {@code Replace} archives the user state of what was there. A waiting plan is replaced by the commit's own; without
     *     one it is dropped if the revision moved or the run completed. A full run's withheld items replace those of the
     *     runs before; one that is among both keeps its age. The lease is checked when the commit has begun and nobody else
     *     can write any more; the time that the commit itself takes does not count. Old changes are trimmed in the same
     *     commit, a bounded number of them.
     * @return what was left behind
     * @throws SyncException of kind {@link ErrorKind#STALE_PLAN} if the plan's base revision is not the present one, or
     *     {@link ErrorKind#LEASE_HELD} if the lease expired or is not held any more; nothing is changed in either case
     */
    Applied apply(Lease lease, Commit commit);

    /** Records a run that ended without a plan. */
    void recordRun(RunRecord run);

    /**
     * Saves what a user did with an item in the host, whether the source can be reached or not.
     *
     * <p>Until {@link #sent} is called for it, or the source shows the same, it is among {@link #unsent}.
     *
     * @implSpec A later write of the same item and user takes the place of an earlier one in the order, with a new number.
     *     An unsent state stays unsent wherever its item goes: it follows a rekey, is archived and restored, and is purged.
     * @throws SyncException of kind {@link ErrorKind#USAGE} if the item is unknown
     */
    void saveUserState(ItemKey key, UserState state);

    /**
     * Takes a state out of what was not sent, unless the host wrote another one meanwhile.
     *
     * @param state as {@link #unsent} gave it; does nothing if it is not there any more
     */
    void sent(UnsentState state);

    /**
     * Saves states that a source showed in a run; unknown items are skipped.
     *
     * @implSpec The lease is checked as {@link #apply} does, so that whoever was paused meanwhile writes nothing old. A state that equals the recorded one is not written, and is not unsent any more. Nothing at all is
     *     written, and no lock on writing taken, where all of them are such.
     * @param lease the right of the run
     * @param states what the source showed
     * @param conflict decides where the host wrote another state that the source has not seen
     * @throws SyncException of kind {@link ErrorKind#LEASE_HELD} if the lease was lost; where there is nothing to
     *     write that may go unnoticed
     */
    void saveObservedStates(Lease lease, Collection<ItemState> states, StateConflict conflict);

    /**
     * Makes anew what follows from the rest, such as counters and search documents, and checks everything again; may take long.
     *
     * @implSpec What was recorded from a source or a user is never touched. A store that keeps nothing derived only checks.
     */
    default IntegrityReport repair() {
        return check();
    }

    /** Lets go of the store; further calls fail. */
    @Override
    void close();
}
