package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.episode;
import static dev.mediasync.plan.PlannerDriver.movie;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Titles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan lets a library remember: cursor, scope, and the counts that it is checked by. */
class PlannerCursorTest {
    private static final WalkEnd END = WalkEnd.of("all").withCursor("7");

    private final PlannerDriver run =
            new PlannerDriver().recorded(movie("a"), movie("b")).end(END);

    @Test
    void theCursorMovesWhenEverythingCameIn() {
        assertThat(run.shows(movie("a"), movie("b"), movie("c")).plan().cursor())
                .isEqualTo("7");
    }

    @Test
    void aRemovalThatIsBlockedOrWithheldDoesNotHoldTheCursor() {
        run.shows(movie("a")).answer("b", Presence.HIDDEN);

        assertThat(run.plan().cursor()).isEqualTo("7");
        SyncPlan blocked = run.recordedScope("other").plan();
        assertThat(blocked.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(blocked.cursor()).isEqualTo("7");
    }

    @Test
    void theCursorStaysWhileSomethingWaitsForItsParent() {
        SyncPlan plan =
                run.shows(movie("a"), movie("b"), episode("e", "nowhere", 1)).plan();

        assertThat(plan.unparented()).hasSize(1);
        assertThat(plan.cursor()).isNull();
    }

    @Test
    void theCursorStaysWhileSomethingCannotBeRead() {
        assertThat(run.page(2, List.of(ObservedItem.of(movie("a"))), List.of("b"))
                        .plan()
                        .cursor())
                .isNull();
    }

    @Test
    void theCursorStaysWhileSomethingIsOnlyKnownInPart() {
        SyncPlan plan = run.page(
                        3,
                        List.of(
                                ObservedItem.of(movie("a")),
                                ObservedItem.of(movie("b")),
                                ObservedItem.provisional(movie("c"))),
                        List.of())
                .plan();

        assertThat(plan.changes()).hasSize(1);
        assertThat(plan.cursor()).isNull();
    }

    @Test
    void theCursorMovesWhereAnotherRowOfTheUnreadableItemCouldBeRead() {
        SyncPlan plan = run.page(
                        2,
                        List.of(
                                ObservedItem.provisional(movie("a").with(b -> b.titles(Titles.of("?")))),
                                ObservedItem.of(movie("a")),
                                ObservedItem.of(movie("b"))),
                        List.of())
                .plan();

        assertThat(plan.unparented()).isEmpty();
        assertThat(plan.evidence().gaps()).hasSize(1);
        assertThat(plan.cursor()).as("a page showed more rows than it received").isNull();
    }

    @Test
    void theCursorStaysWhileAPartWasNotSeen() {
        assertThat(run.shows(movie("a"), movie("b"))
                        .receipt(new PageReceipt.Doubt("x", "cut"))
                        .plan()
                        .cursor())
                .isNull();
    }

    @Test
    void theCursorStaysWhileAKeyWaitsForAnAnswer() {
        MediaItem old = movie("old").with(b -> b.identities(List.of("inode:1")));
        MediaItem fresh = movie("new").with(b -> b.identities(List.of("inode:1")));
        PlannerDriver renamed = new PlannerDriver().recorded(old).shows(fresh).end(END);

        assertThat(renamed.plan().cursor()).isEqualTo("7");
        SyncPlan unsure = renamed.answer("old", Presence.UNKNOWN).plan();
        assertThat(unsure.cursor()).isNull();
        assertThat(unsure.unparented()).as("it does not wait for a parent").isEmpty();
    }

    @Test
    void aLookAtChangesRemovesNothingAndMovesTheCursor() {
        SyncPlan plan = changes(movie("c")).plan();

        assertThat(plan.changes()).extracting(step -> step.key().id()).containsExactly("c");
        assertThat(plan.cursor()).isEqualTo("7");
        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
        assertThat(plan.withheld()).isEmpty();
        assertThat(plan.counts()).isEqualTo(new PlanCounts(1, 0, 0, 0, 2, 0));
    }

    @Test
    void aLookAtChangesWithAnotherCountThanTheSourcesMissedSomething() {
        PlannerDriver look = changes(movie("c"));

        assertThat(look.end(END.withTotal(3L)).plan().cursor()).isEqualTo("7");
        SyncPlan missed = look.end(END.withTotal(2L)).plan();
        assertThat(missed.reasons())
                .containsExactly(new Reason(
                        ReasonCode.COUNTS_DISAGREE,
                        "The source counts 2 items, but 3 are recorded now; something was missed. Sync everything."));
        assertThat(missed.cursor()).isNull();
        assertThat(missed.verdict()).isEqualTo(Verdict.REMOVALS_WITHHELD);
        assertThat(missed.changes()).as("what was seen comes in all the same").hasSize(1);
    }

    @Test
    void aLookAtEverythingIsNotCheckedByACountThatHoldsOtherThings() {
        SyncPlan plan = run.shows(movie("a"), movie("b")).end(END.withTotal(9L)).plan();

        assertThat(plan.reasons()).isEmpty();
        assertThat(plan.cursor()).isEqualTo("7");
    }

    @Test
    void aLookAtChangesInAnotherScopeLeavesTheRecordedScope() {
        assertThat(changes(movie("c")).recordedScope("other").plan().scope()).isNull();
        assertThat(changes(movie("c")).recordedScope(null).plan().scope()).isEqualTo("all");
    }

    @Test
    void theScopeMovesOnlyWithACompleteRunThatTakesEverythingIn() {
        PlannerDriver moved = new PlannerDriver().recorded(movie("a")).recordedScope("other");

        assertThat(moved.shows(movie("a")).plan().scope()).isEqualTo("all");
        assertThat(moved.receipt(new PageReceipt.Doubt("x", "cut")).plan().scope())
                .isNull();
    }

    private PlannerDriver changes(MediaItem... items) {
        return new PlannerDriver()
                .recorded(movie("a"), movie("b"))
                .end(END)
                .reach(Evidence.Reach.CHANGES)
                .shows(items);
    }

    @Test
    void aBlockedLookAtChangesStaysBlockedWhereTheCountsDisagree() {
        SyncPlan plan = changes(PlannerDriver.item("a", MediaKind.VIDEO, null))
                .policy(PlannerDriver.UNLIMITED.withFloor(0).withMaxShare(0))
                .end(END.withTotal(9L))
                .plan();

        assertThat(plan.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(plan.reasons()).extracting(Reason::code).contains(ReasonCode.COUNTS_DISAGREE);
    }
}
