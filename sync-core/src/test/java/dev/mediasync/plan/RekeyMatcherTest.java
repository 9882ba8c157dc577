package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.episode;
import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static dev.mediasync.plan.PlannerDriver.tmdb;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RekeyMatcherTest {
    @Test
    void oneExternalIdOnEachSideIsAPair() {
        assertThat(match(List.of(film("a", "1")), List.of(film("b", "1"), film("c", "2"))))
                .isEqualTo(Map.of("a", "b"));
    }

    @Test
    void twoCandidatesMeanNone() {
        assertThat(match(List.of(film("a", "1")), List.of(film("b", "1"), film("c", "1"))))
                .isEmpty();
        assertThat(match(List.of(film("a", "1"), film("d", "1")), List.of(film("b", "1"))))
                .isEmpty();
        assertThat(match(
                        List.of(film("a", "1"), film("d", "1"), film("e", "1")),
                        List.of(film("b", "1"), film("c", "1"), film("f", "1"))))
                .isEmpty();
    }

    @Test
    void idsThatContradictEachOtherMeanNone() {
        MediaItem both = movie("a").with(b -> b.externalIds(List.of(tmdb("1"), tmdb("2"))));
        assertThat(match(List.of(both), List.of(film("b", "1"), film("c", "2"))))
                .isEmpty();
    }

    @Test
    void nullNeverEqualsNull() {
        assertThat(match(List.of(movie("a")), List.of(movie("b")))).isEmpty();
        assertThat(match(List.of(item("a", MediaKind.SHOW, null)), List.of(item("b", MediaKind.SHOW, null))))
                .isEmpty();
    }

    @Test
    void anotherKindOrPositionIsAnotherThing() {
        MediaItem video = item("b", MediaKind.VIDEO, null).with(b -> b.externalIds(List.of(tmdb("1"))));
        assertThat(match(List.of(film("a", "1")), List.of(video))).isEmpty();
        MediaItem first = episode("a", "p", 1).with(b -> b.externalIds(List.of(tmdb("1"))));
        MediaItem second = episode("b", "q", 2).with(b -> b.externalIds(List.of(tmdb("1"))));
        assertThat(match(List.of(first), List.of(second))).isEmpty();
    }

    @Test
    void theSourcesOwnIdentityIsStrongerThanAnExternalId() {
        MediaItem old = film("a", "1").with(b -> b.identities(List.of("inode:7")));
        MediaItem moved = film("b", "9").with(b -> b.identities(List.of("inode:7")));
        assertThat(match(List.of(old), List.of(moved, film("c", "1")))).isEqualTo(Map.of("a", "b"));
    }

    @Test
    void anAliasNamesTheOldId() {
        MediaItem merged = movie("b").with(b -> b.aliases(List.of("a")));
        assertThat(match(List.of(movie("a")), List.of(merged))).isEqualTo(Map.of("a", "b"));
    }

    @Test
    void childrenFollowTheirParentByPosition() {
        List<MediaItem> old = List.of(show("s", "1"), season("t", "s"), episode("e1", "t", 1), episode("e2", "t", 2));
        List<MediaItem> fresh = List.of(show("S", "1"), season("T", "S"), episode("E1", "T", 1), episode("E3", "T", 3));
        assertThat(match(old, fresh)).isEqualTo(Map.of("s", "S", "t", "T", "e1", "E1"));
    }

    @Test
    void twoChildrenOfOnePositionMeanNone() {
        List<MediaItem> old = List.of(show("s", "1"), episode("e1", "s", 1));
        List<MediaItem> fresh = List.of(show("S", "1"), episode("E1", "S", 1), episode("E2", "S", 1));
        assertThat(match(old, fresh)).isEqualTo(Map.of("s", "S"));
    }

    @Test
    void childrenWithoutNumbersAreNotGuessed() {
        List<MediaItem> old = List.of(show("s", "1"), item("x", MediaKind.VIDEO, "s"));
        List<MediaItem> fresh = List.of(show("S", "1"), item("y", MediaKind.VIDEO, "S"));
        assertThat(match(old, fresh)).isEqualTo(Map.of("s", "S"));
    }

    @Test
    void aParentFollowsChildrenThatAgree() {
        MediaItem old = episode("e", "s", 1).with(b -> b.identities(List.of("inode:1")));
        MediaItem fresh = episode("E", "S", 1).with(b -> b.identities(List.of("inode:1")));
        assertThat(match(List.of(show("s"), old), List.of(show("S"), fresh))).isEqualTo(Map.of("e", "E", "s", "S"));
    }

    @Test
    void aParentWithAnotherIdInOneDatabaseIsAnother() {
        MediaItem old = episode("e", "s", 1).with(b -> b.identities(List.of("inode:1")));
        MediaItem fresh = episode("E", "S", 1).with(b -> b.identities(List.of("inode:1")));
        assertThat(match(List.of(show("s", "1"), old), List.of(show("S", "2"), fresh)))
                .isEqualTo(Map.of("e", "E"));
    }

    @Test
    void oneOfManyChildrenDoesNotTakeItsParentAlong() {
        List<MediaItem> old = new java.util.ArrayList<>(List.of(show("s")));
        List<MediaItem> fresh = new java.util.ArrayList<>(List.of(show("S")));
        for (int number = 1; number <= 4; number++) {
            old.add(episode("e" + number, "s", number));
            fresh.add(episode("E" + number, "S", number));
        }
        old.set(1, old.get(1).with(b -> b.identities(List.of("inode:1"))));
        fresh.set(1, fresh.get(1).with(b -> b.identities(List.of("inode:1"))));
        assertThat(match(old, fresh)).isEqualTo(Map.of("e1", "E1"));
    }

    private static MediaItem show(String id) {
        return show(id, "1").with(b -> b.externalIds(List.of()));
    }

    @Test
    void aParentWhoseChildrenDisagreeIsLeftAlone() {
        MediaItem one = episode("e", "s", 1).with(b -> b.identities(List.of("inode:1")));
        MediaItem two = episode("f", "s", 2).with(b -> b.identities(List.of("inode:2")));
        MediaItem here = episode("E", "S", 1).with(b -> b.identities(List.of("inode:1")));
        MediaItem there = episode("F", "Z", 2).with(b -> b.identities(List.of("inode:2")));
        assertThat(match(List.of(show("s", "1"), one, two), List.of(show("S", "2"), show("Z", "3"), here, there)))
                .isEqualTo(Map.of("e", "E", "f", "F"));
    }

    private static Map<String, String> match(List<MediaItem> vanished, List<MediaItem> arrived) {
        return new RekeyMatcher(vanished, arrived).match();
    }

    private static MediaItem film(String id, String tmdb) {
        return movie(id).with(b -> b.externalIds(List.of(tmdb(tmdb))));
    }

    private static MediaItem show(String id, String tmdb) {
        return item(id, MediaKind.SHOW, null).with(b -> b.externalIds(List.of(tmdb(tmdb))));
    }

    private static MediaItem season(String id, String show) {
        return item(id, MediaKind.SEASON, show).with(b -> b.numbering(Numbering.season(1)));
    }

    @Test
    void theNewcomerUnderAReusedIdDoesNotHideTheAlias() {
        MediaItem merged = movie("b").with(b -> b.aliases(List.of("a")));
        assertThat(match(List.of(movie("a")), List.of(movie("a"), merged))).isEqualTo(Map.of("a", "b"));
    }

    @Test
    void anItemThatGetsOrLosesItsParentIsTheSame() {
        MediaItem loose = film("a", "1");
        MediaItem collected = film("b", "1").with(b -> b.parentId("set"));
        assertThat(match(List.of(loose), List.of(collected))).isEqualTo(Map.of("a", "b"));
        assertThat(match(List.of(collected), List.of(loose))).isEqualTo(Map.of("b", "a"));
    }

    @Test
    void aParentFollowsMoreThanHalfOfItsChildren() {
        assertThat(match(
                        List.of(show("s"), own("e1", "s", 1), own("e2", "s", 2), episode("x", "s", 3)),
                        List.of(show("S"), own("E1", "S", 1), own("E2", "S", 2))))
                .containsEntry("s", "S");
        assertThat(match(
                        List.of(show("s"), own("e1", "s", 1), episode("x", "s", 3)),
                        List.of(show("S"), own("E1", "S", 1))))
                .isEqualTo(Map.of("e1", "E1"));
    }

    @Test
    void twoOldChildrenOfOnePositionMeanNone() {
        List<MediaItem> old = List.of(show("s", "1"), episode("e1", "s", 1), episode("e2", "s", 1));
        assertThat(match(old, List.of(show("S", "1"), episode("E1", "S", 1)))).isEqualTo(Map.of("s", "S"));
    }

    @Test
    void aChildUnderAReusedIdIsNotItself() {
        List<MediaItem> old = List.of(show("s", "1"), episode("e", "s", 1));
        assertThat(match(old, List.of(show("S", "1"), episode("e", "S", 1)))).isEqualTo(Map.of("s", "S"));
    }

    @Test
    void aParentOfAnotherKindIsAnother() {
        MediaItem season = season("s", "p");
        assertThat(match(List.of(season, own("e1", "s", 1)), List.of(show("S"), own("E1", "S", 1))))
                .isEqualTo(Map.of("e1", "E1"));
    }

    @Test
    void childrenDoNotUndoWhatTheirParentIsKnownBy() {
        assertThat(match(
                        List.of(show("s", "1"), own("e1", "s", 1)),
                        List.of(show("S", "1"), show("T"), own("E1", "T", 1))))
                .isEqualTo(Map.of("s", "S", "e1", "E1"));
        assertThat(match(
                        List.of(show("s", "1"), show("t"), own("e1", "t", 1)),
                        List.of(show("S", "1"), own("E1", "S", 1))))
                .isEqualTo(Map.of("s", "S", "e1", "E1"));
    }

    @Test
    void aParentThatIsStillThereDoesNotMove() {
        assertThat(match(List.of(own("e1", "s", 1)), List.of(own("E1", "S", 1), show("S"))))
                .isEqualTo(Map.of("e1", "E1"));
        assertThat(match(List.of(own("e1", "s", 1), show("s")), List.of(own("E1", "S", 1))))
                .isEqualTo(Map.of("e1", "E1"));
    }

    @Test
    void episodesAndTracksWithoutTheirNumberAreNotGuessed() {
        MediaItem odd = item("e", MediaKind.EPISODE, "s").with(b -> b.numbering(Numbering.season(1)));
        MediaItem even = item("E", MediaKind.EPISODE, "S").with(b -> b.numbering(Numbering.season(1)));
        assertThat(match(List.of(show("s", "1"), odd), List.of(show("S", "1"), even)))
                .isEqualTo(Map.of("s", "S"));
        assertThat(match(List.of(album("s"), track("t", "s", null)), List.of(album("S"), track("T", "S", null))))
                .isEqualTo(Map.of("s", "S"));
        assertThat(match(List.of(album("s"), track("t", "s", 2)), List.of(album("S"), track("T", "S", 2))))
                .isEqualTo(Map.of("s", "S", "t", "T"));
    }

    @Test
    void whatIsKnownByAStrongerProofLeavesTheWeakerOneToOthers() {
        MediaItem old = film("a", "1").with(b -> b.identities(List.of("inode:7")));
        MediaItem moved = movie("b").with(b -> b.identities(List.of("inode:7")));
        assertThat(match(List.of(old, film("d", "1")), List.of(moved, film("c", "1"))))
                .isEqualTo(Map.of("a", "b", "d", "c"));
        assertThat(match(
                        List.of(movie("x").with(b -> b.identities(List.of("inode:7"))), film("d", "1")),
                        List.of(film("b", "1").with(b -> b.identities(List.of("inode:7"))), film("c", "1"))))
                .isEqualTo(Map.of("x", "b", "d", "c"));
    }

    private static MediaItem own(String id, String parent, int number) {
        return episode(id, parent, number).with(b -> b.identities(List.of("inode:" + number)));
    }

    private static MediaItem album(String id) {
        return item(id, MediaKind.ALBUM, null).with(b -> b.externalIds(List.of(tmdb("1"))));
    }

    private static MediaItem track(String id, String album, @Nullable Integer number) {
        return item(id, MediaKind.TRACK, album).with(b -> b.numbering(Numbering.track(1, number)));
    }
}
