package dev.mediasync.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final MediaItem plain = MediaItem.builder(new ItemKey(new SourceId("s"), "i"), MediaKind.MOVIE, "Title")
            .build();

    /** For each component of an item, items that differ from the plain one in that component only. */
    private Map<String, List<MediaItem>> variants() {
        Map<String, List<MediaItem>> variants = new HashMap<>();
        put(variants, "kind", b -> b.kind(MediaKind.VIDEO));
        put(variants, "parentId", b -> b.parentId("p"));
        put(variants, "titles", b -> b.titles(Titles.of("Other")));
        put(variants, "titles", b -> b.titles(new Titles("Title", "S", null)));
        put(variants, "titles", b -> b.titles(new Titles("Title", null, "S")));
        for (int at = 0; at < 6; at++) {
            Integer[] numbers = new Integer[6];
            numbers[at] = 3;
            Numbering numbering = new Numbering(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
            put(variants, "numbering", b -> b.numbering(numbering));
        }
        put(variants, "dates", b -> b.dates(Dates.ofYear(1999)));
        put(variants, "dates", b -> b.dates(new Dates(null, null, NOON)));
        put(variants, "dates", b -> b.dates(new Dates(null, LocalDate.of(1999, 3, 31), null)));
        put(variants, "about", b -> b.about(new About("x", null, null, null, List.of())));
        put(variants, "about", b -> b.about(new About(null, "x", null, null, List.of())));
        put(variants, "about", b -> b.about(new About(null, null, Duration.ofMinutes(2), null, List.of())));
        put(variants, "about", b -> b.about(new About(null, null, null, "x", List.of())));
        put(variants, "about", b -> b.about(new About(null, null, null, null, List.of(new Rating("imdb", 7)))));
        put(variants, "tags", b -> b.tags(new Tags(List.of("x"), List.of(), List.of())));
        put(variants, "tags", b -> b.tags(new Tags(List.of(), List.of("x"), List.of())));
        put(variants, "tags", b -> b.tags(new Tags(List.of(), List.of(), List.of("x"))));
        put(variants, "credits", b -> b.credits(List.of(new Credit("x", Credit.Role.ACTOR, null))));
        put(variants, "credits", b -> b.credits(List.of(new Credit("x", Credit.Role.ACTOR, "y"))));
        put(variants, "credits", b -> b.credits(List.of(new Credit("x", Credit.Role.WRITER, null))));
        put(variants, "externalIds", b -> b.externalIds(List.of(new ExternalId("imdb", "tt1"))));
        put(variants, "artwork", b -> b.artwork(List.of(new Artwork(Artwork.Kind.POSTER, "x"))));
        put(variants, "artwork", b -> b.artwork(List.of(new Artwork(Artwork.Kind.THUMB, "x"))));
        put(variants, "parts", b -> b.parts(List.of(new MediaPart("", "f", null, null, null, null))));
        put(variants, "parts", b -> b.parts(List.of(new MediaPart("4k", "f", null, null, null, null))));
        put(variants, "parts", b -> b.parts(List.of(new MediaPart("", "f", 5L, null, null, null))));
        put(variants, "parts", b -> b.parts(List.of(new MediaPart("", "f", null, "mkv", null, null))));
        put(variants, "parts", b -> b.parts(List.of(new MediaPart("", "f", null, null, Duration.ZERO, null))));
        put(variants, "parts", b -> b.parts(List.of(new MediaPart("", "f", null, null, null, NOON))));
        put(variants, "aliases", b -> b.aliases(List.of("x")));
        put(variants, "availability", b -> b.availability(Availability.UNAVAILABLE));
        return variants;
    }

    private void put(Map<String, List<MediaItem>> variants, String component, UnaryOperator<MediaItem.Builder> change) {
        variants.computeIfAbsent(component, name -> new ArrayList<>()).add(plain.with(change));
    }

    @Test
    void everyMappedFieldChangesIt() {
        Set<Long> seen = new HashSet<>(Set.of(Fingerprint.of(plain)));
        variants()
                .forEach((component, items) -> items.forEach(item -> assertThat(seen.add(Fingerprint.of(item)))
                        .as("%s: %s", component, item)
                        .isTrue()));
    }

    @Test
    void everyComponentOfAnItemIsCoveredHere() {
        Set<String> covered = new HashSet<>(variants().keySet());
        covered.addAll(Set.of("key", "identities"));
        assertThat(Arrays.stream(MediaItem.class.getRecordComponents()).map(c -> c.getName()))
                .containsExactlyInAnyOrderElementsOf(covered);
    }

    @Test
    void keyAndIdentitiesDoNotChangeIt() {
        MediaItem moved = plain.with(
                b -> b.key(new ItemKey(new SourceId("s"), "elsewhere")).identities(List.of("x")));
        assertThat(Fingerprint.of(moved)).isEqualTo(Fingerprint.of(plain));
    }

    @Test
    void itIsTheSameForEver() {
        assertThat(Fingerprint.of(plain))
                .as("stored in every repository: a new value makes every item look changed once")
                .isEqualTo(-873664610540845075L);
    }
}
