package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.episode;
import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static dev.mediasync.plan.PlannerDriver.tmdb;
import static dev.mediasync.plan.PlannerTest.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Titles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inputs that a source should never give. */
class PlannerAttackTest {
    private static final MediaItem SHOW = item("show", MediaKind.SHOW, null);
    private static final MediaItem SEASON = item("season", MediaKind.SEASON, "show");

    @Test
    void theRecordedParentOfAChangedItemThatWaitsStays() {
        SyncPlan plan = new PlannerDriver()
                .recorded(SHOW, SEASON, episode("a", "season", 1))
                .shows(episode("a", "nowhere", 1))
                .plan();

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.unparented()).hasSize(1);
        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 0, 0, 3, 0));
    }

    @Test
    void aNewIdThatWaitsForItsParentIsNoRekey() {
        MediaItem old = episode("old", "season", 1).with(b -> b.identities(List.of("inode:1")));
        MediaItem fresh = episode("new", "nowhere", 1).with(b -> b.identities(List.of("inode:1")));

        SyncPlan plan = new PlannerDriver()
                .recorded(SHOW, SEASON, old)
                .shows(SHOW, SEASON, fresh)
                .plan();

        assertThat(kinds(plan)).containsExactly("Remove s/old");
        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 0, 1, 2, 0));
    }

    @Test
    void itemsInACircleWaitWhereverTheyAreRecorded() {
        MediaItem one = item("1", MediaKind.SHOW, "2");
        MediaItem two = item("2", MediaKind.SHOW, "1");
        MediaItem below = item("3", MediaKind.SEASON, "1");

        SyncPlan fresh = new PlannerDriver().shows(one, two, below).plan();
        SyncPlan known = new PlannerDriver()
                .recorded(item("1", MediaKind.SHOW, null), item("2", MediaKind.SHOW, null))
                .shows(one, two, below)
                .plan();

        assertThat(fresh.changes()).isEmpty();
        assertThat(fresh.unparented()).hasSize(3);
        assertThat(kinds(known)).containsExactly("Add s/3");
        assertThat(known.unparented()).hasSize(2);
    }

    @Test
    void aVeryDeepTreeIsSetAsideWithoutAnOverflow() {
        List<MediaItem> chain = new ArrayList<>();
        for (int depth = 0; depth < 20_000; depth++) {
            chain.add(item("i" + depth, MediaKind.VIDEO, depth == 0 ? null : "i" + (depth - 1)));
        }
        java.util.Collections.shuffle(chain, new java.util.Random(1));

        SyncPlan plan =
                new PlannerDriver().shows(chain.toArray(new MediaItem[0])).plan();

        assertThat(plan.changes()).extracting(change -> change.key().id()).containsExactly("i0");
        assertThat(plan.unparented()).hasSize(19_999);
    }

    @Test
    void rowsThatDifferOutsideTheHashGiveTheSamePlanInAnyOrder() {
        ObservedItem one = ObservedItem.of(movie("a").with(b -> b.identities(List.of("inode:1"))));
        ObservedItem other = ObservedItem.of(movie("a").with(b -> b.identities(List.of("inode:2"))));
        assertThat(one.fingerprint()).isEqualTo(other.fingerprint());

        String forth = PlanJson.write(
                new PlannerDriver().page(1, List.of(one, other), List.of()).plan());
        String back = PlanJson.write(
                new PlannerDriver().page(1, List.of(other, one), List.of()).plan());

        assertThat(forth).isEqualTo(back);
    }

    @Test
    void rowsOfOneIdWithDifferentContentGiveTheSamePlanInAnyOrder() {
        ObservedItem recorded = ObservedItem.of(movie("a"));
        ObservedItem one = ObservedItem.of(movie("a").with(b -> b.titles(Titles.of("1"))));
        ObservedItem other = ObservedItem.of(movie("a").with(b -> b.titles(Titles.of("2"))));
        List<List<ObservedItem>> orders = List.of(
                List.of(recorded, one, other),
                List.of(other, recorded, one),
                List.of(one, other, recorded),
                List.of(other, one, recorded));

        assertThat(orders.stream()
                        .map(rows -> PlanJson.write(new PlannerDriver()
                                .recorded(movie("a"))
                                .page(1, rows, List.of())
                                .plan())))
                .containsOnly(PlanJson.write(new PlannerDriver()
                        .recorded(movie("a"))
                        .page(1, List.of(one, recorded, other), List.of())
                        .plan()));
    }

    @Test
    void anOldIdThatTheSourceStillHasIsNoRekey() {
        MediaItem old = movie("old").with(b -> b.externalIds(List.of(tmdb("603"))));
        MediaItem copy = movie("copy").with(b -> b.externalIds(List.of(tmdb("603"))));

        for (Presence answer : List.of(Presence.PRESENT, Presence.HIDDEN)) {
            SyncPlan plan = new PlannerDriver()
                    .recorded(old)
                    .shows(copy)
                    .answer("old", answer)
                    .plan();

            assertThat(kinds(plan)).containsExactly("Add s/copy");
            assertThat(plan.withheld()).extracting(held -> held.key().id()).containsExactly("old");
            assertThat(plan.counts()).isEqualTo(new PlanCounts(1, 0, 0, 0, 0, 1));
        }
    }

    @Test
    void aRowThatComesAgainAfterItWasHandedOverKeepsTheCountsRight() {
        Library library = new Library(new LibraryKey(PlannerDriver.SOURCE, "l"), "Library", LibraryKind.MIXED);
        Planner planner = new Planner(LibraryBase.unknown(library), RemovalPolicy.DEFAULT);
        MediaItem one = movie("a");
        MediaItem other = movie("a").with(b -> b.titles(Titles.of("2")));
        boolean oneIsLower = Long.compareUnsigned(Fingerprint.of(one), Fingerprint.of(other)) < 0;
        planner.observe(page(oneIsLower ? one : other));
        planner.drain();
        planner.observe(page(oneIsLower ? other : one));
        planner.close(WalkEnd.of("all"));
        planner.resolve(List.of());

        SyncPlan plan = planner.finish();

        assertThat(kinds(plan)).containsExactly("Update s/a");
        assertThat(plan.counts()).isEqualTo(new PlanCounts(1, 0, 0, 0, 0, 0));
    }

    private static ObservedPage page(MediaItem item) {
        return new ObservedPage(List.of(ObservedItem.of(item)), List.of(), List.of(PlanningSession.rows(0, 1, 1)));
    }
}
