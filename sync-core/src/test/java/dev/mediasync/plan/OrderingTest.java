package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Titles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderingTest {
    @ParameterizedTest
    @CsvSource({
        "COLLECTION, SHOW", "COLLECTION, MOVIE", "PLAYLIST, ARTIST", "PLAYLIST, VIDEO", "SHOW, SEASON", "SHOW, EPISODE",
        "SEASON, EPISODE", "ARTIST, ALBUM", "ARTIST, MUSIC_VIDEO", "ALBUM, TRACK", "MOVIE, VIDEO", "EPISODE, VIDEO"
    })
    void aKindMayHangBelowAHigherOne(MediaKind parent, MediaKind child) {
        assertThat(withListedParent(parent, child).unparented()).isEmpty();
        assertThat(withListedParent(parent, child).changes())
                .extracting(step -> step.key().id())
                .containsExactly("z-parent", "child");
        assertThat(withRecordedParent(parent, child).changes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTION, PLAYLIST",
        "COLLECTION, COLLECTION",
        "SHOW, COLLECTION",
        "SHOW, ARTIST",
        "SEASON, SHOW",
        "SEASON, ALBUM",
        "EPISODE, SEASON",
        "MOVIE, EPISODE",
        "TRACK, ALBUM",
        "TRACK, MUSIC_VIDEO",
        "VIDEO, MOVIE",
        "VIDEO, VIDEO"
    })
    void aKindWaitsBelowOneThatMayNotBeItsParent(MediaKind parent, MediaKind child) {
        SyncPlan listed = withListedParent(parent, child);
        SyncPlan recorded = withRecordedParent(parent, child);

        assertThat(listed.unparented()).extracting(waits -> waits.key().id()).contains("child");
        assertThat(recorded.unparented()).extracting(Unparented::parentId).containsExactly("z-parent");
        assertThat(recorded.changes()).isEmpty();
    }

    @Test
    void seasonsAndEpisodesMustNameAParentAndOthersNeedNot() {
        SyncPlan plan = new PlannerDriver()
                .shows(
                        item("s", MediaKind.SEASON, null),
                        item("e", MediaKind.EPISODE, null),
                        item("t", MediaKind.TRACK, null),
                        item("a", MediaKind.ALBUM, null))
                .plan();

        assertThat(ids(plan)).containsExactly("a", "t");
        assertThat(plan.unparented()).extracting(waits -> waits.key().id()).containsExactly("e", "s");
    }

    @Test
    void stepsOfOneDepthStandInTheOrderOfTheirIds() {
        List<MediaItem> items = List.of(
                item("b", MediaKind.ARTIST, null),
                item("d", MediaKind.ALBUM, "b"),
                item("a", MediaKind.ALBUM, "b"),
                item("c", MediaKind.ARTIST, null),
                item("0", MediaKind.TRACK, "d"));
        SyncPlan plan =
                new PlannerDriver().shows(items.toArray(MediaItem[]::new)).plan();

        assertThat(ids(plan)).containsExactly("b", "c", "a", "d", "0");
    }

    @Test
    void whatHangsBelowAnItemThatWaitsWaitsToo() {
        SyncPlan plan = new PlannerDriver()
                .shows(
                        item("album", MediaKind.ALBUM, "nowhere"),
                        item("track", MediaKind.TRACK, "album"),
                        item("video", MediaKind.VIDEO, "track"),
                        movie("m"))
                .plan();

        assertThat(ids(plan)).containsExactly("m");
        assertThat(plan.unparented())
                .extracting(waits -> waits.key().id() + " < " + waits.parentId())
                .containsExactly("album < nowhere", "track < album", "video < track");
    }

    @Test
    void aCircleWithATailWaitsAsAWhole() {
        List<MediaItem> items = List.of(
                item("a", MediaKind.COLLECTION, "b"),
                item("b", MediaKind.COLLECTION, "c"),
                item("c", MediaKind.COLLECTION, "a"),
                item("tail", MediaKind.MOVIE, "a"),
                item("end", MediaKind.VIDEO, "tail"));
        SyncPlan plan =
                new PlannerDriver().shows(items.toArray(MediaItem[]::new)).plan();

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.unparented()).hasSize(5);
    }

    @Test
    void aParentThatIsRecordedButChangesItsKindCountsAsWhatItBecomes() {
        SyncPlan plan = new PlannerDriver()
                .recorded(item("p", MediaKind.VIDEO, null))
                .shows(item("p", MediaKind.SHOW, null), item("s", MediaKind.SEASON, "p"))
                .plan();

        assertThat(ids(plan)).containsExactly("p", "s");
    }

    private static SyncPlan withListedParent(MediaKind parent, MediaKind child) {
        String above = parent.needsParent() ? "root" : null;
        return new PlannerDriver()
                .recorded(item("root", MediaKind.COLLECTION, null))
                .shows(
                        item("root", MediaKind.COLLECTION, null),
                        item("child", child, "z-parent"),
                        item("z-parent", parent, above))
                .plan();
    }

    private static SyncPlan withRecordedParent(MediaKind parent, MediaKind child) {
        MediaItem above = item("z-parent", parent, null);
        return new PlannerDriver()
                .recorded(above)
                .shows(above, item("child", child, "z-parent"))
                .plan();
    }

    private static List<String> ids(SyncPlan plan) {
        return plan.changes().stream().map(step -> step.key().id()).toList();
    }

    @Test
    void whatHangsInACircleWaitsAlthoughItsParentIsRecorded() {
        MediaItem episode = item("e", MediaKind.EPISODE, "b");
        SyncPlan plan = new PlannerDriver()
                .recorded(item("a", MediaKind.SHOW, null), item("b", MediaKind.SEASON, "a"), episode)
                .shows(
                        item("a", MediaKind.SHOW, "b"),
                        item("b", MediaKind.SEASON, "a").with(b -> b.titles(Titles.of("Changed"))),
                        episode.with(b -> b.titles(Titles.of("Changed"))))
                .plan();

        assertThat(ids(plan)).containsExactly("e");
        assertThat(plan.unparented()).extracting(waits -> waits.key().id()).containsExactly("a", "b");
    }
}
