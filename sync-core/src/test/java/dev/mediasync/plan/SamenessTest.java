package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.movie;
import static dev.mediasync.plan.PlannerDriver.tmdb;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Titles;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SamenessTest {
    private static final MediaItem HEAT = known("Heat", 1995, tmdb("949"));
    private static final MediaItem BLADE = known("Blade", 1998, tmdb("36647"));

    @Test
    void anotherKindIsAnotherThing() {
        assertThat(Sameness.another(HEAT, HEAT.with(b -> b.kind(MediaKind.VIDEO))))
                .isTrue();
        assertThat(Sameness.another(HEAT, HEAT)).isFalse();
    }

    @Test
    void anotherTitleUnderAnotherPublicIdIsAnotherThing() {
        assertThat(Sameness.another(HEAT, BLADE)).isTrue();
    }

    @Test
    void anIdentityInCommonIsEnough() {
        assertThat(Sameness.another(
                        HEAT.with(b -> b.identities(List.of("inode:1", "inode:2"))),
                        BLADE.with(b -> b.identities(List.of("inode:2")))))
                .isFalse();
        assertThat(Sameness.another(
                        HEAT.with(b -> b.identities(List.of("inode:1"))),
                        BLADE.with(b -> b.identities(List.of("inode:2")))))
                .isTrue();
    }

    @Test
    void aPublicIdInCommonIsEnough() {
        ExternalId imdb = new ExternalId("imdb", "tt1");

        assertThat(Sameness.another(known("Heat", 1995, tmdb("949"), imdb), known("Blade", 1998, tmdb("36647"), imdb)))
                .isFalse();
    }

    @Test
    void aFileInCommonIsEnough() {
        assertThat(Sameness.another(
                        HEAT.with(b -> files("/films/1.mkv", 7L, b)), BLADE.with(b -> files("/films/1.mkv", 8L, b))))
                .isFalse();
        assertThat(Sameness.another(
                        HEAT.with(b -> files("/films/1.mkv", 7L, b)), BLADE.with(b -> files("/films/2.mkv", 7L, b))))
                .as("a size says nothing against two public ids")
                .isTrue();
    }

    @Test
    void anotherPublicIdIsAWrongMatchPutRightWhereTitleAndYearStay() {
        assertThat(Sameness.another(HEAT, known("HEAT", 1995, tmdb("1")))).isFalse();
        assertThat(Sameness.another(HEAT, known("Heat", 2013, tmdb("1")))).isTrue();
        assertThat(Sameness.another(HEAT, known("Heat", null, tmdb("1")))).isFalse();
        assertThat(Sameness.another(known("Heat", null, tmdb("1")), HEAT)).isFalse();
        assertThat(Sameness.another(HEAT, known("Heat 2", 1995, tmdb("1")))).isTrue();
    }

    @Test
    void anotherTitleAloneIsTheSameThing() {
        assertThat(Sameness.another(known("Heat", 1995), known("Blade", 1998))).isFalse();
        assertThat(Sameness.another(HEAT, known("Blade", 1998))).isFalse();
    }

    @Test
    void anotherTitleWithNothingInCommonOfWhatBothAreKnownByIsAnotherThing() {
        ExternalId imdb = new ExternalId("imdb", "tt1");

        assertThat(Sameness.another(HEAT, known("Blade", 1998, imdb))).isTrue();
        assertThat(Sameness.another(HEAT, known("Heat", 1998, imdb))).isFalse();
        assertThat(Sameness.another(HEAT, known("Blade", 1998).with(b -> b.identities(List.of("inode:1")))))
                .isTrue();
    }

    @Test
    void anotherTitleWithOtherFilesIsAnotherThing() {
        MediaItem before = known("Heat", 1995).with(b -> files("/1.mkv", 7L, b));

        assertThat(Sameness.another(before, known("Blade", 1995).with(b -> files("/2.mkv", 8L, b))))
                .isTrue();
        assertThat(Sameness.another(before, known("heat", 1998).with(b -> files("/2.mkv", 8L, b))))
                .as("a better file of the same title")
                .isFalse();
        assertThat(Sameness.another(before, known("Blade", 1998).with(b -> files("/2.mkv", 7L, b))))
                .as("a file of the same size that was renamed")
                .isFalse();
        assertThat(Sameness.another(before, known("Blade", 1998))).isFalse();
        assertThat(Sameness.another(known("Blade", 1998), before)).isFalse();
    }

    @Test
    void aSizeThatIsNotKnownIsNoneInCommon() {
        assertThat(Sameness.another(
                        known("Heat", 1995).with(b -> files("/1.mkv", null, b)),
                        known("Blade", 1995).with(b -> files("/2.mkv", null, b))))
                .isTrue();
    }

    @Test
    void onlyTheSameDatabaseCanContradict() {
        assertThat(Sameness.contradict(HEAT, BLADE)).isTrue();
        assertThat(Sameness.contradict(HEAT, known("Heat", 1995, new ExternalId("imdb", "949"))))
                .isFalse();
        assertThat(Sameness.contradict(HEAT, known("Heat", 1995))).isFalse();
        assertThat(Sameness.contradict(known("Heat", 1995), HEAT)).isFalse();
    }

    @Test
    void oneOfSeveralIdsOfADatabaseIsNoContradiction() {
        MediaItem both = known("Heat", 1995, tmdb("949"), tmdb("950"));

        assertThat(Sameness.contradict(both, HEAT)).isFalse();
        assertThat(Sameness.contradict(HEAT, both)).isFalse();
        assertThat(Sameness.contradict(both, BLADE)).isTrue();
    }

    @Test
    void anIdInCommonInOneDatabaseDoesNotHideAContradictionInAnother() {
        ExternalId imdb = new ExternalId("imdb", "tt1");

        assertThat(Sameness.contradict(known("Heat", 1995, imdb, tmdb("1")), known("Heat", 1995, imdb, tmdb("2"))))
                .isTrue();
    }

    private static MediaItem known(String title, @Nullable Integer year, ExternalId... ids) {
        return movie("x")
                .with(b -> b.titles(Titles.of(title)).dates(Dates.ofYear(year)).externalIds(Arrays.asList(ids)));
    }

    private static MediaItem.Builder files(String file, @Nullable Long size, MediaItem.Builder item) {
        return item.parts(List.of(new MediaPart("", file, size, null, null, null)));
    }
}
