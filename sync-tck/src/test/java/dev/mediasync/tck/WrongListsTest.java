package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.WithheldItem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The kit catches repositories whose lists of withheld items are wrong. */
class WrongListsTest {
    private static final Perturbed LOSS = new Perturbed(
            RepositoryContract.films(LibraryArbitraries.SOURCE, 3),
            RepositoryContract.films(LibraryArbitraries.SOURCE, 2));

    @Test
    void w01OneThatListsNothingIsCaught() {
        withholds(ListsNothing::new, WithheldContract::w01AWithheldItemIsListedWithItsReasonAndItsAge);
    }

    @Test
    void w05OneThatListsNothingIsCaught() {
        withholds(ListsNothing::new, WithheldContract::w05TheRemovalsOfABlockedPlanAreListed);
    }

    @Test
    void w09OneThatListsNothingIsCaught() {
        withholds(ListsNothing::new, WithheldContract::w09TheListOfOneLibraryHoldsNothingOfAnother);
    }

    @Test
    void w10OneThatListsNothingIsCaught() {
        withholds(
                ListsNothing::new,
                contract -> contract.w10NothingStaysWithoutAName(
                        LOSS, 0, PlanPropertiesContract.Damage.SCAN_RUNNING, WithheldContract.Damaged.YES));
    }

    @Test
    void w02OneThatForgetsTheAgeIsCaught() {
        withholds(ForgetsTheAge::new, WithheldContract::w02AWithheldItemKeepsItsAge);
    }

    @Test
    void w03OneThatForgetsNothingIsCaught() {
        withholds(
                ForgetsNothing::new,
                WithheldContract::w03AnItemThatIsSeenAgainVanishesFromTheList,
                WithheldContract::w05TheRemovalsOfABlockedPlanAreListed);
    }

    @Test
    void w04OneThatForgetsNothingIsCaught() {
        withholds(ForgetsNothing::new, WithheldContract::w04ARemovedItemVanishesFromTheList);
    }

    @Test
    void w06OneThatClearsTheListAfterALookAtChangesIsCaught() {
        withholds(ClearsAfterChanges::new, WithheldContract::w06AnIncrementalRunLeavesTheList);
    }

    @Test
    void w07OneThatClearsTheListAfterAFailureIsCaught() {
        withholds(ClearsAfterFailure::new, WithheldContract::w07AFailedRunLeavesTheList);
    }

    @Test
    void w08OneThatCountsNoWithheldItemsIsCaught() {
        withholds(CountsNone::new, WithheldContract::w08TheStatusCountsWithheldItems);
    }

    @Test
    void w11OneThatForgetsNothingIsCaught() {
        withholds(ForgetsNothing::new, WithheldContract::w11WhatARunOverChangesPutsVanishesFromTheList);
    }

    @Test
    void w12OneThatDoesNotHearWhatWasSeenIsCaught() {
        withholds(DoesNotHear::new, WithheldContract::w12WhatARunOverChangesSeesUnchangedVanishesFromTheList);
    }

    @Test
    void w09OneThatMixesTheListsIsCaught() {
        withholds(MixesTheLists::new, WithheldContract::w09TheListOfOneLibraryHoldsNothingOfAnother);
    }

    @SafeVarargs
    private static void withholds(Function<Clock, MediaRepository> wrong, Consumer<WithheldContract>... rules) {
        for (Consumer<WithheldContract> rule : rules) {
            WithheldContract contract = new WithheldContract() {
                @Override
                protected MediaRepository openRepository(Clock tellsTheTime) {
                    return wrong.apply(tellsTheTime);
                }
            };
            assertThatThrownBy(() -> rule.accept(contract)).isInstanceOf(AssertionError.class);
        }
    }

    private static final class ListsNothing extends ForwardingRepository {
        ListsNothing(Clock clock) {
            super(clock);
        }

        @Override
        public List<WithheldItem> withheld(LibraryKey library) {
            return List.of();
        }
    }

    private static final class ForgetsTheAge extends ForwardingRepository {
        private final Clock clock;

        ForgetsTheAge(Clock clock) {
            super(clock);
            this.clock = clock;
        }

        @Override
        public List<WithheldItem> withheld(LibraryKey library) {
            Instant now = clock.instant();
            return super.withheld(library).stream()
                    .map(old ->
                            new WithheldItem(old.key(), old.kind(), old.title(), old.code(), now, 1, old.lastSeen()))
                    .toList();
        }
    }

    private static final class ForgetsNothing extends ForwardingRepository {
        private final Map<ItemKey, WithheldItem> ever = new TreeMap<>();

        ForgetsNothing(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            Applied applied = super.apply(lease, commit);
            super.withheld(lease.library()).forEach(item -> ever.put(item.key(), item));
            return applied;
        }

        @Override
        public List<WithheldItem> withheld(LibraryKey library) {
            return List.copyOf(ever.values());
        }
    }

    private static final class ClearsAfterChanges extends ForwardingRepository {
        private boolean cleared;

        ClearsAfterChanges(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            cleared = commit.run().mode() == RunRecord.Mode.INCREMENTAL;
            return super.apply(lease, commit);
        }

        @Override
        public List<WithheldItem> withheld(LibraryKey library) {
            return cleared ? List.of() : super.withheld(library);
        }
    }

    private static final class DoesNotHear extends ForwardingRepository {
        DoesNotHear(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            return super.apply(
                    lease, new Commit(commit.plan(), commit.run(), commit.blocked(), commit.stateRetention()));
        }
    }

    private static final class ClearsAfterFailure extends ForwardingRepository {
        private boolean failed;

        ClearsAfterFailure(Clock clock) {
            super(clock);
        }

        @Override
        public void recordRun(RunRecord run) {
            failed = true;
            super.recordRun(run);
        }

        @Override
        public List<WithheldItem> withheld(LibraryKey library) {
            return failed ? List.of() : super.withheld(library);
        }
    }

    private static final class CountsNone extends ForwardingRepository {
        CountsNone(Clock clock) {
            super(clock);
        }

        @Override
        public List<LibraryStatus> libraries() {
            return super.libraries().stream()
                    .map(status -> new LibraryStatus(
                            status.library(),
                            status.revision(),
                            status.items(),
                            status.lastRun(),
                            status.blocked(),
                            0,
                            null))
                    .toList();
        }
    }

    private static final class MixesTheLists extends ForwardingRepository {
        MixesTheLists(Clock clock) {
            super(clock);
        }

        @Override
        public List<WithheldItem> withheld(LibraryKey library) {
            return super.libraries().stream()
                    .flatMap(status -> super.withheld(status.library().key()).stream())
                    .toList();
        }
    }
}
