package dev.mediasync.benchmarks;

import dev.mediasync.model.About;
import dev.mediasync.model.Artwork;
import dev.mediasync.model.Credit;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A made-up catalogue with the mix of a real one: a tenth films, the rest shows with their seasons and episodes. */
final class Catalogue {
    static final SourceId SOURCE = new SourceId("bench");

    private static final int SEASONS = 3;
    private static final int EPISODES = 10;
    private static final List<String> GENRES =
            List.of("Drama", "Comedy", "Thriller", "Documentary", "Animation", "Crime", "Family", "History");
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final Instant FIRST_ADDED = Instant.parse("2020-01-01T00:00:00Z");
    private static final int DAYS = 12_000;

    private final int wanted;
    private final Consumer<MediaItem> sink;
    private int made;

    private Catalogue(int wanted, Consumer<MediaItem> sink) {
        this.wanted = wanted;
        this.sink = sink;
    }

    /** Makes items, parents before children; equal numbers give equal items. */
    static List<MediaItem> items(int count) {
        List<MediaItem> items = new ArrayList<>(count);
        make(count, items::add);
        return items;
    }

    /** Makes the same items one by one and keeps none. */
    static void make(int count, Consumer<MediaItem> sink) {
        Catalogue catalogue = new Catalogue(count, sink);
        for (int film = 0; film < count / 10; film++) {
            catalogue.film(film);
        }
        for (int show = 0; catalogue.made < count; show++) {
            catalogue.show(show);
        }
    }

    private void film(int number) {
        String title = "The Long Way Home Part " + number;
        String name = title + " (" + (1960 + number % 60) + ")";
        String id = "films/" + name + "/" + name + ".mkv";
        add(base(id, MediaKind.MOVIE, title, null)
                .credits(List.of(
                        new Credit("Director Number " + number % 3_000, Credit.Role.DIRECTOR, null),
                        new Credit("Leading Actor " + number % 9_000, Credit.Role.ACTOR, "The Hero"),
                        new Credit("Second Actor " + number % 7_000, Credit.Role.ACTOR, "The Friend")))
                .parts(List.of(part(id))));
    }

    private void show(int number) {
        String title = "Stories From Street " + number;
        String id = "shows/" + title + " (" + (1980 + number % 45) + ")/";
        add(base(id, MediaKind.SHOW, title, null));
        for (int season = 1; season <= SEASONS; season++) {
            String seasonId = id + "Season 0" + season + "/";
            add(base(seasonId, MediaKind.SEASON, "Season " + season, id).numbering(Numbering.season(season)));
            for (int episode = 1; episode <= EPISODES; episode++) {
                String file = seasonId + title + " S0" + season + "E" + (episode < 10 ? "0" : "") + episode + ".mkv";
                add(base(file, MediaKind.EPISODE, "Chapter " + episode + " of " + number, seasonId)
                        .numbering(Numbering.episode(season, episode))
                        .parts(List.of(part(file))));
            }
        }
    }

    private MediaItem.Builder base(String id, MediaKind kind, String title, @Nullable String parent) {
        int number = made;
        return MediaItem.builder(new ItemKey(SOURCE, id), kind, title)
                .parentId(parent)
                .dates(new Dates(
                        1980 + number % 45, FIRST_DAY.plusDays(number % DAYS), FIRST_ADDED.plusSeconds(number * 37L)))
                .about(new About(
                        number % 2 == 0 ? overview(number) : null,
                        null,
                        Duration.ofMinutes(20 + number % 100),
                        "PG-13",
                        List.of()))
                .tags(new Tags(
                        List.of(GENRES.get(number % GENRES.size()), GENRES.get((number + 3) % GENRES.size())),
                        List.of(),
                        List.of()))
                .externalIds(List.of(
                        new ExternalId("imdb", "tt" + (1_000_000 + number)),
                        new ExternalId("tmdb", Integer.toString(number))))
                .artwork(List.of(new Artwork(Artwork.Kind.POSTER, "/library/metadata/" + number + "/thumb/16001")));
    }

    private static MediaPart part(String file) {
        return new MediaPart(
                "", "/media/" + file, 1_500_000_000L + file.hashCode(), "mkv", Duration.ofMinutes(42), FIRST_ADDED);
    }

    private static String overview(int number) {
        return "Number " + number + " of a long row: two people who have never met share a train, a secret and one"
                + " night of snow, and in the morning neither of them is who the other believed; what they do then"
                + " is told here.";
    }

    private void add(MediaItem.Builder builder) {
        if (made < wanted) {
            made++;
            sink.accept(builder.build());
        }
    }
}
