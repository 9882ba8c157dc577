package dev.mediasync.tck;

import static dev.mediasync.tck.WrongSource.caught;

import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Page;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.WithheldItem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The kit catches repositories that spoil what whole runs leave behind. */
class WrongRunsTest {
    private static final Perturbed LOSS = new Perturbed(
            RepositoryContract.films(LibraryArbitraries.SOURCE, 6),
            RepositoryContract.films(LibraryArbitraries.SOURCE, 4));

    @Test
    void p3OneThatHidesWhatIsWithheldIsCaught() {
        caught(() -> plans(HidesWithheld::new)
                .p3NothingIsRemovedWithoutCompleteEvidence(LOSS, 0, PlanPropertiesContract.Damage.SCAN_RUNNING));
    }

    @Test
    void p5OneWhoseRevisionMovesByReadingIsCaught() {
        caught(() -> plans(CountsReadings::new).p5PageOrderAndDuplicatesDoNotMatter(LOSS, 1, 2, 1));
    }

    @Test
    void p6OneThatForgetsChunksIsCaught() {
        caught(() -> runs(ForgetsChunks::new).p6AFirstLoadInChunksEndsInTheSameState(LOSS.recorded(), 2, 1));
    }

    @Test
    void p9OneThatDoesNotWaitForAnApprovalIsCaught() {
        caught(() -> runs(RemovesAhead::new).p9AnEmptyListingOfAPopulatedLibraryBlocks());
        caught(() -> runs(RemovesAhead::new).p9RemovalsStayWithinTheBudgetOrNoneIsMade(20, 12, 1));
    }

    @Test
    void a01OneThatTakesAnApprovalForAllIsCaught() {
        caught(runs(ApprovesAll::new)::a01AnApprovalConcernsOneLibraryOnly);
    }

    @Test
    void a02OneThatDoesNotWaitForAnApprovalIsCaught() {
        caught(runs(RemovesAhead::new)::a02AWaitingPlanKeepsItsDigest);
    }

    @Test
    void a03OneThatKeepsWhatMayGoIsCaught() {
        caught(runs(KeepsRemoved::new)::a03AnApprovalRemovesExactlyWhatIsStillGone);
    }

    @Test
    void a05OneThatRemovesFromEveryLibraryIsCaught() {
        caught(runs(WrongLibrariesTest.RemovesEverywhere::new)::a05AnItemOfTwoLibrariesStaysWhileItIsInOne);
    }

    @Test
    void a06OneThatTakesThePlanForTheListIsCaught() {
        caught(runs(TakesThePlanForTheList::new)::a06AnUnreadableItemStaysAsItWas);
    }

    @Test
    void a07OneThatForgetsFailedRunsIsCaught() {
        caught(runs(ForgetsFailures::new)::a07AFailedRunIsRecordedAsFailed);
    }

    @Test
    void a08OneThatRecordsAnotherModeIsCaught() {
        caught(runs(RecordsApproved::new)::a08ACompletedRunIsRecordedWithItsCounts);
    }

    @Test
    void a09OneThatWritesDownWhatWasLookedAtIsCaught() {
        caught(runs(WritesLibraries::new)::a09ADryRunWritesNothing);
    }

