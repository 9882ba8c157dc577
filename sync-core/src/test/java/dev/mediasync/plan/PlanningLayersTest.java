package dev.mediasync.plan;

import static dev.mediasync.plan.PlanningSession.child;
import static dev.mediasync.plan.PlanningSession.codes;
import static dev.mediasync.plan.PlanningSession.film;
import static dev.mediasync.plan.PlanningSession.show;
import static dev.mediasync.plan.PlanningSession.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.About;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanningLayersTest {
    private final PlanningSession session = new PlanningSession();

    private static MediaItem told(MediaItem item, String overview) {
        return item.with(b -> b.about(new About(overview, null, null, null, List.of())));
    }

    private static MediaItem imdb(MediaItem item, String id) {
        return item.with(b -> b.externalIds(List.of(new ExternalId("imdb", id))));
    }

    @Test
    void newChangedAndVanishedItemsBecomeSteps() {
        SyncPlan plan = session.recorded(film("a"), film("b"), film("c"), film("d"))
                .shown(film("a"), told(film("b"), "new words"), film("c"), film("e"))
                .plan();
        assertThat(steps(plan)).containsExactly("Update b", "Add e", "Remove d");
        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
        assertThat(plan.counts()).isEqualTo(new PlanCounts(1, 1, 0, 1, 2, 0));
    }

    @Test
    void parentsComeBeforeChildrenAndGoAfterThem() {
        session.recorded.addAll(show("old", 2));
        show("new", 2).stream().map(ObservedItem::of).forEach(session.shown::add);
        assertThat(steps(session.plan()))
                .containsExactly(
                        "Add new",
                        "Add new#1",
                        "Add new/e1",
                        "Add new/e2",
                        "Remove old/e1",
                        "Remove old/e2",
                        "Remove old#1",
                        "Remove old");
    }

    @Test
    void withoutAReceiptNothingIsRemoved() {
        session.receipts.add(new PageReceipt.Doubt("", "page 3 answered 500"));
        SyncPlan plan = session.recorded(film("a"), film("b")).shown(film("a")).plan();
        assertThat(plan.removals()).isEmpty();
        assertThat(plan.verdict()).isEqualTo(Verdict.REMOVALS_WITHHELD);
        assertThat(plan.withheld()).extracting(Withheld::code).containsExactly(ReasonCode.EVIDENCE_INCOMPLETE);
        assertThat(plan.reasons()).extracting(Reason::message).anyMatch(text -> text.contains("page 3 answered 500"));
    }

    @Test
    void anUnreadFolderKeepsWhatIsBelowItAndTheParentsOfThat() {
        session.recorded.addAll(show("Show", 2));
        session.recorded(film("Showdown"), film("other"), film("x"));
        session.receipts.add(new PageReceipt.Folder("", PageReceipt.Mark.COMPLETE, List.of("Show")));
        session.receipts.add(new PageReceipt.Folder("Show", PageReceipt.Mark.UNAVAILABLE, List.of()));
        SyncPlan plan = session.shown(film("x")).plan();
        assertThat(plan.removals()).extracting(step -> step.key().id()).containsExactly("Showdown", "other");
        assertThat(plan.withheld()).hasSize(4);
        assertThat(plan.verdict()).isEqualTo(Verdict.REMOVALS_WITHHELD);
    }

    @Test
    void aFolderThatWasFoundButNeverReadIsAGap() {
        session.receipts.add(new PageReceipt.Folder("", PageReceipt.Mark.COMPLETE, List.of("deep")));
        SyncPlan plan = session.recorded(film("deep/a"), film("b"), film("c"))
                .shown(film("c"))
                .plan();
        assertThat(plan.removals()).extracting(step -> step.key().id()).containsExactly("b");
    }

    @Test
    void anEmptyListingBlocksEvenTheSmallestLibrary() {
        SyncPlan plan = session.recorded(film("a")).plan();
        assertThat(plan.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(codes(plan)).containsExactly(ReasonCode.EMPTY_LISTING);
        assertThat(plan.additions().changes()).isEmpty();
    }

    @Test
    void oneSurvivorDoesNotDefeatTheGuard() {
        for (int number = 0; number < 19; number++) {
            session.recorded(film("f" + number));
        }
        SyncPlan plan = session.shown(film("f7")).plan();
        assertThat(plan.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(codes(plan)).containsExactly(ReasonCode.NEARLY_EMPTY_LISTING);
    }

    @Test
    void aLongShowInASmallLibraryMayGo() {
        session.recorded.addAll(show("long", 40));
        session.recorded(film("a")).shown(film("a"));
        assertThat(session.plan().verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void runsOfADayAreAddedUp() {
        for (int number = 0; number < 300; number++) {
            session.recorded(film("f" + number));
            if (number >= 40) {
                session.shown(film("f" + number));
            }
        }
        assertThat(session.plan().verdict()).isEqualTo(Verdict.READY);
        session.recentlyRemoved = 200;
        assertThat(codes(session.plan())).containsExactly(ReasonCode.BUDGET_WINDOW);
    }

    @Test
    void inAnotherScopeWhatIsAbsentMayOnlyBeHidden() {
        session.scope = "another account";
        SyncPlan plan = session.recorded(film("a"), film("b")).shown(film("a")).plan();
        assertThat(plan.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(codes(plan)).containsExactly(ReasonCode.SCOPE_CHANGED);
        assertThat(plan.scope()).as("the recorded scope does not move").isNull();
    }

    @Test
    void anotherScopeThatHidesNothingIsTakenOver() {
        session.scope = "another account";
        SyncPlan plan = session.recorded(film("a")).shown(film("a"), film("b")).plan();
        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
        assertThat(plan.scope()).isEqualTo("another account");
    }

    @Test
    void whatTheSourceStillHasStays() {
        session.answers.put("b", Presence.PRESENT);
        session.answers.put("c", Presence.HIDDEN);
        session.answers.put("d", Presence.UNKNOWN);
        SyncPlan plan = session.recorded(film("a"), film("b"), film("c"), film("d"), film("e"), film("f"), film("g"))
                .recorded(film("h"))
                .shown(film("e"), film("f"), film("g"), film("h"))
                .plan();
        assertThat(plan.removals()).extracting(step -> step.key().id()).containsExactly("a");
        assertThat(plan.withheld())
                .extracting(Withheld::code)
                .containsExactly(ReasonCode.STILL_PRESENT, ReasonCode.HIDDEN, ReasonCode.NOT_CONFIRMED);
    }

    @Test
    void aSourceThatCannotBeAskedIsBlockedWhereThePolicyWantsThat() {
        session.asked = false;
        session.recorded(film("a"), film("b")).shown(film("a"));
        assertThat(session.plan().verdict()).isEqualTo(Verdict.READY);
        session.policy = RemovalPolicy.DEFAULT.withConfirmation(RemovalPolicy.Confirmation.REQUIRED);
        assertThat(codes(session.plan())).containsExactly(ReasonCode.CANNOT_CONFIRM);
    }

    @Test
    void anApprovalReleasesExactlyTheseIds() {
        session.recorded(film("a"), film("b"), film("c"));
        session.approved = Set.of("a", "b", "c");
        assertThat(session.plan().removals()).hasSize(3);
        session.approved = Set.of("a");
        SyncPlan partly = session.plan();
        assertThat(partly.removals()).extracting(step -> step.key().id()).containsExactly("a");
        assertThat(partly.withheld()).extracting(Withheld::code).containsOnly(ReasonCode.NOT_APPROVED);
        assertThat(partly.verdict()).isEqualTo(Verdict.REMOVALS_WITHHELD);
    }

    @Test
    void anApprovalDoesNotPassAnItemThatIsThere() {
        session.recorded(film("a"), film("b"));
        session.approved = Set.of("a", "b");
        session.answers.put("a", Presence.PRESENT);
        assertThat(session.plan().removals())
                .extracting(step -> step.key().id())
                .containsExactly("b");
    }

    @Test
    void aSightingKeepsAnItemAndItsParentsAsTheyAre() {
        session.recorded.addAll(show("Show", 1));
        session.recorded(film("a"), film("b")).shown(film("a"));
        session.sightings.add("Show/e1");
        SyncPlan plan = session.plan();
        assertThat(steps(plan)).containsExactly("Remove b");
    }

    @Test
    void aProvisionalObservationAddsButNeverOverwrites() {
        session.recorded(film("a"));
        session.shown.add(ObservedItem.provisional(told(film("a"), "from the file name")));
        session.shown.add(ObservedItem.provisional(film("b")));
        assertThat(steps(session.plan())).containsExactly("Add b");
    }

    @Test
    void theOrderOfSeveralObservationsOfOneIdDoesNotMatter() {
        List<ObservedItem> several = List.of(
                ObservedItem.of(told(film("a"), "one")),
                ObservedItem.provisional(told(film("a"), "two")),
                ObservedItem.of(told(film("a"), "three")));
        session.recorded(film("a"), film("z"));
        session.shown(film("z"));
        session.shown.addAll(several);
        String forth = PlanJson.write(session.plan());
        session.shown.clear();
        session.shown.addAll(List.of(several.get(2), several.get(1), several.get(0)));
        session.shown(film("z"));
        assertThat(PlanJson.write(session.plan())).isEqualTo(forth);
    }

    @Test
    void aMovedTotalTakesRemovalsAway() {
        session.receipts.add(PlanningSession.rows(0, 1, 300));
        session.receipts.add(PlanningSession.rows(1, 1, 295));
        assertThat(session.recorded(film("a"), film("b"))
                        .shown(film("a"))
                        .plan()
                        .removals())
                .isEmpty();
    }

    @Test
    void aRenamedItemGetsANewKey() {
        SyncPlan plan = session.recorded(imdb(film("old"), "tt1"), film("x"))
                .shown(imdb(film("new"), "tt1"), film("x"))
                .plan();
        assertThat(steps(plan)).containsExactly("Rekey new");
        assertThat(plan.counts().rekeyed()).isEqualTo(1);
    }

    @Test
    void aKeyDoesNotMoveWhileTheSourceStillHasTheOldOne() {
        session.recorded(imdb(film("old"), "tt1")).shown(imdb(film("new"), "tt1"));
        session.answers.put("old", Presence.PRESENT);
        SyncPlan both = session.plan();
        assertThat(steps(both)).containsExactly("Add new");
        assertThat(both.withheld()).hasSize(1);
        session.answers.put("old", Presence.UNKNOWN);
        SyncPlan wait = session.plan();
        assertThat(wait.changes())
                .as("the next run can still see that both are one")
                .isEmpty();
        assertThat(wait.withheld()).hasSize(1);
    }

    @Test
    void aRenamedShowTakesItsSeasonsAndEpisodesAlong() {
        List<MediaItem> old = show("Old", 3);
        session.recorded.addAll(old);
        session.recorded.set(0, imdb(old.get(0), "tt9"));
        List<MediaItem> fresh = show("New", 3);
        session.shown(imdb(fresh.get(0), "tt9"));
        fresh.stream().skip(1).map(ObservedItem::of).forEach(session.shown::add);
        SyncPlan plan = session.plan();
        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 5, 0, 0, 0));
    }

    @Test
    void anItemWithoutItsParentWaitsAndItsRecordedParentStays() {
        session.recorded.addAll(show("Show", 1));
        session.recorded(film("x")).shown(film("x"), child("Show/e1", MediaKind.EPISODE, "nowhere"));
        SyncPlan plan = session.plan();
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.unparented()).extracting(Unparented::parentId).containsExactly("nowhere");
        assertThat(codes(plan)).contains(ReasonCode.UNPARENTED);
    }

    @Test
    void aParentThatChildrenNameIsThereAlthoughItIsNotListed() {
        session.recorded.addAll(show("Hidden", 1));
        session.shown(session.recorded.get(1), session.recorded.get(2));
        SyncPlan plan = session.plan();
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void itemsThatAreEachOthersParentsWaitInsteadOfLooping() {
        session.shown(child("a", MediaKind.COLLECTION, "b"), child("b", MediaKind.COLLECTION, "a"));
        assertThat(session.plan().unparented()).hasSize(2);
    }

    @Test
    void anEpisodeMovedToAnotherShowLetsItsOldShowGo() {
        session.recorded.addAll(show("Old", 1));
        session.recorded(film("a"), film("b")).shown(film("a"), film("b"));
        session.shown(show("New", 0).get(0), show("New", 0).get(1), child("Old/e1", MediaKind.EPISODE, "New#1"));
        assertThat(steps(session.plan()))
                .containsExactly("Add New", "Add New#1", "Update Old/e1", "Remove Old#1", "Remove Old");
    }

    @Test
    void callsOutOfOrderAreRefused() {
        Planner planner = new Planner(
                new LibraryBase(PlanningSession.LIBRARY, 3, 0, LibraryBase.Seen.NOTHING, RemovalHistory.none(0)),
                RemovalPolicy.DEFAULT);
        assertThatThrownBy(planner::unresolved).hasMessage("close() comes first");
        assertThatThrownBy(planner::finish).hasMessage("resolve() comes first");
        assertThatThrownBy(planner::drain).hasMessageContaining("Only a first load");
    }
}
