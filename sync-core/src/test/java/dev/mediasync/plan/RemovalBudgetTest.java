package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovalBudgetTest {
    private static final RemovalPolicy POLICY =
            new RemovalPolicy(0.2, 5, 300, 0.4, Duration.ofHours(24), RemovalPolicy.Confirmation.WHERE_POSSIBLE);

    @Test
    void aShareIsAllowedUpToItsEdge() {
        assertThat(codes(100, 0, 0, 20, 0)).isEmpty();
        assertThat(codes(100, 0, 0, 21, 0)).containsExactly(ReasonCode.BUDGET_SHARE);
    }

    @Test
    void theFloorKeepsSmallLibrariesUsable() {
        assertThat(codes(6, 0, 0, 5, 0)).isEmpty();
        assertThat(codes(6, 0, 0, 6, 0)).containsExactly(ReasonCode.BUDGET_SHARE);
    }

    @Test
    void theCountIsAllowedUpToItsEdge() {
        assertThat(codes(10_000, 0, 0, 300, 0)).isEmpty();
        assertThat(codes(10_000, 0, 0, 301, 0)).containsExactly(ReasonCode.BUDGET_COUNT);
    }

    @Test
    void recentRemovalsCountTowardsTheWindow() {
        assertThat(codes(90, 0, 10, 18, 0)).isEmpty();
        assertThat(codes(70, 0, 30, 10, 0)).isEmpty();
        assertThat(codes(70, 0, 30, 11, 0)).containsExactly(ReasonCode.BUDGET_WINDOW);
        assertThat(codes(11, 0, 9, 1, 0)).isEmpty();
        assertThat(codes(11, 0, 9, 2, 0)).containsExactly(ReasonCode.BUDGET_WINDOW);
    }

    @Test
    void anEmptyListingAlwaysNeedsAnApproval() {
        assertThat(budget(POLICY.withMaxShare(1), 2, 2, 0).objections(2, 0, 2, 0))
                .extracting(Reason::code)
                .containsExactly(ReasonCode.EMPTY_LISTING);
    }

    @Test
    void mostFilmsAtOnceAlwaysNeedAnApprovalAndOneSurvivorDoesNotHelp() {
        RemovalBudget budget = budget(POLICY.withMaxShare(1), 10, 10, 0);
        assertThat(budget.objections(5, 0, 5, 5)).isEmpty();
        assertThat(budget.objections(6, 0, 6, 4))
                .extracting(Reason::code)
                .containsExactly(ReasonCode.NEARLY_EMPTY_LISTING);
        assertThat(budget.objections(9, 0, 9, 1))
                .extracting(Reason::code)
                .containsExactly(ReasonCode.NEARLY_EMPTY_LISTING);
        assertThat(budget(POLICY.withMaxShare(1), 4, 4, 0).objections(3, 0, 3, 1))
                .isEmpty();
    }

    @Test
    void fewSurvivorsNeedAnApprovalWhereNothingHasTops() {
        assertThat(nearlyEmpty(90, 0, 10, 100)).isTrue();
        assertThat(nearlyEmpty(89, 0, 11, 100)).isFalse();
        assertThat(nearlyEmpty(11, 0, 1, 12)).isTrue();
        assertThat(nearlyEmpty(10, 0, 1, 11)).isFalse();
        assertThat(nearlyEmpty(90, 1, 10, 100)).isFalse();
    }

    private static boolean nearlyEmpty(long absent, long tops, long shown, long recorded) {
        RemovalPolicy policy = POLICY.withMaxShare(1).withMaxCount(1_000);
        return budget(policy, recorded, 10, 0).objections(absent, 0, tops, shown).stream()
                .anyMatch(reason -> reason.code() == ReasonCode.NEARLY_EMPTY_LISTING);
    }

    @Test
    void nothingToRemoveNeedsNoApproval() {
        assertThat(budget(POLICY, 0, 0, 1_000).objections(0, 0, 0, 0)).isEmpty();
    }

    @Test
    void reasonsSayWhatWouldGoAndWhatIsAllowed() {
        assertThat(budget(POLICY, 100, 0, 0).objections(21, 0, 0, 79))
                .extracting(Reason::message)
                .containsExactly("21 of 100 items would go, but the policy allows 20 % without an approval.");
    }

    @Test
    void aPolicyOutsideItsRangesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> POLICY.withMaxShare(1.1))
                .withMessage(
                        "Shares lie between 0 and 1, floor and count are not negative, the window lies between zero"
                                + " and 400 days: maxShare=1.1, maxWindowShare=0.4, floor=5, maxCount=300, window=PT24H");
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withMaxShare(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withFloor(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withMaxCount(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withWindow(Duration.ofHours(-1), 0.4));
    }

    private static List<ReasonCode> codes(long recorded, long tops, long recent, long removals, long topsGone) {
        return budget(POLICY, recorded, tops, recent)
                .objections(removals, 0, topsGone, recorded - removals + 1)
                .stream()
                .map(Reason::code)
                .toList();
    }

    private static RemovalBudget budget(RemovalPolicy policy, long recorded, long tops, long recent) {
        return new RemovalBudget(policy, RemovalHistory.of(recorded, recent), recorded, tops);
    }

    @Test
    void allLibrariesOfASourceCountTogether() {
        RemovalHistory others = new RemovalHistory(RemovalHistory.Reading.KNOWN, 0, 100, 38);

        assertThat(new RemovalBudget(POLICY, others, 20, 20).objections(4, 0, 0, 16))
                .isEmpty();
        RemovalHistory more = new RemovalHistory(RemovalHistory.Reading.KNOWN, 0, 100, 53);
        assertThat(new RemovalBudget(POLICY, more, 20, 20).objections(10, 0, 0, 10))
                .extracting(Reason::code)
                .containsExactly(ReasonCode.BUDGET_SHARE, ReasonCode.BUDGET_SOURCE);
    }

    @Test
    void unreadableHistoryAlwaysNeedsAnApproval() {
        RemovalBudget budget = new RemovalBudget(POLICY, RemovalHistory.unreadable(), 100, 0);

        assertThat(budget.objections(1, 0, 0, 99))
                .extracting(Reason::code)
                .containsExactly(ReasonCode.HISTORY_UNREADABLE);
        assertThat(budget.objections(0, 0, 0, 99)).isEmpty();
    }

    @Test
    void tooManyReplacedIdsNeedAnApproval() {
        assertThat(budget(POLICY, 100, 0, 0).objections(0, 20, 0, 100)).isEmpty();
        assertThat(budget(POLICY, 100, 0, 0).objections(0, 21, 0, 100))
                .extracting(Reason::code)
                .containsExactly(ReasonCode.REPLACED_AT_ONCE, ReasonCode.BUDGET_SHARE);
    }

    @Test
    void aSourceOfOneLibraryIsWeighedOnce() {
        RemovalHistory alone = new RemovalHistory(RemovalHistory.Reading.KNOWN, 60, 20, 60);

        assertThat(codes(alone)).containsExactly(ReasonCode.BUDGET_WINDOW);
    }

    @Test
    void anotherLibraryOfTheSourceOrItsRemovalsAreWeighedToo() {
        RemovalHistory larger = new RemovalHistory(RemovalHistory.Reading.KNOWN, 60, 25, 60);
        RemovalHistory emptied = new RemovalHistory(RemovalHistory.Reading.KNOWN, 0, 20, 60);

        assertThat(codes(larger)).containsExactly(ReasonCode.BUDGET_WINDOW, ReasonCode.BUDGET_SOURCE);
        assertThat(codes(emptied)).containsExactly(ReasonCode.BUDGET_SOURCE);
    }

    private static List<ReasonCode> codes(RemovalHistory history) {
        return new RemovalBudget(POLICY, history, 20, 20)
                .objections(1, 0, 0, 19).stream().map(Reason::code).toList();
    }

    @Test
    void everyReasonTellsItsNumbers() {
        RemovalPolicy tight = POLICY.withMaxCount(2).withFloor(0);
        RemovalHistory history = new RemovalHistory(RemovalHistory.Reading.KNOWN, 4, 20, 9);

        assertThat(new RemovalBudget(tight, history, 10, 10).objections(4, 3, 7, 6))
                .extracting(Reason::message)
                .containsExactly(
                        "7 of 10 films, shows or artists vanished at once. Check the source; if they are really gone,"
                                + " approve this plan.",
                        "3 of 10 ids name another thing than before, as after a restored or rebuilt database. If that"
                                + " is right, approve this plan.",
                        "7 of 10 items would go, but the policy allows 20 % without an approval.",
                        "7 items would go, but the policy allows 2 items without an approval.",
                        "7 items, after 4 that recent runs removed, would go, but the policy allows 40 % within 24 hours"
                                + " without an approval.",
                        "7 items, after 9 that recent runs removed from all libraries of the source, would go, but the"
                                + " policy allows 40 % within 24 hours without an approval.");
        assertThat(budget(POLICY, 4, 4, 0).objections(4, 0, 4, 0))
                .extracting(Reason::message)
                .containsExactly("The source listed nothing, but 4 items are recorded. If the library is really empty,"
                        + " approve this plan; otherwise check that the source shows its files.");
    }

    @Test
    void replacedIdsAloneAreNoEmptyListing() {
        assertThat(budget(POLICY, 4, 4, 0).objections(0, 2, 2, 0)).isEmpty();
    }

    @Test
    void aLibraryWithoutRecentRemovalsHasNoWindow() {
        RemovalPolicy day =
                POLICY.withMaxShare(1).withWindow(Duration.ofHours(24), 0).withFloor(0);

        assertThat(budget(day, 10, 0, 0).objections(3, 0, 0, 7)).isEmpty();
        assertThat(budget(day, 10, 0, 1).objections(3, 0, 0, 7))
                .extracting(Reason::code)
                .containsExactly(ReasonCode.BUDGET_WINDOW);
    }

    @Test
    void theEdgesOfAPolicyArePartOfIt() {
        RemovalPolicy edges = POLICY.withMaxShare(0)
                .withFloor(0)
                .withMaxCount(0)
                .withWindow(Duration.ZERO, 1)
                .withConfirmation(RemovalPolicy.Confirmation.REQUIRED);

        assertThat(edges).isEqualTo(new RemovalPolicy(0, 0, 0, 1, Duration.ZERO, RemovalPolicy.Confirmation.REQUIRED));
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withMaxShare(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withWindow(Duration.ZERO, 1.1));
    }
}