    @Test
    void l06OneThatRefusesWithoutSayingWhyIsCaught() {
        caught(new LeaseContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return new RefusesVaguely(tellsTheTime);
            }
        }::l06ARunThatFindsTheRightTakenDoesNothing);
    }

    private static PlanPropertiesContract plans(Function<Clock, MediaRepository> wrong) {
        return new PlanPropertiesContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
    }

    private static ApplyContract runs(Function<Clock, MediaRepository> wrong) {
        return new ApplyContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
    }

    /** Does not show some of the items that it holds. */
    private abstract static class Hiding extends ForwardingRepository {
        Hiding(Clock clock) {
            super(clock);
        }

        abstract boolean hidden(ItemKey key);

        @Override
        public Page browse(BrowseQuery query) {
            Page page = super.browse(query);
            return new Page(
                    page.items().stream().filter(item -> !hidden(item.key())).toList(), page.next());
        }
    }

    private static final class HidesWithheld extends Hiding {
        HidesWithheld(Clock clock) {
            super(clock);
        }

        @Override
        boolean hidden(ItemKey key) {
            return libraries().stream()
                    .flatMap(status -> withheld(status.library().key()).stream())
                    .map(WithheldItem::key)
                    .anyMatch(key::equals);
        }
    }

    private static final class TakesThePlanForTheList extends Hiding {
        private final Set<ItemKey> planned = new HashSet<>();

        TakesThePlanForTheList(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            planned.clear();
            commit.plan().changes().forEach(change -> planned.add(change.key()));
            return super.apply(lease, commit);
        }

        @Override
        boolean hidden(ItemKey key) {
            return !planned.contains(key);
        }
    }

    private static final class ApprovesAll extends Hiding {
        private final Set<ItemKey> waiting = new HashSet<>();
        private boolean approved;

        ApprovesAll(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            SyncPlan blocked = commit.blocked();
            if (blocked != null) {
                blocked.removals().forEach(remove -> waiting.add(remove.key()));
            }
            approved |= commit.run().mode() == RunRecord.Mode.APPROVED;
            return super.apply(lease, commit);
        }

        @Override
        boolean hidden(ItemKey key) {
            return approved && waiting.contains(key);
        }
    }

    private static final class CountsReadings extends ForwardingRepository {
        private long readings;

        CountsReadings(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            SyncPlan plan = commit.plan();
            return super.apply(lease, with(commit, plan.with(0, plan.changes())));
        }

        @Override
        public LibraryBase base(Library library, Duration window) {
            LibraryBase base = super.base(library, window);
            return new LibraryBase(library, readings++, base.items(), base.seen(), base.history());
        }
    }

    private static final class ForgetsChunks extends ForwardingRepository {
        ForgetsChunks(Clock clock) {
            super(clock);
        }

        @Override
        public void applyAhead(Lease lease, List<Change.Additive> additions, Duration stateRetention) {}
    }

    private static final class RemovesAhead extends ForwardingRepository {
        RemovesAhead(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            SyncPlan blocked = commit.blocked();
            if (blocked == null) {
                return super.apply(lease, commit);
            }
            SyncPlan plan = commit.plan();
            List<Change> all = new ArrayList<>(plan.changes());
            all.add(blocked.removals().get(0));
            return super.apply(lease, with(commit, plan.with(plan.baseRevision(), all)));
        }
    }

    private static final class ForgetsFailures extends ForwardingRepository {
        ForgetsFailures(Clock clock) {
            super(clock);
        }

        @Override
        public void recordRun(RunRecord run) {}
    }

    private static final class RecordsApproved extends ForwardingRepository {
        RecordsApproved(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            RunRecord run = commit.run();
            RunRecord other = new RunRecord(
                    run.library(),
                    RunRecord.Mode.APPROVED,
                    run.started(),
                    run.ended(),
                    run.outcome(),
                    run.counts(),
                    run.reasons(),
                    run.error(),
                    run.proof());
            return super.apply(lease, new Commit(commit.plan(), other, commit.blocked(), commit.stateRetention()));
        }
    }

    private static final class WritesLibraries extends ForwardingRepository {
        WritesLibraries(Clock clock) {
            super(clock);
        }

        @Override
        public LibraryBase base(Library library, Duration window) {
            super.release(super.acquire(library, Duration.ofMinutes(1)));
            return super.base(library, window);
        }
    }

    private static final class RefusesVaguely extends ForwardingRepository {
        RefusesVaguely(Clock clock) {
            super(clock);
        }

        @Override
        public Lease acquire(Library library, Duration duration) {
            try {
                return super.acquire(library, duration);
            } catch (SyncException e) {
                throw new IllegalStateException("The right is taken", e);
            }
        }
    }
}
