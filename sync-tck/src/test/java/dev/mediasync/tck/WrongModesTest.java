package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.RemovalHistory;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Page;
import dev.mediasync.repository.RunRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The kit catches repositories that lose their place, or say what they did not do. */
class WrongModesTest {
    @Test
    void m01OneThatForgetsTheCursorIsCaught() {
        bases(WrongModesTest::forgetsTheCursor, ModesContract::m01ARunOverChangesAddsAndUpdates);
    }

    @Test
    void m02OneThatForgetsTheCursorIsCaught() {
        bases(WrongModesTest::forgetsTheCursor, ModesContract::m02ARunOverChangesRemovesNothing);
    }

    @Test
    void m03OneThatForgetsTheCursorIsCaught() {
        bases(WrongModesTest::forgetsTheCursor, ModesContract::m03ARunOverChangesMovesTheCursorOnly);
    }

    @Test
    void m04OneThatForgetsTheCursorIsCaught() {
        bases(WrongModesTest::forgetsTheCursor, ModesContract::m04TheRecordOfARunOverChangesSaysSo);
    }

    @Test
    void m11OneThatForgetsTheCursorIsCaught() {
        bases(WrongModesTest::forgetsTheCursor, ModesContract::m11AForgottenCursorLeadsToAFullRun);
    }

    @Test
    void m17OneThatForgetsTheCursorIsCaught() {
        bases(WrongModesTest::forgetsTheCursor, ModesContract::m17ARunOverChangesSaysThatCountsDisagree);
    }

    @Test
    void m14OneThatForgetsTheCursorIsCaught() {
        bases(
                WrongModesTest::forgetsTheCursor,
                ModesContract::m14AnAutomaticRunLooksAtEverythingWhenTheLastTimeIsLongAgo);
    }

    @Test
    void m14OneThatForgetsTheLastFullRunIsCaught() {
        bases(
                base -> new LibraryBase.Seen(base.seen().scope(), base.seen().cursor(), null),
                ModesContract::m14AnAutomaticRunLooksAtEverythingWhenTheLastTimeIsLongAgo);
    }

    @Test
    void m15OneForWhichEveryRunIsAFullOneIsCaught() {
        runs(
                clock -> new ForwardingRepository(clock) {
                    @Override
                    public LibraryBase base(Library library, Duration window) {
                        LibraryBase base = super.base(library, window);
                        return seen(
                                base,
                                new LibraryBase.Seen(
                                        base.seen().scope(), base.seen().cursor(), clock.instant()));
                    }
                },
                ModesContract::m15AnAutomaticRunLooksAtEverythingWhenTheClockWentBackwards,
                ModesContract::m14AnAutomaticRunLooksAtEverythingWhenTheLastTimeIsLongAgo);
    }

    @Test
    void m12OneThatAgreesWithAnyScopeIsCaught() {
        bases(
                base -> new LibraryBase.Seen(
                        "account:other", base.seen().cursor(), base.seen().fullAt()),
                ModesContract::m12AChangedScopeLeadsToAFullRun);
    }

    @Test
    void m05OneThatWritesTheCursorFirstIsCaught() {
        runs(CursorFirst::new, ModesContract::m05ARefusedCommitLeavesRowsAndCursor);
    }

    @Test
    void m06OneThatWritesTheCursorFirstIsCaught() {
        runs(CursorFirst::new, ModesContract::m06ACommitThatFailsHalfwayLeavesRowsAndCursor);
    }

    @Test
    void m06OneThatWritesRowByRowIsCaught() {
        runs(RowByRow::new, ModesContract::m06ACommitThatFailsHalfwayLeavesRowsAndCursor);
    }

    @Test
    void m07OneThatInventsCursorsIsCaught() {
        runs(
                InventsCursors::new,
                ModesContract::m07TheCursorDoesNotMovePastAGap,
                ModesContract::m17ARunOverChangesSaysThatCountsDisagree);
    }

    @Test
    void m08OneThatInventsCursorsIsCaught() {
        runs(InventsCursors::new, ModesContract::m08TheCursorDoesNotMovePastAnUnreadableItem);
    }

    @Test
    void m09OneThatInventsCursorsIsCaught() {
        runs(InventsCursors::new, ModesContract::m09TheCursorDoesNotMovePastAnItemThatWaits);
    }

    @Test
    void m10OneThatInventsCursorsIsCaught() {
        runs(InventsCursors::new, ModesContract::m10AFullRunRecordsNoCursorPastAGap);
    }

    @Test
    void m04OneThatRecordsEveryRunAsFullIsCaught() {
        runs(
                clock -> new OtherRecords(clock) {
                    @Override
                    RunRecord other(RunRecord run) {
                        return new RunRecord(
                                run.library(),
                                RunRecord.Mode.FULL,
                                run.started(),
                                run.ended(),
                                run.outcome(),
                                run.counts(),
                                run.reasons(),
                                run.error(),
                                run.proof());
                    }
                },
                ModesContract::m04TheRecordOfARunOverChangesSaysSo);
    }

    @Test
    void m17OneThatForgetsReasonsIsCaught() {
        runs(
                clock -> new OtherRecords(clock) {
                    @Override
                    RunRecord other(RunRecord run) {
                        return new RunRecord(
                                run.library(),
                                run.mode(),
                                run.started(),
                                run.ended(),
                                run.outcome(),
                                run.counts(),
                                List.of(),
                                run.error(),
                                run.proof());
                    }
                },
                ModesContract::m17ARunOverChangesSaysThatCountsDisagree);
    }

