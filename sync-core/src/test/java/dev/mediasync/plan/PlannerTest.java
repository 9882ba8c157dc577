package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.episode;
import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static dev.mediasync.plan.PlannerDriver.tmdb;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Titles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final MediaItem SHOW = item("show", MediaKind.SHOW, null);
    private static final MediaItem SEASON = item("season", MediaKind.SEASON, "show");

    @Test
    void addsUpdatesAndRemoves() {
        MediaItem changed = movie("b").with(b -> b.titles(Titles.of("Other")));

        SyncPlan plan = new PlannerDriver()
                .recorded(movie("a"), movie("b"), movie("c"))
                .shows(movie("a"), changed, movie("d"))
                .plan();

        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
        assertThat(plan.counts()).isEqualTo(new PlanCounts(1, 1, 0, 1, 1, 0));
        assertThat(kinds(plan)).containsExactly("Update s/b", "Add s/d", "Remove s/c");
        assertThat(plan.reasons()).isEmpty();
        assertThat(plan.scope()).isNull();
    }

    @Test
    void additionsGoFromTheTopAndRemovalsFromTheBottom() {
        SyncPlan grown = new PlannerDriver()
                .shows(episode("a", "season", 1), SEASON, SHOW)
                .plan();
        SyncPlan felled = new PlannerDriver()
                .recorded(SHOW, SEASON, episode("a", "season", 1), movie("m"))
                .shows(movie("m"))
                .plan();

        assertThat(kinds(grown)).containsExactly("Add s/show", "Add s/season", "Add s/a");
        assertThat(kinds(felled)).containsExactly("Remove s/a", "Remove s/season", "Remove s/show");
    }

    @Test
    void aParentThatIsNamedButNotListedStays() {
        SyncPlan plan = new PlannerDriver()
                .recorded(SHOW, SEASON, episode("a", "season", 1))
                .shows(episode("a", "season", 1))
                .plan();

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.counts().unchanged()).isEqualTo(3);
    }

    @Test
    void theRecordedParentsOfASightingStay() {
        SyncPlan plan = new PlannerDriver()
                .recorded(SHOW, SEASON, episode("a", "season", 1), movie("m"))
                .page(2, List.of(ObservedItem.of(movie("m"))), List.of("a"))
                .plan();

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void aProvisionalItemIsAddedButNeverOverwrites() {
        MediaItem vague = movie("a").with(b -> b.titles(Titles.of("?")));

        SyncPlan plan = new PlannerDriver()
                .recorded(movie("a"))
                .page(2, List.of(ObservedItem.provisional(vague), ObservedItem.provisional(movie("b"))), List.of())
                .plan();

        assertThat(kinds(plan)).containsExactly("Add s/b");
    }

    @Test
    void aTrustedRowWinsOverAProvisionalOneInAnyOrder() {
        ObservedItem vague = ObservedItem.provisional(movie("a").with(b -> b.titles(Titles.of("?"))));
        ObservedItem sure = ObservedItem.of(movie("a"));

        for (List<ObservedItem> rows : List.of(List.of(vague, sure), List.of(sure, vague))) {
            SyncPlan plan = new PlannerDriver().page(1, rows, List.of()).plan();
            assertThat(plan.changes()).containsExactly(new Change.Add(movie("a"), sure.fingerprint()));
        }
    }

    @Test
    void aChildOfARemovedParentMovesInTheSameRun() {
        MediaItem other = item("other", MediaKind.SEASON, "show");
        MediaItem moved = episode("a", "other", 1);

        SyncPlan plan = new PlannerDriver()
                .recorded(SHOW, SEASON, episode("a", "season", 1))
                .shows(SHOW, other, moved)
                .plan();

        assertThat(kinds(plan)).containsExactly("Add s/other", "Update s/a", "Remove s/season");
    }

    @Test
    void anotherKindUnderTheSameIdIsAReplacement() {
        SyncPlan plan = new PlannerDriver()
                .recorded(movie("a"))
                .shows(item("a", MediaKind.VIDEO, null))
                .plan();

        assertThat(kinds(plan)).containsExactly("Replace s/a");
        assertThat(plan.counts()).isEqualTo(new PlanCounts(1, 0, 0, 1, 0, 0));
    }

    @Test
    void anItemWithoutParentWaits() {
        SyncPlan plan =
                new PlannerDriver().shows(SEASON, episode("a", "season", 1)).plan();

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.unparented())
                .extracting(Unparented::key)
                .containsExactly(episode("a", "season", 1).key(), SEASON.key());
        assertThat(plan.reasons()).extracting(Reason::code).containsExactly(ReasonCode.UNPARENTED);
    }

    @Test
    void aChangedScopeBlocksAndAnApprovalReleases() {
        PlannerDriver run = new PlannerDriver()
                .recorded(movie("a"), movie("b"))
                .recordedScope("all of ann")
                .shows(movie("a"));

        SyncPlan blocked = run.plan();
        SyncPlan released = run.approved("b").plan();

        assertThat(blocked.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(blocked.reasons()).extracting(Reason::code).containsExactly(ReasonCode.SCOPE_CHANGED);
        assertThat(blocked.scope()).isNull();
        assertThat(released.verdict()).isEqualTo(Verdict.READY);
        assertThat(released.scope()).isEqualTo("all");
    }

    @Test
    void anApprovalRemovesNothingElse() {
        SyncPlan plan = new PlannerDriver()
                .recorded(movie("a"), movie("b"), movie("c"), movie("d"))
                .shows(movie("a"))
                .approved("b", "d")
                .answer("d", Presence.PRESENT)
                .plan();

        assertThat(kinds(plan)).containsExactly("Remove s/b");
        assertThat(plan.withheld())
                .extracting(withheld -> withheld.key().id() + " " + withheld.code())
                .containsExactly("c NOT_APPROVED", "d STILL_PRESENT");
        assertThat(plan.verdict()).isEqualTo(Verdict.REMOVALS_WITHHELD);
    }

    @Test
    void whatIsNotConfirmedAsGoneStaysWithEverythingAboveIt() {
        Map<Presence, String> codes =
                Map.of(Presence.PRESENT, "STILL_PRESENT", Presence.HIDDEN, "HIDDEN", Presence.UNKNOWN, "NOT_CONFIRMED");
        codes.forEach((answer, code) -> {
            SyncPlan plan = new PlannerDriver()
                    .recorded(SHOW, SEASON, episode("a", "season", 1), episode("b", "season", 2), movie("m"))
                    .shows(movie("m"))
                    .answer("a", answer)
                    .plan();

            assertThat(kinds(plan)).containsExactly("Remove s/b");
            assertThat(plan.withheld())
                    .extracting(withheld -> withheld.key().id() + " " + withheld.code())
                    .containsExactly("a " + code, "season HAS_CHILDREN", "show HAS_CHILDREN");
            assertThat(plan.answers())
                    .extracting(said -> said.key().id() + " " + said.presence())
                    .contains("a " + answer, "b GONE");
        });
    }

    @Test
    void aSourceThatCannotBeAskedRemovesWhereThePolicyAllows() {
        PlannerDriver run = new PlannerDriver()
                .recorded(movie("a"), movie("b"))
                .shows(movie("a"))
                .unaskable();

        assertThat(run.plan().removals()).hasSize(1);
        SyncPlan strict = run.policy(PlannerDriver.UNLIMITED.withConfirmation(RemovalPolicy.Confirmation.REQUIRED))
                .plan();
        assertThat(strict.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(strict.reasons()).extracting(Reason::code).containsExactly(ReasonCode.CANNOT_CONFIRM);
        assertThat(run.approved("b").plan().verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void aGapKeepsWhatIsBelowItAndNothingElse() {
        SyncPlan plan = new PlannerDriver()
                .recorded(movie("a"), movie("a/1"), movie("a#2"), movie("ab"), movie("z"), movie("y"))
                .receipt(new PageReceipt.Folder("", PageReceipt.Mark.COMPLETE, List.of("a")))
                .receipt(new PageReceipt.Folder("a", PageReceipt.Mark.UNAVAILABLE, List.of()))
                .page(2, List.of(ObservedItem.of(movie("z")), ObservedItem.of(movie("y"))), List.of())
                .plan();

        assertThat(kinds(plan)).containsExactly("Remove s/ab");
        assertThat(plan.withheld()).extracting(held -> held.key().id()).containsExactly("a", "a#2", "a/1");
    }

    @Test
    void aNewIdOfTheSameThingIsARekey() {
        MediaItem old = movie("old").with(b -> b.externalIds(List.of(tmdb("603"))));
        MediaItem fresh = movie("new").with(b -> b.externalIds(List.of(tmdb("603"))));

        SyncPlan plan = new PlannerDriver().recorded(old).shows(fresh).plan();

        assertThat(kinds(plan)).containsExactly("Rekey s/new");
        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 1, 0, 0, 0));
    }

    static List<String> kinds(SyncPlan plan) {
        return plan.changes().stream()
                .map(change -> change.getClass().getSimpleName() + " " + change.key())
                .toList();
    }
}
