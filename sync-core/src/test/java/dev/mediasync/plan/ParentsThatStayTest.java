package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.episode;
import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Titles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parents that are not shown, and stay because of what stays below them. */
class ParentsThatStayTest {
    private static final MediaItem SHOW = item("show", MediaKind.SHOW, null);
    private static final MediaItem SEASON = item("season", MediaKind.SEASON, "show");

    private final PlannerDriver run = new PlannerDriver().recorded(SHOW, SEASON, movie("m"), movie("x"));

    @Test
    void aReplacedThingThatIsNotApprovedKeepsItsParents() {
        SyncPlan plan = run.recorded(episode("a", "season", 1))
                .shows(movie("m"), movie("a"))
                .approved("x", "season", "show")
                .plan();

        assertThat(removed(plan)).containsExactly("x");
        assertThat(kept(plan)).containsExactly("a NOT_APPROVED", "season HAS_CHILDREN", "show HAS_CHILDREN");
    }

    @Test
    void aThingThatMayNotMoveYetKeepsTheParentsOfItsOldPlace() {
        MediaItem other = item("other", MediaKind.SHOW, null);
        MediaItem mover = known(episode("a", "season", 1), "Mover", "inode:1");
        MediaItem former = item("c", MediaKind.VIDEO, null);
        SyncPlan plan = run.recorded(other, mover, former)
                .shows(movie("m"), other, known(episode("c", "other", 1), "Mover", "inode:1"), movie("a"))
                .approved("x", "season", "show")
                .plan();

        assertThat(removed(plan)).containsExactly("x");
        assertThat(kept(plan))
                .containsExactly("a NOT_APPROVED", "c NOT_APPROVED", "season HAS_CHILDREN", "show HAS_CHILDREN");
    }

    @Test
    void anItemWhoseNewParentWaitsKeepsItsOldParents() {
        SyncPlan plan = run.recorded(episode("e", "season", 1), movie("new"))
                .shows(
                        movie("m"),
                        item("new", MediaKind.SHOW, null),
                        item("new-1", MediaKind.SEASON, "new"),
                        episode("e", "new-1", 1))
                .approved("x", "season", "show")
                .plan();

        assertThat(removed(plan)).containsExactly("x");
        assertThat(kept(plan)).containsExactly("new NOT_APPROVED", "season HAS_CHILDREN", "show HAS_CHILDREN");
        assertThat(plan.unparented()).extracting(waits -> waits.key().id()).containsExactly("e", "new-1");
    }

    @Test
    void anItemWhoseNewParentWaitsForAnAnswerKeepsItsOldParents() {
        MediaItem old = known(item("old", MediaKind.SHOW, null), "Other", "inode:1");
        MediaItem fresh = known(item("new", MediaKind.SHOW, null), "Other", "inode:1");
        SyncPlan plan = run.recorded(old, episode("e", "season", 1))
                .shows(movie("m"), movie("x"), fresh, episode("e", "new", 1))
                .answer("old", Presence.UNKNOWN)
                .plan();

        assertThat(plan.changes()).isEmpty();
        assertThat(kept(plan)).containsExactly("old NOT_CONFIRMED", "season HAS_CHILDREN", "show HAS_CHILDREN");
    }

    @Test
    void aParentThatIsSightedKeepsWhatIsAboveIt() {
        SyncPlan plan = run.page(2, List.of(ObservedItem.of(movie("m"))), List.of("season"))
                .plan();

        assertThat(removed(plan)).containsExactly("x");
        assertThat(plan.withheld()).isEmpty();
    }

    @Test
    void aGapBelowASeasonKeepsItsShow() {
        SyncPlan plan = run.recorded(episode("season/1", "season", 1))
                .shows(movie("m"))
                .receipt(new PageReceipt.Doubt("season/1", "cut"))
                .plan();

        assertThat(removed(plan)).containsExactly("x");
        assertThat(kept(plan))
                .containsExactly("season HAS_CHILDREN", "season/1 EVIDENCE_INCOMPLETE", "show HAS_CHILDREN");
    }

    @Test
    void theStrongestWordOfAGapIsKeptForAParentThatIsItselfInAGap() {
        SyncPlan plan = run.shows(movie("m"), movie("x"))
                .receipt(new PageReceipt.Doubt("season", "cut"))
                .receipt(new PageReceipt.Doubt("show", "cut"))
                .plan();

        assertThat(kept(plan)).containsExactly("season EVIDENCE_INCOMPLETE", "show EVIDENCE_INCOMPLETE");
    }

    private static MediaItem known(MediaItem item, String title, String identity) {
        return item.with(b -> b.titles(Titles.of(title)).identities(List.of(identity)));
    }

    private static List<String> removed(SyncPlan plan) {
        return plan.removals().stream().map(gone -> gone.key().id()).toList();
    }

    private static List<String> kept(SyncPlan plan) {
        return plan.withheld().stream()
                .map(held -> held.key().id() + " " + held.code())
                .toList();
    }

    @Test
    void theOldShowOfASeasonThatMovedGoesAlthoughAnEpisodeIsOnlySighted() {
        MediaItem fresh = item("new", MediaKind.SHOW, null);
        SyncPlan plan = run.recorded(episode("e", "season", 1))
                .page(
                        5,
                        List.of(
                                ObservedItem.of(movie("m")),
                                ObservedItem.of(movie("x")),
                                ObservedItem.of(fresh),
                                ObservedItem.of(item("season", MediaKind.SEASON, "new"))),
                        List.of("e"))
                .plan();

        assertThat(removed(plan)).containsExactly("show");
        assertThat(plan.withheld()).isEmpty();
    }

    @Test
    void aShowThatIsRenamedIsNotToldAsKeptForASeasonThatStays() {
        MediaItem old = known(item("old", MediaKind.SHOW, null), "Show", "inode:1");
        MediaItem fresh = known(item("new", MediaKind.SHOW, null), "Show", "inode:1");
        SyncPlan plan = run.recorded(old, item("old-1", MediaKind.SEASON, "old"))
                .shows(SHOW, SEASON, movie("m"), movie("x"), fresh)
                .answer("old-1", Presence.PRESENT)
                .plan();

        assertThat(plan.changes()).extracting(step -> step.key().id()).containsExactly("new");
        assertThat(kept(plan)).containsExactly("old-1 STILL_PRESENT");
    }

    @Test
    void aChangedItemThatIsKnownAlreadyIsNotTheNewFormOfOneThatVanished() {
        SyncPlan plan = run.recorded(known(movie("old"), "Title", "inode:1"))
                .shows(SHOW, SEASON, known(movie("m"), "Title", "inode:1"), movie("x"))
                .plan();

        assertThat(plan.changes())
                .extracting(step ->
                        step.getClass().getSimpleName() + " " + step.key().id())
                .containsExactly("Update m", "Remove old");
    }

    @Test
    void recordedItemsInACircleCanGo() {
        SyncPlan plan = run.recorded(item("1", MediaKind.COLLECTION, "2"), item("2", MediaKind.COLLECTION, "1"))
                .shows(SHOW, SEASON, movie("m"), movie("x"))
                .plan();

        assertThat(removed(plan)).containsExactlyInAnyOrder("1", "2");
    }
}
