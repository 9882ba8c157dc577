package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static dev.mediasync.plan.PlannerDriver.tmdb;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.Titles;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ids that name another thing than before. */
class PlannerReplaceTest {
    @Test
    void twoThingsThatSwapTheirIdsLoseNothing() {
        SyncPlan plan = new PlannerDriver()
                .policy(PlannerDriver.UNLIMITED.withFloor(0).withMaxShare(0))
                .recorded(film("a", 1), film("b", 2))
                .shows(film("a", 2), film("b", 1))
                .plan();

        assertThat(steps(plan)).containsExactly("Rekey b>a", "Rekey a>b");
        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 2, 0, 0, 0));
        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
        assertThat(plan.losses()).isEmpty();
    }

    @Test
    void aRingOfThreeIdsLosesNothing() {
        SyncPlan plan = new PlannerDriver()
                .recorded(film("a", 1), film("b", 2), film("c", 3))
                .shows(film("a", 3), film("b", 1), film("c", 2))
                .plan();

        assertThat(steps(plan)).containsExactly("Rekey c>a", "Rekey a>b", "Rekey b>c");
        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 3, 0, 0, 0));
    }

    @Test
    void aChainIntoAFreeIdLosesNothing() {
        SyncPlan plan = new PlannerDriver()
                .recorded(film("a", 1), film("b", 2))
                .shows(film("b", 1), film("c", 2))
                .plan();

        assertThat(steps(plan)).containsExactly("Rekey a>b", "Rekey b>c");
        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 2, 0, 0, 0));
    }

    @Test
    void aChainThatEndsOnAnotherThingReplacesThatOne() {
        SyncPlan plan = chain().plan();

        assertThat(steps(plan)).containsExactly("Rekey a>b", "Replace b>c");
        assertThat(plan.changes().get(1)).isInstanceOfSatisfying(Change.Replace.class, replace -> {
            assertThat(replace.formerKind()).isEqualTo(MediaKind.MOVIE);
            assertThat(replace.formerTitle()).isEqualTo("Film 3");
        });
        assertThat(plan.losses()).containsExactly("c");
        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 2, 1, 0, 0));
    }

    @Test
    void aNewThingUnderTheIdOfOneThatWentOnIsAdded() {
        SyncPlan plan = new PlannerDriver()
                .recorded(film("a", 1))
                .shows(film("a", 9), film("b", 1))
                .plan();

        assertThat(steps(plan)).containsExactly("Add a", "Rekey a>b");
        assertThat(plan.counts()).isEqualTo(new PlanCounts(1, 0, 1, 0, 0, 0));
        assertThat(plan.losses()).isEmpty();
    }

    @Test
    void anApprovalOfAnotherLossKeepsTheReplacedThingAndTheWholeChain() {
        SyncPlan plan = chain().recorded(film("x", 8)).approved("x").plan();

        assertThat(steps(plan)).containsExactly("Remove x");
        assertThat(kept(plan)).containsExactly("a NOT_APPROVED", "b NOT_APPROVED", "c NOT_APPROVED");
        assertThat(plan.verdict()).isEqualTo(Verdict.REMOVALS_WITHHELD);
        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 0, 1, 0, 3));
        assertThat(plan.unparented()).isEmpty();
    }

    @Test
    void anApprovalOfTheReplacedThingLetsTheWholeChainIn() {
        SyncPlan plan = chain().policy(PlannerDriver.UNLIMITED.withFloor(0).withMaxShare(0))
                .approved("c")
                .plan();

        assertThat(steps(plan)).containsExactly("Rekey a>b", "Replace b>c");
        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void aNewcomerWithoutHistoryWaitsForTheApprovalToo() {
        SyncPlan plan = new PlannerDriver()
                .recorded(film("a", 1), film("x", 8))
                .shows(film("a", 9))
                .approved("x")
                .plan();

        assertThat(steps(plan)).containsExactly("Remove x");
        assertThat(kept(plan)).containsExactly("a NOT_APPROVED");
        assertThat(plan.unparented()).isEmpty();
    }

    @Test
    void whatWouldHangBelowANewcomerThatWaitsIsToldAsUnparented() {
        MediaItem show = item("a", MediaKind.SHOW, null);
        MediaItem season = item("s", MediaKind.SEASON, "a").with(b -> b.numbering(Numbering.season(1)));
        SyncPlan plan = new PlannerDriver()
                .recorded(film("a", 1), film("x", 8))
                .shows(show, season)
                .approved("x")
                .plan();

        assertThat(steps(plan)).containsExactly("Remove x");
        assertThat(plan.unparented()).containsExactly(new Unparented(season.key(), "season s", "a"));
        assertThat(plan.reasons()).extracting(Reason::code).contains(ReasonCode.UNPARENTED, ReasonCode.NOT_APPROVED);
        assertThat(plan.reasons())
                .extracting(Reason::message)
                .contains("1 items wait, because the source does not list their parent: season s (s, below a).");
    }

    @Test
    void anIdThatIsStillThereDoesNotMoveAndItsThingIsACopy() {
        SyncPlan plan = new PlannerDriver()
                .recorded(film("a", 1), film("c", 3))
                .shows(film("c", 1))
                .answer("a", Presence.PRESENT)
                .plan();

        assertThat(steps(plan)).containsExactly("Replace c");
        assertThat(kept(plan)).containsExactly("a STILL_PRESENT");
        assertThat(plan.counts()).isEqualTo(new PlanCounts(1, 0, 0, 1, 0, 1));
    }

    @Test
    void withoutAnAnswerAboutTheOldIdEverythingStaysInItsPlace() {
        SyncPlan plan = new PlannerDriver()
                .recorded(film("a", 1), film("c", 3))
                .shows(film("c", 1), movie("m"))
                .answer("a", Presence.UNKNOWN)
                .end(WalkEnd.of("all").withCursor("7"))
                .plan();

        assertThat(steps(plan)).containsExactly("Add m");
        assertThat(kept(plan)).containsExactly("a NOT_CONFIRMED", "c NOT_CONFIRMED");
        assertThat(plan.cursor()).as("the newcomer did not come in").isNull();
        assertThat(plan.unparented()).isEmpty();
        assertThat(plan.verdict()).isEqualTo(Verdict.REMOVALS_WITHHELD);
    }

    @Test
    void aChainWaitsForTheAnswerAboutItsFirstId() {
        SyncPlan plan = new PlannerDriver()
                .recorded(film("a", 1), film("b", 2))
                .shows(film("b", 1), film("c", 2))
                .answer("a", Presence.UNKNOWN)
                .plan();

        assertThat(steps(plan)).containsExactly("Rekey b>c");
        assertThat(kept(plan)).containsExactly("a NOT_CONFIRMED");
    }

    @Test
    void theSourceIsAskedAboutIdsThatVanishedAndNotAboutReusedOnes() {
        assertThat(chain().decided().toConfirm()).containsExactly("a");
        assertThat(new PlannerDriver()
                        .recorded(film("a", 1), film("b", 2))
                        .shows(film("a", 2), film("b", 1))
                        .decided()
                        .toConfirm())
                .isEmpty();
    }

    @Test
    void aThingWhoseNewPlaceHasNoParentStaysUnderItsOldId() {
        MediaItem old = video("a", null, 1);
        MediaItem moved = video("c", "nowhere", 1);
        MediaItem newcomer = video("a", null, 9);
        SyncPlan plan = new PlannerDriver().recorded(old).shows(moved, newcomer).plan();

        assertThat(plan.changes()).isNotEmpty();
        assertThat(plan.unparented()).extracting(Unparented::key).containsExactly(moved.key());
        assertThat(plan.losses()).containsExactly("a");
    }

    @Test
    void theAdditionsOfABlockedChainLeaveItAlone() {
        MediaItem better = film("u", 5).with(b -> b.titles(Titles.of("Better")));
        SyncPlan blocked = new PlannerDriver()
                .recorded(film("a", 1), film("b", 2), film("c", 3), film("u", 5), film("v", 6))
                .shows(film("b", 1), film("c", 2), better, film("n", 7), film("v", 6))
                .policy(PlannerDriver.UNLIMITED.withFloor(0).withMaxShare(0))
                .end(WalkEnd.of("all").withCursor("7"))
                .plan();
        SyncPlan additions = blocked.additions();
        SyncPlan waiting = blocked.awaitingApproval(9);

        assertThat(blocked.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(blocked.counts()).isEqualTo(new PlanCounts(1, 1, 2, 1, 1, 0));
        assertThat(steps(additions)).containsExactly("Add n", "Update u");
        assertThat(additions.counts()).isEqualTo(new PlanCounts(1, 1, 0, 0, 1, 3));
        assertThat(kept(additions))
                .containsExactly("a AWAITING_APPROVAL", "b AWAITING_APPROVAL", "c AWAITING_APPROVAL");
        assertThat(additions.cursor()).as("something that was seen waits").isNull();
        assertThat(additions.verdict()).isEqualTo(Verdict.REMOVALS_WITHHELD);
        assertThat(steps(waiting)).containsExactly("Rekey a>b", "Replace b>c");
        assertThat(waiting.counts()).isEqualTo(new PlanCounts(0, 0, 2, 1, 0, 0));
        assertThat(waiting.baseRevision()).isEqualTo(9);
        assertThat(waiting.cursor()).isNull();
        assertThat(waiting.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(waiting.approved().verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void theAdditionsOfABlockedRemovalTakeTheCursorAlong() {
        SyncPlan blocked = new PlannerDriver()
                .recorded(movie("a"), movie("b"))
                .shows(movie("b"), movie("c"))
                .policy(PlannerDriver.UNLIMITED.withFloor(0).withMaxShare(0))
                .end(WalkEnd.of("all").withCursor("7"))
                .plan();

        assertThat(blocked.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(blocked.additions().cursor()).isEqualTo("7");
        assertThat(blocked.additions().counts()).isEqualTo(new PlanCounts(1, 0, 0, 0, 1, 1));
    }

    private static PlannerDriver chain() {
        return new PlannerDriver()
                .recorded(film("a", 1), film("b", 2), film("c", 3))
                .shows(film("b", 1), film("c", 2));
    }

    private static MediaItem film(String id, int number) {
        return movie(id)
                .with(b -> b.titles(Titles.of("Film " + number)).externalIds(List.of(tmdb(String.valueOf(number)))));
    }

    private static MediaItem video(String id, @Nullable String parent, int number) {
        return film(id, number).with(b -> b.kind(MediaKind.VIDEO).parentId(parent));
    }

    private static List<String> kept(SyncPlan plan) {
        return plan.withheld().stream()
                .map(held -> held.key().id() + " " + held.code())
                .toList();
    }

    private static List<String> steps(SyncPlan plan) {
        return plan.changes().stream().map(PlannerReplaceTest::step).toList();
    }

    private static String step(Change change) {
        ItemKey from = change instanceof Change.Put put ? put.movedFrom() : null;
        return change.getClass().getSimpleName() + " " + (from == null ? "" : from.id() + ">")
                + change.key().id();
    }
}
