package dev.mediasync.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Set<String> OUTSIDE = Set.of("key", "identities");
    private static final MediaStream STREAM = new MediaStream(
            MediaStream.Kind.VIDEO,
            "h264",
            "en",
            "name",
            1920,
            1080,
            6,
            Set.of(MediaStream.Mark.DEFAULT),
            MediaStream.Stereo.SIDE_BY_SIDE,
            "/f.en.srt");
    static final MediaItem FULL = new MediaItem(
            new ItemKey(new SourceId("s"), "1"),
            MediaKind.EPISODE,
            "parent",
            new Titles("title", "sort", "original"),
            new Numbering(1, 2, 3, 4, 5, 6),
            new Dates(1999, LocalDate.of(1999, 3, 31), Instant.ofEpochMilli(1_500)),
            new About("overview", "tagline", Duration.ofMinutes(136), "PG", List.of(new Rating("imdb", 8.7))),
            new Tags(List.of("genre"), List.of("studio"), List.of("label")),
            List.of(new Credit("person", Credit.Role.ACTOR, "character")),
            List.of(new ExternalId("imdb", "tt1")),
            List.of(new Artwork(Artwork.Kind.POSTER, "/art/1")),
            List.of(new MediaPart("4K", "/f.mkv", 10L, "mkv", Duration.ofMinutes(136), Instant.ofEpochMilli(9_999))
                    .withStreams(List.of(STREAM))),
            List.of("alias"),
            List.of("identity"),
            Availability.AVAILABLE);

    @Test
    void everyMappedFieldChangesIt() {
        Map<String, MediaItem> variants = variants();
        assertThat(variants).hasSizeGreaterThan(58);
        variants.forEach((path, item) -> {
            if (OUTSIDE.contains(path.split("[.\\[]", -1)[0])) {
                assertThat(Fingerprint.of(item)).as(path).isEqualTo(Fingerprint.of(FULL));
            } else {
                assertThat(Fingerprint.of(item)).as(path).isNotEqualTo(Fingerprint.of(FULL));
            }
        });
    }

    @Test
    void allVariantsDiffer() {
        List<Long> hashes = variants().entrySet().stream()
                .filter(variant -> !OUTSIDE.contains(variant.getKey().split("[.\\[]", -1)[0]))
                .map(variant -> Fingerprint.of(variant.getValue()))
                .toList();
        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void neighbouringTextsAreToldApart() {
        MediaItem one = FULL.with(b -> b.titles(new Titles("ab", "c", null)));
        MediaItem other = FULL.with(b -> b.titles(new Titles("a", "bc", null)));
        MediaItem third = FULL.with(b -> b.titles(new Titles("ab", null, "c")));
        assertThat(Set.of(Fingerprint.of(one), Fingerprint.of(other), Fingerprint.of(third)))
                .hasSize(3);
    }

    @Test
    void theOrderOfExternalIdsDoesNotMatter() {
        ExternalId imdb = new ExternalId("imdb", "tt1");
        ExternalId tmdb = new ExternalId("tmdb", "603");
        assertThat(Fingerprint.of(FULL.with(b -> b.externalIds(List.of(imdb, tmdb)))))
                .isEqualTo(Fingerprint.of(FULL.with(b -> b.externalIds(List.of(tmdb, imdb)))));
    }

    @Test
    void isTheSameOnEveryMachine() {
        MediaItem plain = MediaItem.builder(new ItemKey(new SourceId("s"), "1"), MediaKind.MOVIE, "千と千尋の神隠し")
                .build();
        assertThat(Fingerprint.of(plain)).isEqualTo(3124056960227060518L);
    }

    @Test
    void anItemWithoutStreamsKeepsTheOneItHadBeforeThereWereStreams() {
        MediaItem bare = FULL.with(b -> b.parts(List.of(FULL.parts().get(0).withStreams(List.of()))));
        assertThat(Fingerprint.of(bare)).isEqualTo(7292357379685016918L);
    }

    /** The full item with one thing changed, by the path of the change; every component however deep has its own. */
    static Map<String, MediaItem> variants() {
        Map<String, MediaItem> variants = new LinkedHashMap<>();
        changed(FULL).forEach((path, item) -> variants.put(path, (MediaItem) item));
        return variants;
    }

    /** Every copy of a record in which one component, however deep, is another. */
    private static Map<String, Object> changed(Record value) {
        Map<String, Object> copies = new LinkedHashMap<>();
        RecordComponent[] components = value.getClass().getRecordComponents();
        Object[] values =
                Arrays.stream(components).map(part -> read(part, value)).toArray();
        for (int at = 0; at < components.length; at++) {
            int index = at;
            others(components[at].getName(), values[at]).forEach((path, other) -> {
                Object[] copy = values.clone();
                copy[index] = other;
                copies.put(path, build(value.getClass(), components, copy));
            });
        }
        return copies;
    }

    private static Map<String, Object> others(String path, Object value) {
        Map<String, Object> others = new LinkedHashMap<>();
        if (value instanceof String text) {
            others.put(path, text + "x");
        } else if (value instanceof Integer number) {
            others.put(path, number + 100);
        } else if (value instanceof Long number) {
            others.put(path, number + 1);
        } else if (value instanceof Double number) {
            others.put(path, number + 0.1);
        } else if (value instanceof Duration duration) {
            others.put(path, duration.plusMillis(1));
        } else if (value instanceof Instant instant) {
            others.put(path, instant.plusMillis(1));
        } else if (value instanceof LocalDate date) {
            others.put(path, date.plusDays(1));
        } else if (value instanceof Enum<?> constant) {
            Object[] all = constant.getDeclaringClass().getEnumConstants();
            others.put(path, all[(constant.ordinal() + 1) % all.length]);
        } else if (value instanceof Set<?> set) {
            others.put(path + ".none", Set.of());
            others.put(path + ".all", EnumSet.allOf(MediaStream.Mark.class));
            others.put(path + ".other", Set.of(MediaStream.Mark.HEARING_IMPAIRED));
            assertThat(set).hasSize(1);
        } else if (value instanceof List<?> list) {
            others.put(path + ".none", List.of());
            others(path + "[0]", list.get(0)).forEach((deep, other) -> others.put(deep, List.of(other)));
        } else if (value instanceof Record nested) {
            changed(nested).forEach((deep, other) -> others.put(path + "." + deep, other));
        } else {
            fail("This test cannot change a " + value.getClass() + " at " + path + "; teach it");
        }
        return others;
    }

    private static Object read(RecordComponent part, Record value) {
        try {
            return part.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(part.getName(), e);
        }
    }

    private static Object build(Class<?> type, RecordComponent[] components, Object[] values) {
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : components) {
            types.add(component.getType());
        }
        try {
            return type.getDeclaredConstructor(types.toArray(new Class<?>[0])).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }
}
