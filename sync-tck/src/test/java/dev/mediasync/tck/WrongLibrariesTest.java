package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.RecordedItem;
import dev.mediasync.plan.RemovalHistory;
import dev.mediasync.plan.Stamp;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Page;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The kit catches repositories that mix up the libraries of a source. */
class WrongLibrariesTest {
    @Test
    void b02OneThatFindsNoKinIsCaught() {
        catches(FindsNoKin::new, LibrariesContract::b02AnItemThatMovedCountsAsRekeyed);
    }

    @Test
    void b03OneThatFindsNoKinIsCaught() {
        catches(FindsNoKin::new, LibrariesContract::b03TheFeedTellsWhereAnItemMoved);
    }

    @Test
    void b04OneThatFindsNoKinIsCaught() {
        catches(FindsNoKin::new, LibrariesContract::b04ALibraryMayMoveAsAWhole);
    }

    @Test
    void b07OneThatFindsNoKinIsCaught() {
        catches(FindsNoKin::new, LibrariesContract::b07AShowThatMovedKeepsTheStatesOfItsEpisodes);
    }

    @Test
    void b01OneWhoseStatesHangOnKeysIsCaught() {
        catches(KeyedStates::new, LibrariesContract::b01AnItemThatMovedKeepsItsState);
    }

    @Test
    void b05OneWhoseStatesHangOnKeysIsCaught() {
        catches(KeyedStates::new, LibrariesContract::b05WhatMovesInBothDirectionsKeepsItsState);
    }

    @Test
    void b14OneWhoseStatesHangOnKeysIsCaught() {
        catches(KeyedStates::new, LibrariesContract::b14AnItemOfTwoLibrariesGetsItsNewIdInBoth);
    }

    @Test
    void b08OneThatTakesEverythingForNewIsCaught() {
        catches(TakesAllForNew::new, LibrariesContract::b08TwoLibrariesWithTheSameFilmsProveNoMove);
    }

    @Test
    void b03OneThatForgetsWhereAnItemCameFromIsCaught() {
        catches(ForgetsFrom::new, LibrariesContract::b03TheFeedTellsWhereAnItemMoved);
    }

    @Test
    void b09OneThatForgetsLibrariesThatAreNotListedIsCaught() {
        catches(HidesItems::new, LibrariesContract::b09ALibraryThatIsNotListedStaysUntilThatIsApproved);
    }

    @Test
    void b10OneThatKeepsAskingForAnApprovalIsCaught() {
        catches(KeepsAsking::new, LibrariesContract::b10ALibraryThatIsListedAgainAsksForNothing);
    }

    @Test
    void b11OneThatForgetsWhatTheSourceLostIsCaught() {
        catches(ForgetsSource::new, LibrariesContract::b11SmallLibrariesTogetherStayWithinTheBudgetOfTheSource);
    }

    @Test
    void b12OneWithOneHomeForEachItemIsCaught() {
        catches(OneHome::new, LibrariesContract::b12AnItemOfTwoLibrariesIsListedInBoth);
    }

    @Test
    void b12OneThatShowsTheStampsOfAllLibrariesIsCaught() {
        catches(AllStamps::new, LibrariesContract::b12AnItemOfTwoLibrariesIsListedInBoth);
    }

    @Test
    void b13OneThatRemovesFromEveryLibraryIsCaught() {
        catches(RemovesEverywhere::new, LibrariesContract::b13AnItemThatLeavesOneLibraryStaysInTheOther);
    }

    @Test
    void b06OneThatRemovesFromEveryLibraryIsCaught() {
        catches(RemovesEverywhere::new, LibrariesContract::b06AnItemThatMovedUnderItsIdKeepsItsState);
    }

    @SafeVarargs
    private static void catches(Function<Clock, MediaRepository> wrong, Consumer<LibrariesContract>... rules) {
        for (Consumer<LibrariesContract> rule : rules) {
            LibrariesContract contract = new LibrariesContract() {
                @Override
                protected MediaRepository openRepository(Clock tellsTheTime) {
                    return wrong.apply(tellsTheTime);
                }
            };
            assertThatThrownBy(() -> rule.accept(contract)).isInstanceOf(AssertionError.class);
        }
    }

