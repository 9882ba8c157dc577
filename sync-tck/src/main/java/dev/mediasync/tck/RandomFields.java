package dev.mediasync.tck;

import dev.mediasync.model.About;
import dev.mediasync.model.Artwork;
import dev.mediasync.model.Credit;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.MediaStream;
import dev.mediasync.model.Rating;
import dev.mediasync.model.Tags;
import dev.mediasync.model.Titles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random fields of items, odd ones among them. */
final class RandomFields {
    /** One of them is called as a careless store would call what is not there. */
    private static final List<String> GENRES = List.of("genre0", "genre1", "null", "genre3");

    private static final List<String> TITLES = List.of(
            "The Matrix",
            "攻殻機動隊",
            "千と千尋の神隠し",
            "Amélie",
            "Ame\u0301lie",
            "",
            " leading and trailing ",
            "100% _wild_ 'quotes' \"and\" \\slashes\\",
            "Robert'); DROP TABLE item;--",
            "🎬🏳️‍🌈",
            "İstanbul ıI",
            "line\nbreak\tand tab",
            "\u0000null",
            "٣٤٥",
            "x".repeat(300));
    private static final long FIRST_SECOND = 1_000_000_000L;

    private RandomFields() {}

    static String title(Random random) {
        return TITLES.get(random.nextInt(TITLES.size()));
    }

    static Titles titles(Random random) {
        return new Titles(title(random), maybe(random, () -> title(random)), maybe(random, () -> title(random)));
    }

    static Dates dates(Random random) {
        return new Dates(
                maybe(random, () -> 1900 + random.nextInt(150)),
                maybe(random, () -> LocalDate.ofEpochDay(random.nextInt(30_000) - 10_000)),
                maybe(random, () -> instant(random)));
    }

    static About about(Random random) {
        return new About(
                maybe(random, () -> title(random)),
                maybe(random, () -> title(random)),
                maybe(random, () -> Duration.ofMillis(random.nextInt(10_000_000))),
                maybe(random, () -> "PG-" + random.nextInt(18)),
                some(random, () -> new Rating("imdb", random.nextInt(11))));
    }

    static Tags tags(Random random) {
        return new Tags(
                some(random, () -> GENRES.get(random.nextInt(GENRES.size()))),
                some(random, () -> "studio" + random.nextInt(4)),
                some(random, () -> title(random)));
    }

    static List<Credit> credits(Random random) {
        return some(
                random,
                () -> new Credit(
                        "Person " + random.nextInt(5),
                        Credit.Role.values()[random.nextInt(Credit.Role.values().length)],
                        maybe(random, () -> title(random))));
    }

    static List<ExternalId> externalIds(Random random) {
        return some(random, () -> new ExternalId(random.nextBoolean() ? "tmdb" : "imdb", "t" + random.nextInt(12)));
    }

    static List<Artwork> artwork(Random random) {
        return some(
                random,
                () -> new Artwork(
                        Artwork.Kind.values()[random.nextInt(Artwork.Kind.values().length)],
                        "/art/" + random.nextInt(9)));
    }

    static List<MediaPart> parts(Random random, String id) {
        return some(
                random,
                () -> new MediaPart(
                        random.nextBoolean() ? "" : "4K",
                        "/media/" + id + "/" + random.nextInt(3) + ".mkv",
                        maybe(random, () -> Math.abs(random.nextLong() >>> 20)),
                        maybe(random, () -> "mkv"),
                        maybe(random, () -> Duration.ofMillis(random.nextInt(9_000_000))),
                        maybe(random, () -> instant(random)),
                        some(random, () -> stream(random))));
    }

    private static MediaStream stream(Random random) {
        return new MediaStream(
                of(random, MediaStream.Kind.values()),
                maybe(random, () -> "h26" + random.nextInt(6)),
                maybe(random, () -> random.nextBoolean() ? "en" : "pt-BR"),
                maybe(random, () -> title(random)),
                maybe(random, () -> random.nextInt(4_000)),
                maybe(random, () -> random.nextInt(3_000)),
                maybe(random, () -> random.nextInt(9)),
                Set.copyOf(some(random, () -> of(random, MediaStream.Mark.values()))),
                maybe(random, () -> of(random, MediaStream.Stereo.values())),
                maybe(random, () -> "film.en.srt"));
    }

    private static <T> T of(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    static List<String> aliases(Random random) {
        return some(random, () -> "alias" + random.nextInt(30));
    }

    static List<String> identities(Random random) {
        return some(random, () -> "inode:" + random.nextInt(40));
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(FIRST_SECOND + random.nextInt(500_000_000)).plusMillis(random.nextInt(1_000));
    }

    private static <T> @Nullable T maybe(Random random, Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private static <T> List<T> some(Random random, Supplier<T> value) {
        int count = random.nextInt(5);
        return Stream.generate(value).limit(count < 3 ? count : 0).toList();
    }
}