    @Test
    void m18OneThatForgetsWhatWasReplacedIsCaught() {
        runs(
                clock -> new ForwardingRepository(clock) {
                    @Override
                    public LibraryBase base(Library library, Duration window) {
                        LibraryBase base = super.base(library, window);
                        return new LibraryBase(
                                library, base.revision(), base.items(), base.seen(), RemovalHistory.none(base.items()));
                    }
                },
                ModesContract::m18WhatARunOverChangesReplacesCountsForTheWindow);
    }

    @Test
    void m02OneThatKeepsOnlyWhatALookAtChangesShowedIsCaught() {
        runs(
                KeepsTheShown::new,
                ModesContract::m02ARunOverChangesRemovesNothing,
                ModesContract::m01ARunOverChangesAddsAndUpdates);
    }

    @Test
    void m11OneThatKeepsWhatWasRemovedIsCaught() {
        runs(KeepsRemoved::new, ModesContract::m11AForgottenCursorLeadsToAFullRun);
    }

    @Test
    void m16OneThatKeepsWhatWasRemovedIsCaught() {
        runs(KeepsRemoved::new, ModesContract::m16AnAutomaticRunLooksAtEverythingWhenCountsDisagree);
    }

    private static LibraryBase.Seen forgetsTheCursor(LibraryBase base) {
        return new LibraryBase.Seen(base.seen().scope(), null, base.seen().fullAt());
    }

    @SafeVarargs
    private static void bases(Function<LibraryBase, LibraryBase.Seen> wrong, Consumer<ModesContract>... rules) {
        runs(
                clock -> new ForwardingRepository(clock) {
                    @Override
                    public LibraryBase base(Library library, Duration window) {
                        LibraryBase base = super.base(library, window);
                        return seen(base, wrong.apply(base));
                    }
                },
                rules);
    }

    @SafeVarargs
    private static void runs(Function<Clock, MediaRepository> wrong, Consumer<ModesContract>... rules) {
        for (Consumer<ModesContract> rule : rules) {
            ModesContract contract = new ModesContract() {
                @Override
                protected MediaRepository openRepository(Clock tellsTheTime) {
                    return wrong.apply(tellsTheTime);
                }
            };
            assertThatThrownBy(() -> rule.accept(contract)).isInstanceOf(AssertionError.class);
        }
    }

    private static LibraryBase seen(LibraryBase base, LibraryBase.Seen seen) {
        return new LibraryBase(base.library(), base.revision(), base.items(), seen, base.history());
    }

    /** Shows a cursor of its own in the place of the recorded one. */
    private abstract static class OwnCursor extends ForwardingRepository {
        private @Nullable String own;

        OwnCursor(Clock clock) {
            super(clock);
        }

        abstract @Nullable String cursor(SyncPlan plan);

        @Override
        public Applied apply(Lease lease, Commit commit) {
            own = cursor(commit.plan());
            return super.apply(lease, commit);
        }

        @Override
        public LibraryBase base(Library library, Duration window) {
            LibraryBase base = super.base(library, window);
            LibraryBase.Seen seen = base.seen();
            return own == null ? base : seen(base, new LibraryBase.Seen(seen.scope(), own, seen.fullAt()));
        }
    }

    private static final class CursorFirst extends OwnCursor {
        CursorFirst(Clock clock) {
            super(clock);
        }

        @Override
        @Nullable
        String cursor(SyncPlan plan) {
            return plan.cursor();
        }
    }

    private static final class InventsCursors extends OwnCursor {
        InventsCursors(Clock clock) {
            super(clock);
        }

        @Override
        String cursor(SyncPlan plan) {
            return plan.cursor() == null ? "1000" : plan.cursor();
        }
    }

    private static final class RowByRow extends ForwardingRepository {
        RowByRow(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            for (Change change : commit.plan().changes()) {
                if (change instanceof Change.Additive additive) {
                    applyAhead(lease, List.of(additive), commit.stateRetention());
                }
            }
            return super.apply(lease, commit);
        }
    }

    private abstract static class OtherRecords extends ForwardingRepository {
        OtherRecords(Clock clock) {
            super(clock);
        }

        abstract RunRecord other(RunRecord run);

        @Override
        public Applied apply(Lease lease, Commit commit) {
            return super.apply(
                    lease, new Commit(commit.plan(), other(commit.run()), commit.blocked(), commit.stateRetention()));
        }
    }

    private static final class KeepsTheShown extends ForwardingRepository {
        private @Nullable Set<ItemKey> shown;

        KeepsTheShown(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            boolean part = commit.run().mode() == RunRecord.Mode.INCREMENTAL;
            shown = part ? keys(commit) : null;
            return super.apply(lease, commit);
        }

        @Override
        public Page browse(BrowseQuery query) {
            Page page = super.browse(query);
            return new Page(only(shown, page.items()), page.next());
        }
    }

    private static Set<ItemKey> keys(Commit commit) {
        return commit.plan().changes().stream().map(Change::key).collect(Collectors.toSet());
    }

    private static List<ItemSummary> only(@Nullable Set<ItemKey> keys, List<ItemSummary> items) {
        return keys == null
                ? items
                : items.stream().filter(item -> keys.contains(item.key())).toList();
    }
}