    private static final class FindsNoKin extends ForwardingRepository {
        FindsNoKin(Clock clock) {
            super(clock);
        }

        @Override
        public List<RecordedItem> kin(LibraryKey library, Collection<MediaItem> like) {
            return List.of();
        }
    }

    private static final class TakesAllForNew extends ForwardingRepository {
        private long handle;

        TakesAllForNew(Clock clock) {
            super(clock);
        }

        @Override
        public long lastHandle() {
            return handle++;
        }

        @Override
        public List<RecordedItem> kin(LibraryKey library, Collection<MediaItem> like) {
            return super.kin(library, like).stream()
                    .map(kin -> new RecordedItem(Long.MAX_VALUE, kin.item(), kin.home()))
                    .toList();
        }
    }

    private static final class ForgetsFrom extends ForwardingRepository {
        ForgetsFrom(Clock clock) {
            super(clock);
        }

        @Override
        public List<ChangeEvent> changesSince(long sequence, int limit) {
            return super.changesSince(sequence, limit).stream()
                    .map(event -> new ChangeEvent(
                            event.sequence(),
                            event.at(),
                            event.library(),
                            event.verb(),
                            event.from() == null ? event.key() : event.from(),
                            null,
                            event.kind(),
                            event.title()))
                    .toList();
        }
    }

    private static final class HidesItems extends ForwardingRepository {
        HidesItems(Clock clock) {
            super(clock);
        }

        @Override
        public List<LibraryStatus> libraries() {
            return super.libraries().stream()
                    .map(status -> new LibraryStatus(
                            status.library(), status.revision(), 0, status.lastRun(), status.blocked(), 0, null))
                    .toList();
        }
    }

    private static final class KeepsAsking extends ForwardingRepository {
        private String asked = "";

        KeepsAsking(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            asked = commit.blocked() == null ? asked : commit.blocked().digest();
            return super.apply(lease, commit);
        }

        @Override
        public List<LibraryStatus> libraries() {
            return super.libraries().stream()
                    .map(status -> new LibraryStatus(
                            status.library(),
                            status.revision(),
                            status.items(),
                            status.lastRun(),
                            asked,
                            status.withheld(),
                            status.withheldSince()))
                    .toList();
        }
    }

    private static final class ForgetsSource extends ForwardingRepository {
        ForgetsSource(Clock clock) {
            super(clock);
        }

        @Override
        public LibraryBase base(Library library, Duration window) {
            LibraryBase base = super.base(library, window);
            RemovalHistory own = RemovalHistory.of(base.items(), base.history().removed());
            return new LibraryBase(library, base.revision(), base.items(), base.seen(), own);
        }
    }

    private static final class OneHome extends ForwardingRepository {
        OneHome(Clock clock) {
            super(clock);
        }

        @Override
        public Page browse(BrowseQuery query) {
            LibraryKey library = query.filter().library();
            List<LibraryStatus> all = libraries();
            boolean last = all.get(all.size() - 1).library().key().equals(library);
            return last ? super.browse(query) : new Page(List.of(), null);
        }
    }

    private static final class AllStamps extends ForwardingRepository {
        AllStamps(Clock clock) {
            super(clock);
        }

        @Override
        public void stamps(LibraryKey library, Consumer<Stamp> sink) {
            Set<String> shown = new HashSet<>();
            libraries()
                    .forEach(status -> super.stamps(status.library().key(), stamp -> {
                        if (shown.add(stamp.id())) {
                            sink.accept(stamp);
                        }
                    }));
        }
    }

    static final class RemovesEverywhere extends ForwardingRepository {
        private final Set<ItemKey> removed = new HashSet<>();

        RemovesEverywhere(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            commit.plan().removals().stream().map(Change::key).forEach(removed::add);
            return super.apply(lease, commit);
        }

        @Override
        public Optional<MediaItem> find(ItemKey key) {
            return super.find(key).filter(item -> !removed.contains(key));
        }
    }
}
