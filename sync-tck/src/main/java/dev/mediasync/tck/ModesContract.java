package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.SyncListener;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Titles;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.Reason;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Example;

/** Runs that look at what changed since a cursor, and when they look at everything instead. */
public abstract class ModesContract extends RepositoryContract {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Makes the contract ready. */
    protected ModesContract() {}

    /** M01: a run over changes MUST add and update what changed. */
    @Example
    protected void m01ARunOverChangesAddsAndUpdates() {
        OneLibrary at = loaded(12);
        List<MediaItem> now = new ArrayList<>(at.films(12));
        now.set(3, now.get(3).with(b -> b.titles(Titles.of("Better title"))));
        now.add(at.film("new", "new"));

        LibraryReport report = changes(at.holds(now));

        assertThat(report.mode()).isEqualTo(RunRecord.Mode.INCREMENTAL);
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().added()).isEqualTo(1);
        assertThat(report.counts().updated()).isEqualTo(1);
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(now));
    }

    /** M02: a run over changes MUST remove nothing. */
    @Example
    protected void m02ARunOverChangesRemovesNothing() {
        OneLibrary at = loaded(3);

        changes(at.holds(at.films(2)));

        assertThat(snapshot(at.library.key())).isEqualTo(byKey(at.films(3)));
        assertThat(repository().withheld(at.library.key())).isEmpty();
    }

    /** M03: a run over changes MUST move the cursor and leave the time of the last full run. */
    @Example
    protected void m03ARunOverChangesMovesTheCursorOnly() {
        OneLibrary at = loaded(3);
        LibraryBase.Seen before = seen(at);
        List<MediaItem> now = new ArrayList<>(at.films(4));

        changes(at.holds(now));

        assertThat(seen(at).cursor()).isNotNull().isNotEqualTo(before.cursor());
        assertThat(seen(at).fullAt()).isEqualTo(before.fullAt());
        assertThat(seen(at).scope()).isEqualTo(before.scope());
        assertThat(changes(at).counts().added()).isZero();
    }

    /** M04: the record of a run over changes MUST say so. */
    @Example
    protected void m04TheRecordOfARunOverChangesSaysSo() {
        OneLibrary at = loaded(3);

        changes(at.holds(at.films(4)));

        RunRecord last = Objects.requireNonNull(status(at.library.key()).lastRun());
        assertThat(last.mode()).isEqualTo(RunRecord.Mode.INCREMENTAL);
        assertThat(last.counts().added()).isEqualTo(1);
        assertThat(last.sawEverything()).isFalse();
    }

    /** M05: a commit that is refused MUST leave rows and cursor as they were. */
    @Example
    protected void m05ARefusedCommitLeavesRowsAndCursor() {
        OneLibrary at = loaded(3);
        LibraryBase.Seen before = seen(at);
        at.holds(at.films(4));
        MediaSync robbed = door(at.source, UNLIMITED)
                .withListener(new SyncListener() {
                    @Override
                    public void planned(Library library, SyncPlan plan) {
                        clock.advance(Duration.ofDays(1));
                        repository().acquire(library, Duration.ofSeconds(1));
                    }
                })
                .build();

        LibraryReport report = robbed.sync(SyncOptions.defaults().in(SyncOptions.Mode.INCREMENTAL))
                .libraries()
                .get(0);

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.error())
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.LEASE_HELD));
        assertThat(seen(at)).isEqualTo(before);
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(at.films(3)));
        clock.advance(HOUR);
        changes(at);
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(at.films(4)));
    }

    /** M06: a commit that fails at its last step MUST leave rows, cursor and feed as they were. */
    @Example
    protected void m06ACommitThatFailsHalfwayLeavesRowsAndCursor() {
        OneLibrary at = loaded(3);
        LibraryBase.Seen before = seen(at);
        long sequence = lastSequence();
        SyncPlan plan = unlimited(at.holds(at.films(4)).source).plan(at.library);
        List<Change> steps = new ArrayList<>(plan.changes());
        MediaItem orphan = at.show("nowhere", "Orphan").get(1);
        steps.add(new Change.Add(orphan, 1));

        assertThatThrownBy(() -> commit(at.library, plan.with(plan.baseRevision(), steps), Duration.ofDays(1)))
                .isInstanceOf(RuntimeException.class);

        assertThat(plan.cursor()).isNotNull().isNotEqualTo(before.cursor());
        assertThat(seen(at)).isEqualTo(before);
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(at.films(3)));
        assertThat(lastSequence()).isEqualTo(sequence);
    }

    /** M07: the cursor MUST NOT move past a page that could not be read. */
    @Example
    protected void m07TheCursorDoesNotMovePastAGap() {
        doesNotMovePast(Faults.pageFails(0));
    }

    /** M08: the cursor MUST NOT move past an item that could not be read. */
    @Example
    protected void m08TheCursorDoesNotMovePastAnUnreadableItem() {
        doesNotMovePast(Faults.unreadable(Set.of("4")));
    }

    /** M09: the cursor MUST NOT move past an item that waits for its parent. */
    @Example
    protected void m09TheCursorDoesNotMovePastAnItemThatWaits() {
        OneLibrary at = loaded(3);
        LibraryBase.Seen before = seen(at);
        List<MediaItem> now = new ArrayList<>(at.films(3));
        now.addAll(at.show("show", "Show"));
        at.holds(now);
        at.source.script(Faults.hides(Set.of("show")));

        changes(at);

        assertThat(seen(at).cursor()).isEqualTo(before.cursor());
        at.source.heal();
        changes(at);
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(now));
    }

    private void doesNotMovePast(Fault fault) {
        OneLibrary at = loaded(3);
        LibraryBase.Seen before = seen(at);
        at.holds(at.films(4));
        at.source.script(fault);

        changes(at);

        assertThat(seen(at).cursor()).isEqualTo(before.cursor());
        at.source.heal();
        changes(at);
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(at.films(4)));
        assertThat(seen(at).cursor()).isNotEqualTo(before.cursor());
    }

    /** M10: a full run MUST record its cursor only with everything that it saw. */
    @Example
    protected void m10AFullRunRecordsNoCursorPastAGap() {
        OneLibrary at = new OneLibrary(freshSource().withChanges());
        at.holds(at.films(8));
        at.source.script(Faults.pageFails(1));
        sync(at.source);
        assertThat(seen(at).cursor()).isNull();

        at.source.heal();
        LibraryReport report = changes(at);

        assertThat(report.mode()).isEqualTo(RunRecord.Mode.FULL);
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(at.films(8)));
    }

    /** M11: a cursor that the source does not know any more MUST lead to a full run. */
    @Example
    protected void m11AForgottenCursorLeadsToAFullRun() {
        OneLibrary at = loaded(3);
        at.holds(at.films(2));
        at.source.forgetCursors();

        assertThat(changes(at).mode()).isEqualTo(RunRecord.Mode.FULL);

        assertThat(snapshot(at.library.key())).isEqualTo(byKey(at.films(2)));
        assertThat(changes(at).mode()).isEqualTo(RunRecord.Mode.INCREMENTAL);
    }

    /** M12: a changed scope MUST lead to a full run. */
    @Example
    protected void m12AChangedScopeLeadsToAFullRun() {
        OneLibrary at = loaded(3);
        at.source.script(Faults.scope("account:other"));

        assertThat(changes(at).mode()).isEqualTo(RunRecord.Mode.FULL);
    }

    /** M13: a source that cannot tell changes MUST be looked at in full. */
    @Example
    protected void m13ASourceWithoutChangesIsLookedAtInFull() {
        OneLibrary at = new OneLibrary(freshSource());
        sync(at.holds(at.films(3)).source);

        assertThat(changes(at).mode()).isEqualTo(RunRecord.Mode.FULL);
    }

    /** M14: an automatic run MUST look at changes alone soon after a full run, and at everything when that is long ago. */
    @Example
    protected void m14AnAutomaticRunLooksAtEverythingWhenTheLastTimeIsLongAgo() {
        OneLibrary at = loaded(3);
        clock.advance(HOUR);
        assertThat(automatic(at).mode()).isEqualTo(RunRecord.Mode.INCREMENTAL);

        clock.advance(HOUR.multipliedBy(2));

        assertThat(automatic(at).mode()).isEqualTo(RunRecord.Mode.FULL);
        clock.advance(HOUR);
        assertThat(automatic(at).mode()).isEqualTo(RunRecord.Mode.INCREMENTAL);
    }

    /** M15: an automatic run MUST look at everything when the clock went backwards. */
    @Example
    protected void m15AnAutomaticRunLooksAtEverythingWhenTheClockWentBackwards() {
        OneLibrary at = loaded(3);
        clock.advance(HOUR.negated());

        assertThat(automatic(at).mode()).isEqualTo(RunRecord.Mode.FULL);
    }

    /** M16: an automatic run MUST look at everything, and remove, when the source counts another number of items. */
    @Example
    protected void m16AnAutomaticRunLooksAtEverythingWhenCountsDisagree() {
        OneLibrary at = loaded(3);
        at.holds(at.films(2));

        LibraryReport report = automatic(at);

        assertThat(report.mode()).isEqualTo(RunRecord.Mode.FULL);
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(at.films(2)));
    }

    /** M17: a run over changes MUST say that the counts disagree, and leave its cursor. */
    @Example
    protected void m17ARunOverChangesSaysThatCountsDisagree() {
        OneLibrary at = loaded(3);
        LibraryBase.Seen before = seen(at);

        LibraryReport report = changes(at.holds(at.films(2)));

        assertThat(report.mode()).isEqualTo(RunRecord.Mode.INCREMENTAL);
        assertThat(report.outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(report.reasons()).extracting(Reason::code).contains(ReasonCode.COUNTS_DISAGREE);
        assertThat(seen(at).cursor()).isEqualTo(before.cursor());
        RunRecord last = Objects.requireNonNull(status(at.library.key()).lastRun());
        assertThat(last.reasons()).isEqualTo(report.reasons());
    }

    /** M18: what a run over changes replaces MUST count as removed for the policy's window. */
    @Example
    protected void m18WhatARunOverChangesReplacesCountsForTheWindow() {
        OneLibrary at = loaded(3);
        MediaItem clip =
                MediaItem.builder(at.key("2"), MediaKind.VIDEO, "Holiday").build();
        at.holds(at.film("1", "1"), clip, at.film("3", "3"));

        LibraryReport report = changes(at);

        assertThat(report.mode()).isEqualTo(RunRecord.Mode.INCREMENTAL);
        assertThat(report.counts().removed()).isEqualTo(1);
        LibraryBase base = repository().base(at.library, Duration.ofDays(1));
        assertThat(base.history().removed()).isEqualTo(1);
        assertThat(base.history().sourceRemoved()).isEqualTo(1);
        clock.advance(Duration.ofDays(2));
        assertThat(repository().base(at.library, Duration.ofDays(1)).history().removed())
                .isZero();
    }

    private OneLibrary loaded(int films) {
        OneLibrary at = new OneLibrary(freshSource().withChanges());
        sync(at.holds(at.films(films)).source);
        return at;
    }

    private LibraryReport changes(OneLibrary at) {
        return in(at, SyncOptions.Mode.INCREMENTAL);
    }

    private LibraryReport automatic(OneLibrary at) {
        return in(at, SyncOptions.Mode.AUTOMATIC);
    }

    private LibraryReport in(OneLibrary at, SyncOptions.Mode mode) {
        return door(at.source, UNLIMITED)
                .withFullEvery(HOUR.multipliedBy(3))
                .build()
                .sync(SyncOptions.defaults().in(mode))
                .libraries()
                .get(0);
    }

    private LibraryBase.Seen seen(OneLibrary at) {
        return repository().base(at.library, Duration.ZERO).seen();
    }
}
