package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Change;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The kit catches repositories that mix up user states when keys change. */
class WrongKeysTest {
    @Test
    void x01OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x01TwoFilmsThatSwapIdsKeepTheirStates);
    }

    @Test
    void x02OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x02APlannedSwapIsAppliedLater);
    }

    @Test
    void x03OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x03AChainHandsOnEachKey);
    }

    @Test
    void x04OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x04AChainLeavesItsFirstKeyEmpty);
    }

    @Test
    void x05OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x05ACycleOfThreeKeepsEachState);
    }

    @Test
    void x06OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x06AChainWhoseEndIsGoneBringsItsOwnStateOnly);
    }

    @Test
    void x07OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x07TwoShowsSwapAboveEpisodesThatStay);
    }

    @Test
    void x08OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x08TwoShowsSwapAndTheirEpisodesMoveAlong);
    }

    @Test
    void x09OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x09TwoShowsSwapWithEveryIdBelowThem);
    }

    @Test
    void x10OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x10AnIdReusedForAnotherKindInheritsNothing);
    }

    @Test
    void x11OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x11AnIdReusedForAnotherFilmInheritsNothing);
    }

    @Test
    void x12OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x12TheFormerThingComesBackUnderItsOldId);
    }

    @Test
    void x13OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x13AMergeOfTwoKeepsTheNewerState);
    }

    @Test
    void x14OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x14AnItemThatTakesAnotherInTakesItsState);
    }

    @Test
    void x15OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x15ADuplicateThatGoesLeavesItsStateToTheOther);
    }

    @Test
    void x16OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x16OfTheStatesOfTwoDuplicatesTheNewerStays);
    }

    @Test
    void x17OneWhoseStatesHangOnKeysIsCaught() {
        exchanges(KeyedStates::new, ExchangeContract::x17WhenAllIdsChangeEveryStateMoves);
    }

    @Test
    void p13OneWhoseStatesHangOnKeysIsCaughtAtRandom() {
        for (Consumer<ExchangePropertiesContract> rule : List.<Consumer<ExchangePropertiesContract>>of(
                contract -> contract.p13AnyPermutationOfFilmsKeepsEveryState(8, 1),
                contract -> contract.p13AnyPermutationOfShowsKeepsEveryState(3, 1),
                contract -> contract.p13AnyPermutationOfTheShowsAloneKeepsEveryState(4, false, 1),
                contract -> contract.p13WhatStaysKeepsItsStateAndWhatIsNewHasNone(8, 1))) {
            caught(() -> rule.accept(new ExchangePropertiesContract() {
                @Override
                protected MediaRepository openRepository(Clock tellsTheTime) {
                    return new KeyedStates(tellsTheTime);
                }
            }));
        }
    }

    @Test
    void x01OneThatTakesARekeyForAnUpdateIsCaught() {
        exchanges(
                UpdatesInPlace::new,
                ExchangeContract::x01TwoFilmsThatSwapIdsKeepTheirStates,
                ExchangeContract::x05ACycleOfThreeKeepsEachState,
                ExchangeContract::x08TwoShowsSwapAndTheirEpisodesMoveAlong,
                ExchangeContract::x07TwoShowsSwapAboveEpisodesThatStay);
    }

    @Test
    void x11OneThatTakesAReplacementForAnUpdateIsCaught() {
        exchanges(ReplacesInPlace::new, ExchangeContract::x11AnIdReusedForAnotherFilmInheritsNothing);
    }

    @Test
    void p7OneThatCountsNoStatesIsCaught() {
        retains(
                CountsNothing::new,
                RetentionContract::p7StatesPutAwayAreCountedForEachUser,
                RetentionContract::p7AStateThatComesBackIsCountedAsRestored,
                RetentionContract::p7AStateThatComesBackUnderAnotherIdIsCountedAsRestored,
                RetentionContract::p7ZeroRetentionCountsWhatItPurges,
                RetentionContract::p7ZeroRetentionStillPassesAStateToItsHeir,
                RetentionContract::p7AStateIsPurgedWhenItsTimeHasCome,
                RetentionContract::p7TwoPossibleHeirsGetNothing);
    }

    @Test
    void p7OneThatCountsWhatNobodyDidIsCaught() {
        retains(CountsItems::new, RetentionContract::p7WhatNobodyTouchedCountsNothing);
    }

    @Test
    void p7OneThatKeepsStatesByKeyIsCaught() {
        retains(
                KeyedStates::new,
                RetentionContract::p7AStateThatComesBackUnderAnotherIdIsCountedAsRestored,
                RetentionContract::p7AStateComesBackInAnotherLibraryOfTheSource,
                RetentionContract::p7ZeroRetentionCountsWhatItPurges,
                RetentionContract::p7ZeroRetentionStillMovesAStateWithItsItem);
    }

    @Test
    void p7OneThatPurgesAtOnceIsCaught() {
        retains(
                PurgesAtOnce::new,
                RetentionContract::p7AStateThatComesBackIsCountedAsRestored,
                RetentionContract::p7AStateComesBackInAnotherLibraryOfTheSource,
                RetentionContract::p7AStateIsPurgedWhenItsTimeHasCome);
    }

    @Test
    void p7OneThatGivesStatesToWhateverLooksAlikeIsCaught() {
        retains(
                GivesToAnyHeir::new,
                RetentionContract::p7AStateNeverComesBackInAnotherSource,
                RetentionContract::p7TwoPossibleHeirsGetNothing,
                RetentionContract::p7ANewcomerThatCouldBeEitherGetsNothing,
                RetentionContract::p7ContradictingIdsInheritNothing,
                RetentionContract::p7AContradictingNewcomerGetsNothing);
    }

    @Test
    void p7OneThatLetsTheStateOfTheGoneWinIsCaught() {
        retains(TheGoneWins::new, RetentionContract::p7OfAKeptStateAndAnInheritorsOwnTheNewerCounts);
    }

    @SafeVarargs
    private static void exchanges(Function<Clock, MediaRepository> wrong, Consumer<ExchangeContract>... rules) {
        for (Consumer<ExchangeContract> rule : rules) {
            caught(() -> rule.accept(new ExchangeContract() {
                @Override
                protected MediaRepository openRepository(Clock tellsTheTime) {
                    return wrong.apply(tellsTheTime);
                }
            }));
        }
    }

    @SafeVarargs
    private static void retains(Function<Clock, MediaRepository> wrong, Consumer<RetentionContract>... rules) {
        for (Consumer<RetentionContract> rule : rules) {
            caught(() -> rule.accept(new RetentionContract() {
                @Override
                protected MediaRepository openRepository(Clock tellsTheTime) {
                    return wrong.apply(tellsTheTime);
                }
            }));
        }
    }

    private static void caught(ThrowingCallable rule) {
        assertThatThrownBy(rule).isInstanceOf(AssertionError.class);
    }

    /** Turns the steps of each commit into others. */
    private abstract static class Rewriting extends ForwardingRepository {
        Rewriting(Clock clock) {
            super(clock);
        }

        abstract Change other(Change change);

        @Override
        public Applied apply(Lease lease, Commit commit) {
            List<Change> changes = new ArrayList<>();
            commit.plan().changes().forEach(change -> changes.add(other(change)));
            return super.apply(
                    lease, with(commit, commit.plan().with(commit.plan().baseRevision(), changes)));
        }
    }

    private static final class UpdatesInPlace extends Rewriting {
        UpdatesInPlace(Clock clock) {
            super(clock);
        }

        @Override
        Change other(Change change) {
            return change instanceof Change.Rekey rekey ? new Change.Update(rekey.item(), rekey.fingerprint()) : change;
        }
    }

    private static final class ReplacesInPlace extends Rewriting {
        ReplacesInPlace(Clock clock) {
            super(clock);
        }

        @Override
        Change other(Change change) {
            return change instanceof Change.Replace put ? new Change.Update(put.item(), put.fingerprint()) : change;
        }
    }

    private static final class CountsNothing extends ForwardingRepository {
        CountsNothing(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            return new Applied(super.apply(lease, commit).revision(), Applied.StateCounts.NONE);
        }
    }

    private static final class CountsItems extends ForwardingRepository {
        CountsItems(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            long gone = commit.plan().removals().size();
            return new Applied(super.apply(lease, commit).revision(), new Applied.StateCounts(gone, 0, 0));
        }
    }

    private static final class PurgesAtOnce extends ForwardingRepository {
        PurgesAtOnce(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            return super.apply(lease, new Commit(commit.plan(), commit.run(), commit.blocked(), Duration.ZERO));
        }
    }

    private static final class GivesToAnyHeir extends ForwardingRepository {
        private final Map<MediaItem, UserState> saved = new HashMap<>();

        GivesToAnyHeir(Clock clock) {
            super(clock);
        }

        @Override
        public void saveUserState(ItemKey key, UserState state) {
            super.saveUserState(key, state);
            saved.put(find(key).orElseThrow(), state);
        }

        @Override
        public Optional<UserState> userState(ItemKey key, String user) {
            List<ExternalId> ids = find(key).map(MediaItem::externalIds).orElse(List.of());
            return saved.entrySet().stream()
                    .filter(entry -> !Collections.disjoint(entry.getKey().externalIds(), ids))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    private static final class TheGoneWins extends ForwardingRepository {
        TheGoneWins(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            List<UserState> gone = new ArrayList<>();
            commit.plan()
                    .removals()
                    .forEach(remove -> userState(remove.key(), "ann").ifPresent(gone::add));
            Applied applied = super.apply(lease, commit);
            gone.forEach(state -> browse(BrowseQuery.ALL).forEach(item -> saveUserState(item.key(), state)));
            return applied;
        }
    }
}
