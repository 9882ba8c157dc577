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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stops removals, by the reasons that a plan gives. */
class PlannerGuardsTest {
    private final PlannerDriver run = new PlannerDriver();

    @Test
    void whileMostOfWhatWaitsIsMissingItNeedsTheApproval() {
        run.recorded(movies(1, 9)).shows(movies(3, 9));

        SyncPlan most = run.awaiting("m1", "m2", "elsewhere").plan();
        assertThat(most.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(most.reasons())
                .containsExactly(new Reason(
                        ReasonCode.AWAITING_APPROVAL,
                        "2 of these removals wait for an approval since an earlier run. If they are really gone,"
                                + " approve this plan."));
        assertThat(codes(run.awaiting("m1", "m2", "other", "more").plan())).isEmpty();
        assertThat(codes(run.awaiting("m1").approved("m1").plan())).containsExactly(ReasonCode.NOT_APPROVED);
    }

    @Test
    void whatWaitsIsToldOnlyWhereNothingElseStandsInTheWay() {
        run.recorded(movies(1, 9)).shows(movies(3, 9)).recordedScope("other").awaiting("m1", "m2");

        assertThat(codes(run.plan())).containsExactly(ReasonCode.SCOPE_CHANGED);
    }

    @Test
    void aPlanWithoutLossIsNotBlocked() {
        SyncPlan plan = run.recorded(movies(1, 2))
                .shows(movies(1, 3))
                .recordedScope("other")
                .awaiting()
                .plan();

        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
        assertThat(plan.reasons()).isEmpty();
        assertThat(plan.scope()).isEqualTo("all");
    }

    @Test
    void manyIdsThatNameAnotherThingNeedAnApproval() {
        run.policy(RemovalPolicy.DEFAULT.withFloor(1))
                .recorded(movies(1, 10))
                .shows(Stream.concat(
                                IntStream.rangeClosed(1, 3).mapToObj(PlannerGuardsTest::other),
                                Stream.of(movies(4, 10)))
                        .toArray(MediaItem[]::new));

        SyncPlan plan = run.plan();
        assertThat(plan.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(codes(plan)).containsExactly(ReasonCode.REPLACED_AT_ONCE, ReasonCode.BUDGET_SHARE);
        assertThat(plan.losses()).containsExactly("m1", "m2", "m3");
        assertThat(plan.additions().changes()).isEmpty();
    }

    @Test
    void whatIsReplacedIsNotAskedForNorTakenForAnEmptyListing() {
        run.recorded(movie("a"))
                .shows(item("a", MediaKind.VIDEO, null))
                .unaskable()
                .policy(strict());

        assertThat(run.plan().verdict()).isEqualTo(Verdict.READY);
        assertThat(run.decided().toConfirm()).isEmpty();
    }

    @Test
    void aLibraryThatIsNotListedAnyMoreNeedsAnApproval() {
        run.recorded(movies(1, 5)).recordedScope(null).vanished();

        SyncPlan blocked = run.plan();
        assertThat(blocked.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(blocked.reasons())
                .containsExactly(new Reason(
                        ReasonCode.LIBRARY_VANISHED,
                        "The source does not list this library any more, so its 5 items may only be hidden. If the"
                                + " library is really gone, approve this plan."));
        assertThat(blocked.evidence().scope()).isEmpty();
        assertThat(blocked.evidence().complete()).isTrue();
        assertThat(run.recordedScope("s").plan().evidence().scope()).isEqualTo("s");
        SyncPlan released = run.approved("m1", "m2", "m3", "m4", "m5").plan();
        assertThat(released.removals()).hasSize(5);
        assertThat(released.verdict()).isEqualTo(Verdict.READY);
        assertThat(released.cursor()).isNull();
    }

    @Test
    void anEmptyLibraryThatIsNotListedAnyMoreNeedsNothing() {
        assertThat(run.vanished().plan().verdict()).isEqualTo(Verdict.READY);
        assertThat(run.vanished().plan().changes()).isEmpty();
    }

    @Test
    void whatIsInAnotherLibraryTooIsNotAskedForWhenItsLibraryVanishes() {
        run.recorded(movies(1, 2)).shared("m1").approved("m1", "m2");

        assertThat(run.vanished().decided().toConfirm()).containsExactly("m2");
        SyncPlan plan = run.plan();
        assertThat(plan.removals()).hasSize(2);
        assertThat(plan.answers()).extracting(said -> said.key().id()).containsExactly("m2");
    }

    @Test
    void whatIsInAnotherLibraryTooIsAskedForWhereItsLibraryIsListed() {
        run.recorded(movies(1, 3)).shared("m1", "m2", "m3").shows(movie("m3"));

        assertThat(run.decided().toConfirm()).containsExactly("m1", "m2");
    }

    @Test
    void withoutARecordOfRecentRunsNothingGoes() {
        run.recorded(movies(1, 9)).shows(movies(2, 9)).history(RemovalHistory.unreadable());

        SyncPlan plan = run.plan();
        assertThat(plan.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(plan.reasons())
                .containsExactly(new Reason(
                        ReasonCode.HISTORY_UNREADABLE,
                        "What recent runs removed cannot be read, so it is not known whether these 1 items are too"
                                + " many. If they are really gone, approve this plan."));
    }

    @Test
    void aBlockedPlanIsNotAskedAboutAndAnApprovedOneIs() {
        run.recorded(movies(1, 9)).shows(movies(4, 9)).recordedScope("other");

        assertThat(run.decided().toConfirm()).isEmpty();
        assertThat(run.approved("m2").decided().toConfirm()).containsExactly("m2");
        assertThat(run.recordedScope("all").decided().toConfirm()).containsExactly("m2");
        assertThat(run.approved().decided().toConfirm()).containsExactly("m1", "m2", "m3");
    }

    @Test
    void evenABlockedPlanAsksAboutKeysThatWouldMove() {
        run.recorded(film("old"), movie("a"), movie("b"))
                .shows(film("new"), movie("b"))
                .recordedScope("other");

        assertThat(run.decided().toConfirm()).containsExactly("old");
        SyncPlan plan = run.plan();
        assertThat(plan.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 1, 1, 1, 0));
    }

    @Test
    void pagesSideBySideOfASourceThatCannotBeAskedProveNoRemoval() {
        run.recorded(movies(1, 4))
                .page(3, List.of(ObservedItem.of(movie("m1")), ObservedItem.of(movie("m2"))), List.of())
                .page(3, List.of(ObservedItem.of(movie("m3"))), List.of());

        assertThat(run.plan().verdict()).as("a source that can be asked").isEqualTo(Verdict.READY);
        SyncPlan plan = run.unaskable().plan();
        assertThat(plan.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(plan.reasons())
                .containsExactly(new Reason(
                        ReasonCode.CANNOT_CONFIRM,
                        "The source cannot be asked about single items, and nothing shows that no row moved between its"
                                + " pages. If these items are really gone, approve this plan."));
        assertThat(run.approved("m4").plan().verdict()).isEqualTo(Verdict.READY);
        assertThat(run.approved()
                        .end(WalkEnd.of("all").withCounter("1", "1"))
                        .plan()
                        .verdict())
                .isEqualTo(Verdict.READY);
    }

    @Test
    void aKeyMovesWithoutAQuestionOnlyWhereThePolicyWantsNone() {
        run.recorded(film("old"), movie("a"))
                .shows(film("new"), item("a", MediaKind.VIDEO, null))
                .unaskable();

        assertThat(run.plan().verdict()).isEqualTo(Verdict.READY);
        assertThat(run.plan().counts()).isEqualTo(new PlanCounts(1, 0, 1, 1, 0, 0));
        SyncPlan plan = run.policy(strict()).plan();
        assertThat(plan.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(plan.reasons()).extracting(Reason::code).contains(ReasonCode.CANNOT_CONFIRM);
        assertThat(plan.losses()).containsExactly("a", "old");
    }

    @Test
    void aKeyMovesWithoutAQuestionOnlyInTheScopeItWasRecordedIn() {
        run.recorded(film("old"), movie("m"))
                .shows(film("new"), movie("m"))
                .unaskable()
                .recordedScope("another");

        SyncPlan plan = run.plan();
        assertThat(plan.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(plan.reasons()).extracting(Reason::code).contains(ReasonCode.SCOPE_CHANGED);
        assertThat(plan.losses()).containsExactly("old");
    }

    @Test
    void theUnreadPartsOfASourceThatCannotBeAskedAreNoLoss() {
        run.recorded(movies(1, 3))
                .shows(movies(2, 3))
                .receipt(new PageReceipt.Doubt("", "cut"))
                .policy(strict())
                .unaskable();

        assertThat(codes(run.plan())).containsExactly(ReasonCode.EVIDENCE_INCOMPLETE);
    }

    @Test
    void mostItemsUnderNewIdsAreTold() {
        SyncPlan plan = run.recorded(films("old", 4)).shows(films("new", 4)).plan();

        assertThat(plan.counts().rekeyed()).isEqualTo(4);
        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
        assertThat(plan.reasons())
                .containsExactly(new Reason(
                        ReasonCode.ALL_IDS_CHANGED,
                        "4 of 4 items have another id now, as after a rebuilt database or a moved folder. They were"
                                + " known again and keep what users did with them."));
    }

    @Test
    void aFewItemsOrHalfOfThemUnderNewIdsAreNothingToTell() {
        assertThat(codes(new PlannerDriver()
                        .recorded(films("old", 3))
                        .shows(films("new", 3))
                        .plan()))
                .isEmpty();
        MediaItem[] shown = Stream.concat(Stream.of(films("new", 4)), Stream.of(movies(1, 4)))
                .toArray(MediaItem[]::new);
        assertThat(codes(new PlannerDriver()
                        .recorded(films("old", 4))
                        .recorded(movies(1, 4))
                        .shows(shown)
                        .plan()))
                .isEmpty();
    }

    @Test
    void theParentOfAnEpisodeThatIsOnlySightedStays() {
        MediaItem show = item("show", MediaKind.SHOW, null);
        MediaItem season = item("season", MediaKind.SEASON, "show");
        SyncPlan plan = run.recorded(show, season, episode("a", "season", 1), episode("b", "season", 2))
                .page(1, List.of(), List.of("a"))
                .plan();

        assertThat(plan.removals()).extracting(gone -> gone.key().id()).containsExactly("b");
    }

    private static RemovalPolicy strict() {
        return PlannerDriver.UNLIMITED.withConfirmation(RemovalPolicy.Confirmation.REQUIRED);
    }

    private static MediaItem[] movies(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> movie("m" + number))
                .toArray(MediaItem[]::new);
    }

    private static MediaItem[] films(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        movie(prefix + number).with(b -> b.externalIds(List.of(tmdb(String.valueOf(number))))))
                .toArray(MediaItem[]::new);
    }

    private static MediaItem film(String id) {
        return movie(id).with(b -> b.externalIds(List.of(tmdb("7"))));
    }

    private static MediaItem other(int number) {
        return item("m" + number, MediaKind.VIDEO, null).with(b -> b.titles(Titles.of("Other " + number)));
    }

    private static List<ReasonCode> codes(SyncPlan plan) {
        return plan.reasons().stream().map(Reason::code).toList();
    }

    @Test
    void aGapThatKeepsNothingIsToldByTheVerdict() {
        SyncPlan plan = run.recorded(movies(1, 2))
                .shows(movies(1, 2))
                .receipt(new PageReceipt.Doubt("x", "cut"))
                .plan();

        assertThat(plan.withheld()).isEmpty();
        assertThat(plan.verdict()).isEqualTo(Verdict.REMOVALS_WITHHELD);
    }

    @Test
    void aPlanThatLosesNothingAfterAllIsNotBlocked() {
        MediaItem one = film("a").with(b -> b.titles(Titles.of("One")));
        MediaItem two = movie("c").with(b -> b.externalIds(List.of(tmdb("8"))));
        SyncPlan plan = run.recorded(one, two)
                .shows(film("c").with(b -> b.titles(Titles.of("One"))))
                .policy(PlannerDriver.UNLIMITED.withFloor(0).withMaxShare(0))
                .answer("a", Presence.UNKNOWN)
                .plan();

        assertThat(plan.changes()).isEmpty();
        assertThat(codes(plan)).containsExactly(ReasonCode.NOT_CONFIRMED);
        assertThat(plan.verdict()).isEqualTo(Verdict.REMOVALS_WITHHELD);
    }

    @Test
    void whatStaysIsToldInTheOrderOfItsKeys() {
        SyncPlan plan = run.recorded(movie("a"), movie("x"), movie("z"), movie("m"))
                .shows(item("a", MediaKind.VIDEO, null), movie("m"))
                .approved("x")
                .plan();

        assertThat(plan.withheld()).extracting(held -> held.key().id()).containsExactly("a", "z");
    }

    @Test
    void aPageThatShowsAndSightsMoreThanItReceivedProvesNothing() {
        Planner planner = new Planner(LibraryBase.unknown(PlanningSession.LIBRARY), PlannerDriver.UNLIMITED);
        planner.observe(new ObservedPage(
                List.of(ObservedItem.of(movie("a"))), List.of("b"), List.of(PlanningSession.rows(0, 1, 1))));
        planner.close(WalkEnd.of("all"));
        planner.resolve(List.of());

        assertThat(planner.finish().evidence().gaps())
                .extracting(Gap::why)
                .contains("a page of \"all\" shows more rows than it says it received");
    }

    @ParameterizedTest
    @EnumSource(names = {"SEASON", "EPISODE", "ALBUM", "TRACK"})
    void whatHangsBelowSomethingMayGoInNumbers(MediaKind kind) {
        MediaItem top = item(
                "top", kind == MediaKind.ALBUM || kind == MediaKind.TRACK ? MediaKind.ARTIST : MediaKind.SHOW, null);
        MediaItem[] children = IntStream.range(0, 6)
                .mapToObj(number -> item("c" + number, kind, "top"))
                .toArray(MediaItem[]::new);

        assertThat(run.recorded(top)
                        .recorded(children)
                        .shows(top, children[0])
                        .plan()
                        .verdict())
                .isEqualTo(Verdict.READY);
    }

    @ParameterizedTest
    @EnumSource(names = {"MOVIE", "SHOW", "ARTIST", "VIDEO", "COLLECTION"})
    void mostOfWhatStandsAtTheTopMayNotGoAtOnce(MediaKind kind) {
        MediaItem[] tops = IntStream.range(0, 6)
                .mapToObj(number -> item("c" + number, kind, null))
                .toArray(MediaItem[]::new);

        assertThat(codes(run.recorded(tops).shows(tops[0]).plan())).containsExactly(ReasonCode.NEARLY_EMPTY_LISTING);
    }

    @Test
    void anotherScopeSaysNothingAgainstWhatIsReplaced() {
        run.recorded(movie("a")).shows(item("a", MediaKind.VIDEO, null)).recordedScope("other");

        assertThat(run.plan().verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void aLibraryWithoutARecordedScopeIsJudgedWithoutOne() {
        SyncPlan plan = run.recorded(movies(1, 2))
                .shows(movie("m1"))
                .recordedScope(null)
                .plan();

        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
        assertThat(plan.scope()).isEqualTo("all");
    }

    @Test
    void aScopeWithoutPartsIsNamedByWhatItMayBe() {
        assertThat(run.recorded(movies(1, 2))
                        .shows(movie("m1"))
                        .recordedScope("other")
                        .plan()
                        .reasons())
                .extracting(Reason::message)
                .containsExactly("The items were recorded in another scope (account, server, root folder or filter), so"
                        + " the 1 absent ones may only be hidden. If they are really gone, approve this plan.");
    }
}
