package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.episode;
import static dev.mediasync.plan.PlannerDriver.movie;
import static dev.mediasync.plan.PlannerDriver.tmdb;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaItem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlanAssemblyTest {
    @ParameterizedTest
    @CsvSource({"3, true", "4, false", "5, true"})
    void aLookAtChangesIsCheckedAgainstTheSourcesOwnCount(long total, boolean disagree) {
        PlannerDriver run = changes(total).recorded(movie("a"), movie("b"), movie("c"));

        assertCounted(run.shows(movie("d")), disagree);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "3, false", "4, true"})
    void whatStaysUnseenNeedNotBeInTheCount(long total, boolean disagree) {
        PlannerDriver run = changes(total).recorded(movie("a"), movie("b"), movie("c"));

        assertCounted(run.awaiting("b"), disagree);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "2, false", "3, true"})
    void whatWaitsForItsParentMayBeInTheCount(long total, boolean disagree) {
        PlannerDriver run = changes(total).recorded(movie("a"));

        assertCounted(run.shows(episode("e", "nowhere", 1)), disagree);
    }

    @Test
    void aLookAtEverythingIsNotCheckedAgainstIt() {
        PlannerDriver run = new PlannerDriver()
                .end(WalkEnd.of("all").withTotal(9L))
                .recorded(movie("a"))
                .shows(movie("a"));

        assertCounted(run, false);
    }

    private static PlannerDriver changes(long total) {
        return new PlannerDriver()
                .reach(Evidence.Reach.CHANGES)
                .end(WalkEnd.of("all").withCursor("7").withTotal(total));
    }

    private static void assertCounted(PlannerDriver run, boolean disagree) {
        assertThat(run.decided().missedSomething()).isEqualTo(disagree);
        assertThat(run.plan().reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.COUNTS_DISAGREE))
                .isEqualTo(disagree);
    }

    @Test
    void whatWaitedForAnApprovalGoesOnWaitingWhereNothingIsProved() {
        PlannerDriver run = new PlannerDriver()
                .recorded(movie("a"), movie("b"), movie("c"))
                .shows(movie("a"))
                .receipt(new PageReceipt.Doubt("x", "cut"))
                .awaiting("b");

        assertThat(code(run.approved("c"), "b")).isEqualTo(ReasonCode.AWAITING_APPROVAL);
        assertThat(code(run.approved("b"), "c")).isNotEqualTo(ReasonCode.AWAITING_APPROVAL);
    }

    @ParameterizedTest
    @EnumSource(
            value = Presence.class,
            names = {"PRESENT", "HIDDEN", "UNKNOWN"})
    void theSourcesAnswerSaysMoreThanThatSomethingWaits(Presence answer) {
        PlannerDriver run = new PlannerDriver()
                .recorded(movie("a"), movie("b"), movie("c"))
                .shows(movie("a"))
                .answer("b", answer)
                .approved("b")
                .awaiting("b");

        assertThat(code(run, "b"))
                .isEqualTo(
                        switch (answer) {
                            case PRESENT -> ReasonCode.STILL_PRESENT;
                            case HIDDEN -> ReasonCode.HIDDEN;
                            case UNKNOWN, GONE -> ReasonCode.NOT_CONFIRMED;
                        });
    }

    private static @Nullable ReasonCode code(PlannerDriver run, String id) {
        return run.plan().additions().withheld().stream()
                .filter(item -> item.key().id().equals(id))
                .map(Withheld::code)
                .findFirst()
                .orElse(null);
    }

    @Test
    void anotherScopeIsRecordedOnceNothingWaitsInIt() {
        assertThat(inAnotherScope()
                        .shows(movie("a"), movie("b"), movie("c"))
                        .plan()
                        .scope())
                .isEqualTo("all");
        assertThat(inAnotherScope().shows(movie("a"), movie("b")).plan().scope())
                .isNull();
        assertThat(inAnotherScope()
                        .shows(movie("a"))
                        .answer("c", Presence.HIDDEN)
                        .approved("b")
                        .plan()
                        .scope())
                .isEqualTo("all");
        assertThat(inAnotherScope()
                        .shows(movie("a"), movie("b"))
                        .answer("c", Presence.HIDDEN)
                        .plan()
                        .scope())
                .isNull();
        assertThat(inAnotherScope()
                        .shows(movie("a"), movie("b"), movie("c"))
                        .receipt(new PageReceipt.Doubt("x", "cut"))
                        .plan()
                        .scope())
                .isNull();
        assertThat(inAnotherScope()
                        .recordedScope("all")
                        .shows(movie("a"), movie("b"), movie("c"))
                        .plan()
                        .scope())
                .isNull();
    }

    private static PlannerDriver inAnotherScope() {
        return new PlannerDriver().recordedScope("before").recorded(movie("a"), movie("b"), movie("c"));
    }

    @Test
    void movesThatCannotBeAskedAboutAreBelievedWhileTheyAreFew() {
        assertThat(moved(5, 8)).isEqualTo(0);
        assertThat(moved(4, 8)).isEqualTo(4);
        assertThat(moved(3, 4)).isEqualTo(3);
        assertThat(moved(4, 5)).isEqualTo(0);
    }

    /** How many moves to another library are believed, of so many that are seen, without asking. */
    private static long moved(int moves, int recorded) {
        MediaItem[] all = new MediaItem[recorded];
        RecordedItem[] elsewhere = new RecordedItem[moves];
        for (int at = 0; at < recorded; at++) {
            all[at] = film("f" + at, at);
            if (at < moves) {
                elsewhere[at] = new RecordedItem(100 + at, film("g" + at, at), RecordedItem.Home.OTHER);
            }
        }
        return new PlannerDriver()
                        .unaskable()
                        .end(WalkEnd.of("all").withCounter("1", "1"))
                        .recorded(all)
                        .shows(Arrays.copyOfRange(all, moves, recorded))
                        .elsewhere(new Elsewhere(List.of(elsewhere), 50, RemovalHistory.none(recorded)))
                        .plan()
                        .removals()
                        .stream()
                        .filter(remove -> remove.successor() != null)
                        .count();
    }

    private static MediaItem film(String id, int number) {
        return movie(id).with(b -> b.externalIds(List.of(tmdb("t" + number))));
    }

    @Test
    void anEndInAnotherScopeKeepsTheRest() {
        WalkEnd end = WalkEnd.of("all").withCursor("7").withTotal(3L);

        assertThat(end.withScope("other").scope()).isEqualTo("other");
        assertThat(end.withScope("other").cursor()).isEqualTo("7");
        assertThat(end.withScope("other").total()).isEqualTo(3);
    }
}
