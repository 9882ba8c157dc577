package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.movie;
import static dev.mediasync.plan.PlannerDriver.tmdb;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaItem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final long BEFORE = 10;

    @Test
    void whatCameToAnotherLibraryInThisRunMoved() {
        Moves moves = moves(new RecordedItem(11, film("b", "1"), RecordedItem.Home.OTHER));

        assertThat(moves.of(List.of(film("a", "1"), film("c", "2"))))
                .isEqualTo(Map.of("a", film("b", "1").key()));
    }

    @Test
    void whatIsThereForLongIsNotWhereItWent() {
        Moves moves = moves(new RecordedItem(BEFORE, film("b", "1"), RecordedItem.Home.OTHER));

        assertThat(moves.of(List.of(film("a", "1")))).isEmpty();
    }

    @Test
    void whatIsInThisLibraryIsNotElsewhere() {
        Moves moves = moves(
                new RecordedItem(11, film("b", "1"), RecordedItem.Home.THIS_ALONE),
                new RecordedItem(12, film("c", "2"), RecordedItem.Home.SHARED));

        assertThat(moves.of(List.of(film("a", "1"), film("d", "2")))).isEmpty();
    }

    @Test
    void twoThatWouldBecomeOneAreNotMoved() {
        Moves moves = moves(
                new RecordedItem(11, film("b", "1"), RecordedItem.Home.OTHER),
                new RecordedItem(12, film("d", "2"), RecordedItem.Home.OTHER));

        assertThat(moves.of(List.of(film("a", "1"), film("c", "1"), film("e", "2"))))
                .isEqualTo(Map.of("e", film("d", "2").key()));
    }

    @Test
    void aRemovalTellsWhereItsThingWentAndIsNoLoss() {
        Elsewhere elsewhere = new Elsewhere(
                List.of(new RecordedItem(11, film("b", "1"), RecordedItem.Home.OTHER)), BEFORE, RemovalHistory.none(2));
        SyncPlan plan = new PlannerDriver()
                .policy(PlannerDriver.UNLIMITED.withFloor(0).withMaxShare(0))
                .recorded(film("a", "1"), movie("m"))
                .shows(movie("m"))
                .elsewhere(elsewhere)
                .plan();

        assertThat(plan.removals())
                .extracting(Change.Remove::successor)
                .containsExactly(film("b", "1").key());
        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 1, 0, 1, 0));
        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void theCountsOfABlockedPlanAddUpWithAMove() {
        Elsewhere elsewhere = new Elsewhere(
                List.of(new RecordedItem(11, film("b", "1"), RecordedItem.Home.OTHER)), BEFORE, RemovalHistory.none(3));
        SyncPlan plan = new PlannerDriver()
                .policy(PlannerDriver.UNLIMITED.withFloor(0).withMaxShare(0))
                .recorded(film("a", "1"), movie("x"), movie("m"))
                .shows(movie("m"))
                .elsewhere(elsewhere)
                .plan();

        assertThat(plan.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(plan.additions().counts()).isEqualTo(new PlanCounts(0, 0, 0, 0, 1, 2));
        assertThat(plan.awaitingApproval(9).counts()).isEqualTo(new PlanCounts(0, 0, 1, 1, 0, 0));
    }

    @Test
    void theHistoryOfTheWholeSourceIsJudgedOnceItIsKnown() {
        PlannerDriver run = new PlannerDriver()
                .policy(RemovalPolicy.DEFAULT.withFloor(1))
                .recorded(movie("a"), movie("b"), movie("c"), movie("d"), movie("e"), movie("f"), movie("m"))
                .shows(movie("b"), movie("c"), movie("d"), movie("e"), movie("f"), movie("m"));

        assertThat(run.plan().verdict()).isEqualTo(Verdict.READY);
        SyncPlan plan = run.elsewhere(
                        new Elsewhere(List.of(), BEFORE, new RemovalHistory(RemovalHistory.Reading.KNOWN, 0, 10, 20)))
                .plan();
        assertThat(plan.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(plan.reasons()).extracting(Reason::code).containsExactly(ReasonCode.BUDGET_SOURCE);
    }

    @Test
    void whatIsSoughtElsewhereIsWhatWouldBeLost() {
        Planner planner = new PlannerDriver()
                .recorded(movie("a"), movie("b"), film("old", "1"))
                .shows(movie("b"), film("new", "1"))
                .decided();

        assertThat(planner.seeking()).containsExactly(movie("a"));
    }

    private static Moves moves(RecordedItem... kin) {
        return new Moves(new Elsewhere(Arrays.asList(kin), BEFORE, RemovalHistory.none(0)));
    }

    private static MediaItem film(String id, String tmdb) {
        return movie(id).with(b -> b.externalIds(List.of(tmdb(tmdb))));
    }

    @Test
    void aReasonIsToldOnceHoweverOftenItIsJudged() {
        SyncPlan plan = new PlannerDriver()
                .recordedScope("other")
                .recorded(movie("a"), movie("m"))
                .shows(movie("m"))
                .elsewhere(new Elsewhere(List.of(), BEFORE, RemovalHistory.none(2)))
                .plan();

        assertThat(plan.reasons()).extracting(Reason::code).containsExactly(ReasonCode.SCOPE_CHANGED);
    }

    @Test
    void whatMovedAwayIsNoLossAndNeedsNoApproval() {
        Elsewhere elsewhere = new Elsewhere(
                List.of(new RecordedItem(11, film("b", "1"), RecordedItem.Home.OTHER)), BEFORE, RemovalHistory.none(2));
        PlannerDriver run = new PlannerDriver()
                .recordedScope("other")
                .recorded(film("a", "1"), movie("m"))
                .shows(movie("m"));

        assertThat(run.plan().verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(run.elsewhere(elsewhere).plan().verdict()).isEqualTo(Verdict.READY);
    }
}
