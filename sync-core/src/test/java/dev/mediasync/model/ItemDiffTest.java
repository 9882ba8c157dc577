package dev.mediasync.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemDiffTest {
    private static final MediaItem FULL = FingerprintTest.FULL;

    @Test
    void everyComponentHoweverDeepIsToldAndMakesAnotherText() {
        Map<String, MediaItem> variants = FingerprintTest.variants();
        assertThat(variants).hasSizeGreaterThan(45);
        variants.forEach((path, item) -> assertThat(ItemDiff.of(FULL, item))
                .as(path)
                .singleElement()
                .satisfies(change -> assertThat(change.before()).isNotEqualTo(change.after())));
    }

    @Test
    void backwardsItIsTheMirror() {
        FingerprintTest.variants().forEach((path, item) -> {
            FieldChange there = ItemDiff.of(FULL, item).get(0);
            assertThat(ItemDiff.of(item, FULL))
                    .as(path)
                    .containsExactly(new FieldChange(there.field(), there.after(), there.before()));
        });
    }

    @Test
    void anEqualItemHasNoChange() {
        assertThat(ItemDiff.of(FULL, FULL.toBuilder().build())).isEmpty();
    }

    @Test
    void fieldsComeInOneOrderAndAsTextForAPerson() {
        MediaItem bare = MediaItem.builder(new ItemKey(new SourceId("s"), "0"), MediaKind.MOVIE, "old")
                .availability(Availability.UNAVAILABLE)
                .build();
        assertThat(ItemDiff.of(bare, FULL))
                .containsExactly(
                        new FieldChange("key", "s/0", "s/1"),
                        new FieldChange("kind", "movie", "episode"),
                        new FieldChange("parent", null, "parent"),
                        new FieldChange("title", "old", "title"),
                        new FieldChange("sortTitle", null, "sort"),
                        new FieldChange("originalTitle", null, "original"),
                        new FieldChange("season", null, "1"),
                        new FieldChange("episode", null, "2"),
                        new FieldChange("endEpisode", null, "3"),
                        new FieldChange("absolute", null, "4"),
                        new FieldChange("disc", null, "5"),
                        new FieldChange("track", null, "6"),
                        new FieldChange("year", null, "1999"),
                        new FieldChange("released", null, "1999-03-31"),
                        new FieldChange("addedAt", null, "1970-01-01T00:00:01.500Z"),
                        new FieldChange("overview", null, "overview"),
                        new FieldChange("tagline", null, "tagline"),
                        new FieldChange("runtime", null, "2h16m"),
                        new FieldChange("contentRating", null, "PG"),
                        new FieldChange("ratings", null, "imdb 8.7"),
                        new FieldChange("genres", null, "genre"),
                        new FieldChange("studios", null, "studio"),
                        new FieldChange("labels", null, "label"),
                        new FieldChange("credits", null, "person (actor as character)"),
                        new FieldChange("externalIds", null, "imdb:tt1"),
                        new FieldChange("artwork", null, "poster /art/1"),
                        new FieldChange(
                                "parts",
                                null,
                                "/f.mkv version 4K 10 bytes mkv 2h16m modified 1970-01-01T00:00:09.999Z [video h264 en"
                                        + " \"name\" 1920x1080 6 channels 3d side by side default in /f.en.srt]"),
                        new FieldChange("aliases", null, "alias"),
                        new FieldChange("identities", null, "identity"),
                        new FieldChange("availability", "unavailable", "available"));
    }

    @Test
    void listsAreNamedInFullAndAPartWithoutFactsByItsFile() {
        MediaItem two = FULL.with(b -> b.tags(new Tags(List.of("a", "b"), List.of("studio"), List.of("label")))
                .parts(List.of(new MediaPart("", "/g.mkv", null, null, Duration.ZERO, null))));
        assertThat(ItemDiff.of(FULL, two)).extracting(FieldChange::after).containsExactly("a, b", "/g.mkv 0s");
    }
}
