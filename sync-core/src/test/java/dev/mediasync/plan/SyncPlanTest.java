package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.episode;
import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncPlanTest {
    private static final RemovalPolicy NOTHING_GOES =
            PlannerDriver.UNLIMITED.withFloor(0).withMaxShare(0);
    private static final MediaItem SHOW = item("show", MediaKind.SHOW, null);
    private static final MediaItem SEASON = item("season", MediaKind.SEASON, "show");

    @Test
    void theLossesAreWhatIsRemovedOrReplaced() {
        SyncPlan plan = new PlannerDriver()
                .recorded(movie("a"), movie("b"), movie("c"))
                .shows(item("a", MediaKind.VIDEO, null), movie("c"), movie("d"))
                .plan();

        assertThat(plan.losses()).containsExactly("a", "b");
        assertThat(plan.changesNothing()).isFalse();
    }

    @Test
    void theAdditionsOfABlockedPlanCountWhatTheyDo() {
        SyncPlan blocked = new PlannerDriver()
                .policy(NOTHING_GOES)
                .recorded(SHOW, SEASON, movie("new"), episode("e", "season", 1))
                .shows(SHOW, SEASON, item("new", MediaKind.SHOW, null), episode("e", "new", 1), movie("m"))
                .plan();
        SyncPlan additions = blocked.additions();
        SyncPlan waiting = blocked.awaitingApproval(4);

        assertThat(blocked.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(blocked.counts()).isEqualTo(new PlanCounts(2, 1, 0, 1, 2, 0));
        assertThat(additions.changes()).extracting(step -> step.key().id()).containsExactly("m");
        assertThat(additions.counts()).isEqualTo(new PlanCounts(1, 0, 0, 0, 3, 1));
        assertThat(additions.withheld()).extracting(held -> held.key().id()).containsExactly("new");
        assertThat(waiting.changes()).extracting(step -> step.key().id()).containsExactly("new", "e");
        assertThat(waiting.counts()).isEqualTo(new PlanCounts(1, 1, 0, 1, 0, 0));
    }

    @Test
    void whatStaysIsInTheOrderOfItsKeysInTheAdditionsToo() {
        SyncPlan blocked = new PlannerDriver()
                .policy(NOTHING_GOES)
                .recorded(movie("z"), movie("b"), movie("m"))
                .shows(movie("m"), item("z", MediaKind.VIDEO, null))
                .plan();

        assertThat(blocked.additions().withheld())
                .extracting(held -> held.key().id())
                .containsExactly("b", "z");
    }

    @Test
    void anApprovalTakesTheNewScopeOverWhereEverythingWasSeen() {
        PlannerDriver run = new PlannerDriver()
                .recordedScope("other")
                .recorded(movie("a"), movie("b"))
                .shows(movie("b"));

        assertThat(run.plan().scope()).isNull();
        assertThat(run.plan().approved().scope()).isEqualTo("all");
        assertThat(run.plan().approved().verdict()).isEqualTo(Verdict.READY);
        SyncPlan gapped = run.receipt(new PageReceipt.Doubt("x", "cut")).plan();
        assertThat(gapped.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(gapped.approved().scope()).isNull();
    }

    @Test
    void theSamePlanCanHoldOtherStepsForAnotherRevision() {
        SyncPlan plan = new PlannerDriver()
                .recorded(movie("a"))
                .shows(movie("a"), movie("b"), movie("c"))
                .plan();
        List<Change> steps = plan.changes().subList(0, 1);
        SyncPlan part = plan.with(9, steps);

        assertThat(part.changes()).isEqualTo(steps);
        assertThat(part.baseRevision()).isEqualTo(9);
        assertThat(part.with(plan.baseRevision(), plan.changes())).isEqualTo(plan);
    }
}
