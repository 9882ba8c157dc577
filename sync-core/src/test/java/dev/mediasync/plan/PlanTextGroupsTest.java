package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.SOURCE;
import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTextGroupsTest {
    private static final PlanCounts NOTHING = new PlanCounts(0, 0, 0, 0, 0, 0);

    @Test
    void aPlanWithoutANameIsNamedByItsLibrary() {
        SyncPlan plan = plan(NOTHING, List.of(), List.of(), List.of());
        assertThat(PlanText.of(plan).toString()).startsWith("Plan for " + plan.library() + ", made at");
    }

    @Test
    void whereNothingGoesNoRemovalIsNamed() {
        assertThat(PlanText.of(plan(NOTHING, List.of(), List.of(), List.of())).changes())
                .isEqualTo("  nothing to change\n  0 unchanged");
    }

    @Test
    void onlyANewcomerThatTakesAPlaceIsNotCountedAmongTheAdded() {
        PlanCounts five = new PlanCounts(5, 0, 0, 0, 0, 0);
        Change.Replace newcomer = new Change.Replace(movie("b"), 1, MediaKind.SHOW, "Former", null);
        Change.Replace moved = new Change.Replace(movie("b"), 1, MediaKind.SHOW, "Former", key("a"));
        assertThat(PlanText.of(plan(five, List.of(newcomer), List.of(), List.of()))
                        .changes())
                .contains("  add: 4\n");
        assertThat(PlanText.of(plan(five, List.of(moved), List.of(), List.of())).changes())
                .contains("  add: 5\n");
    }

    @Test
    void whatStaysButIsNotInThePlanIsCounted() {
        PlanCounts five = new PlanCounts(0, 0, 0, 0, 0, 5);
        Withheld one = new Withheld(key("d"), MediaKind.MOVIE, "Title", ReasonCode.HIDDEN);
        assertThat(PlanText.of(plan(five, List.of(), List.of(one), List.of())).changes())
                .contains("  keep although not shown: 5\n    HIDDEN: 1\n")
                .contains("    … and 4 more\n");
    }

    @Test
    void anItemWithoutAParentThatNeedsOneSaysSo() {
        Unparented lost = new Unparented(key("e"), "Lost", null);
        assertThat(PlanText.of(plan(NOTHING, List.of(), List.of(), List.of(lost)))
                        .changes())
                .contains("    Lost (e), names no parent\n");
    }

    @Test
    void aParentThatStaysIsNotCountedAmongThoseLeftOut() {
        SyncPlan plan = removing(remove("1", "p"), remove("2", "p"), remove("3", "p"));
        assertThat(PlanText.of(plan).limit(1).changes().lines())
                .containsSubsequence(
                        "    s/p, which stays, without:", "      episode  Title (1)", "      … and 2 more");
    }

    @Test
    void aParentThatGoesIsNotCountedAmongWhatHangsBelowIt() {
        SyncPlan plan =
                removing(remove("p", null), remove("1", "p"), remove("2", "p"), remove("3", "p"), remove("4", "1"));
        assertThat(PlanText.of(plan).limit(1).changes()).contains("      … and 2 more");
    }

    @Test
    void whatIsDeeperThanAnyLibraryIsOnlyCounted() {
        Change[] chain = IntStream.range(0, 20)
                .mapToObj(n -> remove("d" + n, n == 19 ? null : "d" + (n + 1)))
                .toArray(Change[]::new);
        assertThat(PlanText.of(removing(chain)).changes().lines())
                .hasSize(10)
                .contains(
                        "                episode  Title (d13), with all below it:", "                  … and 13 more");
    }

    @Test
    void onlyAnEpisodeIsNamedByItsNumber() {
        MediaItem plain = item("x", MediaKind.EPISODE, null);
        assertThat(removed(plain.with(b -> b.numbering(Numbering.episode(2, 5)))))
                .contains("episode x S02E05 (x)");
        assertThat(removed(plain.with(b -> b.numbering(Numbering.episode(null, 5)))))
                .contains("episode x E05 (x)");
        assertThat(removed(plain.with(b -> b.numbering(Numbering.episode(2, null)))))
                .contains("episode x (x)");
        assertThat(removed(item("x", MediaKind.VIDEO, null).with(b -> b.numbering(Numbering.episode(2, 5)))))
                .contains("video x (x)");
    }

    @Test
    void differentKindsBelowOneParentAreCountedAsItems() {
        Change video = new Change.Remove(key("v"), MediaKind.VIDEO, "Title", "p", null);
        assertThat(PlanText.of(removing(remove("p", null), remove("1", "p"), video))
                        .changes())
                .contains("(p): 2 items (all)");
    }

    private static String removed(MediaItem item) {
        Change gone = new Change.Remove(item.key(), item.kind(), item.title(), null, null);
        return PlanText.of(removing(gone)).recorded(key -> Optional.of(item)).changes();
    }

    private static Change.Remove remove(String id, @Nullable String parent) {
        return new Change.Remove(key(id), MediaKind.EPISODE, "Title", parent, null);
    }

    private static ItemKey key(String id) {
        return new ItemKey(SOURCE, id);
    }

    private static SyncPlan removing(Change... changes) {
        return plan(new PlanCounts(0, 0, 0, changes.length, 0, 0), List.of(changes), List.of(), List.of());
    }

    private static SyncPlan plan(
            PlanCounts counts, List<? extends Change> changes, List<Withheld> withheld, List<Unparented> unparented) {
        return new SyncPlan(
                new LibraryKey(SOURCE, "l"),
                1,
                null,
                null,
                PlanningSession.seen(0),
                RemovalPolicy.DEFAULT,
                List.copyOf(changes),
                counts,
                withheld,
                List.of(),
                unparented,
                Verdict.READY,
                List.of());
    }
}
