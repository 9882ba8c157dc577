package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.SOURCE;
import static dev.mediasync.plan.PlannerDriver.episode;
import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldBackTest {
    private static final Change GONE = new Change.Remove(key("gone"), MediaKind.MOVIE, "Gone", null, null);

    @Test
    void whatTakesSomethingAwayWaitsAndTheRestGoesOn() {
        HeldBack held =
                new HeldBack(List.of(add(movie("a")), update(movie("b")), rekey("c", "d"), replace("e", null), GONE));

        assertThat(names(held.appliable())).containsExactly("Add a", "Update b", "Rekey d");
        assertThat(names(held.waiting())).containsExactly("Replace e", "Remove gone");
    }

    @Test
    void aRemovalHoldsNothingElseBack() {
        HeldBack held = new HeldBack(List.of(add(movie("a")), add(movie("gone")), GONE));

        assertThat(names(held.appliable())).containsExactly("Add a", "Add gone");
        assertThat(held.putsNothingBack()).isTrue();
        assertThat(counts(held)).containsExactly(0L, 0L, 0L);
    }

    @Test
    void whatHangsBelowAWaitingStepWaitsToo() {
        MediaItem season = item("season", MediaKind.SEASON, "show");
        HeldBack held = new HeldBack(List.of(
                replaceBy(item("show", MediaKind.SHOW, null), null),
                add(season),
                update(episode("e", "season", 1)),
                add(movie("m"))));

        assertThat(names(held.appliable())).containsExactly("Add m");
        assertThat(names(held.waiting())).containsExactly("Replace show", "Add season", "Update e");
        assertThat(counts(held)).as("added, updated, rekeyed").containsExactly(2L, 1L, 0L);
        assertThat(held.putsNothingBack()).isFalse();
    }

    @Test
    void whatNeedsAKeyThatStaysTakenWaitsWhereverItStands() {
        HeldBack held = new HeldBack(List.of(add(movie("a")), rekey("c", "b"), replace("d", "a"), rekey("b", "e")));

        assertThat(names(held.appliable())).containsExactly("Rekey b", "Rekey e");
        assertThat(names(held.waiting())).containsExactly("Add a", "Replace d");
    }

    @Test
    void aWholeChainWaitsForItsLastLink() {
        HeldBack held = new HeldBack(
                List.of(add(movie("a")), rekey("a", "b"), rekey("b", "c"), add(movie("x")), replace("d", "c")));
        HeldBack other = new HeldBack(
                List.of(replace("d", "c"), add(movie("x")), rekey("b", "c"), rekey("a", "b"), add(movie("a"))));

        assertThat(names(held.waiting())).containsExactly("Add a", "Rekey b", "Rekey c", "Replace d");
        assertThat(names(held.appliable())).containsExactly("Add x");
        assertThat(names(other.appliable())).containsExactly("Add x");
        assertThat(counts(held)).as("added, updated, rekeyed").containsExactly(1L, 0L, 3L);
    }

    @Test
    void aLossIsToldForEachRecordedThingThatStays() {
        HeldBack held = new HeldBack(List.of(replace("e", "f"), replace("g", null), add(movie("f")), GONE));

        assertThat(held.losses())
                .containsExactly(
                        new Withheld(key("e"), MediaKind.VIDEO, "Former", ReasonCode.AWAITING_APPROVAL),
                        new Withheld(key("f"), MediaKind.MOVIE, "Movie e", ReasonCode.AWAITING_APPROVAL),
                        new Withheld(key("g"), MediaKind.VIDEO, "Former", ReasonCode.AWAITING_APPROVAL),
                        new Withheld(key("gone"), MediaKind.MOVIE, "Gone", ReasonCode.AWAITING_APPROVAL));
        assertThat(counts(held)).as("added, updated, rekeyed").containsExactly(2L, 0L, 1L);
    }

    @Test
    void anyTestCanSayWhatWaits() {
        HeldBack held = new HeldBack(
                List.of(update(movie("a")), add(movie("b")), GONE),
                step -> step.key().id().equals("a"));

        assertThat(names(held.waiting())).containsExactly("Update a");
        assertThat(names(held.appliable())).containsExactly("Add b", "Remove gone");
        assertThat(held.losses()).isEmpty();
        assertThat(held.putsNothingBack()).isFalse();
    }

    @Test
    void oneOfEachKindIsStillSomethingThatWaits() {
        MediaItem season = item("season", MediaKind.SEASON, "show");
        List<Change> moved = List.of(replace("e", "f"), replace("g", null));
        List<Change> changed = List.of(replaceBy(item("show", MediaKind.SHOW, null), null), update(season));

        assertThat(new HeldBack(moved).putsNothingBack()).isFalse();
        assertThat(new HeldBack(changed).putsNothingBack()).isFalse();
    }

    @Test
    void equalStepsAreToldApart() {
        HeldBack held = new HeldBack(List.of(GONE, add(movie("a")), GONE));

        assertThat(held.waiting()).hasSize(2);
        assertThat(held.losses()).hasSize(2);
    }

    private static Change add(MediaItem item) {
        return new Change.Add(item, 1);
    }

    private static Change update(MediaItem item) {
        return new Change.Update(item, 1);
    }

    private static Change rekey(String from, String to) {
        return new Change.Rekey(key(from), movie(to), 1);
    }

    private static Change replace(String id, @Nullable String from) {
        return replaceBy(movie(id), from);
    }

    private static Change replaceBy(MediaItem item, @Nullable String from) {
        return new Change.Replace(item, 1, MediaKind.VIDEO, "Former", from == null ? null : key(from));
    }

    private static ItemKey key(String id) {
        return new ItemKey(SOURCE, id);
    }

    private static List<Long> counts(HeldBack held) {
        return List.of(held.added(), held.updated(), held.rekeyed());
    }

    private static List<String> names(List<Change> changes) {
        return changes.stream()
                .map(step -> step.getClass().getSimpleName() + " " + step.key().id())
                .toList();
    }
}
