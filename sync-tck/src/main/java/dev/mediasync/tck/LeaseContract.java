package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.SyncException;
import dev.mediasync.SyncListener;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.StateConflict;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Example;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A library is written by one run at a time. */
public abstract class LeaseContract extends RepositoryContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Makes the contract ready. */
    protected LeaseContract() {}

    /** L01: while one holds the right, another is refused. */
    @Example
    protected void l01ASecondAcquireIsRefused() {
        Library library = freshSource().library("main");
        repository().acquire(library, MINUTE);

        assertRefused(() -> repository().acquire(library, MINUTE));
    }

    /** L02: the right to another library is another right. */
    @Example
    protected void l02LibrariesAreHeldOneByOne() {
        ScriptedSource source = freshSource();
        repository().acquire(source.library("one"), MINUTE);

        assertThat(repository().acquire(source.library("two"), MINUTE).library())
                .isEqualTo(source.library("two").key());
    }

    /** L03: a right given back can be taken at once, with a higher token. */
    @Example
    protected void l03AReleasedRightCanBeTaken() {
        Library library = freshSource().library("main");
        Lease first = repository().acquire(library, MINUTE);
        repository().release(first);

        assertThat(repository().acquire(library, MINUTE).token()).isGreaterThan(first.token());
    }

    /** L04: a renewed right lasts longer. */
    @Example
    protected void l04ARenewedRightLasts() {
        Library library = freshSource().library("main");
        Lease first = repository().acquire(library, MINUTE);
        clock.advance(Duration.ofSeconds(40));
        repository().renew(first, MINUTE);
        clock.advance(Duration.ofSeconds(40));

        assertRefused(() -> repository().acquire(library, MINUTE));
    }

    /** L05: an expired right can be taken; what its old holder still writes is refused and has no effect. */
    @Example
    protected void l05AnExpiredRightCanBeTakenAndTheOldHolderIsRefused() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> films = films(source.describe().id(), 2);
        source.put(library, films);
        SyncPlan plan = unlimited(source).plan(library);
        Lease old = repository().acquire(library, MINUTE);
        clock.advance(Duration.ofMinutes(2));
        repository().acquire(library, MINUTE);

        assertRefused(() -> repository().apply(old, commit(library, plan)));
        assertRefused(() -> repository().applyAhead(old, List.of(add(films.get(0))), Duration.ZERO));
        assertRefused(() -> repository().renew(old, MINUTE));
        repository().release(old);
        assertRefused(() -> repository().acquire(library, MINUTE));

        assertThat(snapshot(library.key())).isEmpty();
        assertThat(status(library.key()).revision()).isZero();
    }

    /** L06: a run that finds the right taken says so and does nothing. */
    @Example
    protected void l06ARunThatFindsTheRightTakenDoesNothing() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        source.put(library, films(source.describe().id(), 2));
        repository().acquire(library, MINUTE);

        LibraryReport report = sync(source);

        SyncException error = Objects.requireNonNull(report.error());
        assertThat(error.kind()).isEqualTo(ErrorKind.LEASE_HELD);
        assertThat(error.retryable()).isTrue();
        assertThat(snapshot(library.key())).isEmpty();
    }

    /** L07: a right that ended is lost even if nobody took it; what its holder still writes has no effect. */
    @Example
    protected void l07AnExpiredRightIsLostEvenIfNobodyTookIt() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> films = films(source.describe().id(), 2);
        source.put(library, films);
        SyncPlan plan = unlimited(source).plan(library);
        Lease lease = repository().acquire(library, MINUTE);
        clock.advance(MINUTE);

        assertRefused(() -> repository().apply(lease, commit(library, plan)));
        assertRefused(() -> repository().applyAhead(lease, List.of(add(films.get(0))), Duration.ZERO));
        assertRefused(() -> repository().renew(lease, MINUTE));

        assertThat(snapshot(library.key())).isEmpty();
        assertThat(status(library.key()).revision()).isZero();
        assertThat(repository().acquire(library, MINUTE).token()).isGreaterThan(lease.token());
    }

    /** L08: a right holds until the moment at which it ends. */
    @Example
    protected void l08ARightHoldsUntilItEnds() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        source.put(library, films(source.describe().id(), 2));
        SyncPlan plan = unlimited(source).plan(library);
        Lease lease = repository().acquire(library, MINUTE);
        clock.advance(MINUTE.minusMillis(1));

        repository().apply(lease, commit(library, plan));

        assertThat(snapshot(library.key())).hasSize(2);
    }

    /** L09: a run that was paused past the end of its right changes nothing, and the next one catches up. */
    @Example
    protected void l09ARunThatWasPausedChangesNothing() {
        OneLibrary at = new OneLibrary(freshSource());
        at.holds(at.films(3));
        sync(at.source);
        at.holds(without(at.films(4), "1"));
        SyncListener pause = new SyncListener() {
            @Override
            public void planned(Library library, SyncPlan plan) {
                clock.advance(Duration.ofDays(1));
            }
        };

        LibraryReport report = door(at.source, UNLIMITED)
                .withListener(pause)
                .build()
                .sync()
                .libraries()
                .get(0);

        assertThat(report.error())
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.LEASE_HELD))
                .hasMessageContaining("Sync again");
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(at.films(3)));
        assertThat(sync(at.source).completed()).isTrue();
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(without(at.films(4), "1")));
    }

    /** L10: whoever lost its right writes none of the user states that it was shown. */
    @Example
    protected void l10StatesShownToWhoLostItsRightAreNotWritten() {
        OneLibrary at = new OneLibrary(freshSource());
        at.holds(at.films(1));
        sync(at.source);
        Lease paused = repository().acquire(at.library, MINUTE);
        clock.advance(MINUTE);
        UserState old = UserState.untouched("ann").playedAt(clock.instant());

        assertRefused(() -> repository()
                .saveObservedStates(paused, List.of(new ItemState(at.key("1"), old)), StateConflict.NEWEST_WINS));

        assertThat(repository().userState(at.key("1"), "ann")).isEmpty();
    }

    private Commit commit(Library library, SyncPlan plan) {
        return new Commit(plan, run(library.key(), plan.counts()), null, Duration.ofDays(1));
    }

    private static Change.Add add(MediaItem item) {
        return new Change.Add(item, ObservedItem.of(item).fingerprint());
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.LEASE_HELD));
    }
}
