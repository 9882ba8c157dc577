package dev.mediasync.sqlite;

import dev.mediasync.model.About;
import dev.mediasync.model.Artwork;
import dev.mediasync.model.Availability;
import dev.mediasync.model.Credit;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.MediaStream;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.Rating;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Tags;
import dev.mediasync.model.Titles;
import dev.mediasync.model.UserState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the stored files of older schemas hold.
 *
 * <p>Each was made by compiling this class and {@code stored/Maker.java.txt} with the last commit that had the schema
 * (1: the parent of "WIP planner" of the first migration, de1a9e9^; 2: e252aaf^; 5: c97758b^; 6: c4bc688; 7: 0418472; 8: 41c39f7), and running the latter; before 7
 * without the streams. The texts beside
 * them are what that code itself read back.
 */
final class StoredLibrary {
    static final SourceId ID = new SourceId("server-1");
    static final Library FILMS = new Library(new LibraryKey(ID, "films"), "Films 映画", LibraryKind.MOVIES);
    static final ItemKey FULL = new ItemKey(ID, "full");
    static final ItemKey GONE = new ItemKey(ID, "film-29");
    static final String USER = "ann";
    static final UserState STATE =
            new UserState(USER, Duration.ofMinutes(12), true, 3, Instant.parse("2024-05-06T07:08:09Z"), true, 7.5);

    private StoredLibrary() {}

    /** The same as a schema can hold it: there are streams since the seventh. */
    static List<MediaItem> items(int schema) {
        return items().stream()
                .map(item -> schema >= 7 ? item : item.with(b -> b.parts(bare(item))))
                .toList();
    }

    private static List<MediaPart> bare(MediaItem item) {
        return item.parts().stream().map(part -> part.withStreams(List.of())).toList();
    }

    /** Everything that was there before one of it went. */
    static List<MediaItem> items() {
        List<MediaItem> items = new ArrayList<>();
        items.add(full());
        items.add(MediaItem.builder(new ItemKey(ID, "show"), MediaKind.SHOW, "A show")
                .tags(new Tags(List.of("Drama"), List.of("Studio"), List.of("Label", "Drama")))
                .build());
        items.add(MediaItem.builder(new ItemKey(ID, "season"), MediaKind.SEASON, "Season 1")
                .parentId("show")
                .numbering(Numbering.season(1))
                .build());
        items.add(MediaItem.builder(new ItemKey(ID, "episode"), MediaKind.EPISODE, "One")
                .parentId("season")
                .numbering(new Numbering(1, 2, 3, 4, 5, 6))
                .dates(new Dates(null, LocalDate.parse("1961-02-03"), null))
                .credits(List.of(new Credit("Jo", Credit.Role.WRITER, null)))
                .build());
        for (int number = 0; number < 30; number++) {
            items.add(MediaItem.builder(new ItemKey(ID, "film-" + number), MediaKind.MOVIE, "Film " + number)
                    .build());
        }
        return items;
    }

    private static MediaItem full() {
        return MediaItem.builder(FULL, MediaKind.MOVIE, "The full one")
                .titles(new Titles("The full one", "full one, the", "満"))
                .dates(new Dates(1999, LocalDate.parse("1999-12-31"), Instant.parse("2020-01-02T03:04:05.678Z")))
                .about(new About(
                        "An overview", "A tagline", Duration.ofMinutes(99), "PG", List.of(new Rating("critics", 8.25))))
                .tags(new Tags(List.of("Drama", "Crime"), List.of("Studio"), List.of("4K")))
                .credits(List.of(
                        new Credit("Jo", Credit.Role.ACTOR, "Herself"), new Credit("Jo", Credit.Role.DIRECTOR, null)))
                .externalIds(Set.of(new ExternalId("imdb", "tt1"), new ExternalId("tmdb", "2")))
                .artwork(List.of(new Artwork(Artwork.Kind.POSTER, "poster.jpg")))
                .parts(List.of(new MediaPart(
                        "1080p",
                        "full.mkv",
                        12L,
                        "mkv",
                        Duration.ofMinutes(98),
                        Instant.parse("2020-01-01T00:00:00Z"),
                        List.of(picture(), subtitle()))))
                .aliases(Set.of("other-id"))
                .identities(Set.of("guid:full"))
                .availability(Availability.UNAVAILABLE)
                .build();
    }

    private static MediaStream picture() {
        return MediaStream.builder(MediaStream.Kind.VIDEO)
                .codec("hevc")
                .size(3840, 2160)
                .stereo(MediaStream.Stereo.HALF_SIDE_BY_SIDE)
                .build();
    }

    private static MediaStream subtitle() {
        return MediaStream.builder(MediaStream.Kind.SUBTITLE)
                .codec("srt")
                .language("日本語")
                .marks(Set.of(MediaStream.Mark.DEFAULT, MediaStream.Mark.FORCED))
                .file("full.ja.forced.srt")
                .build();
    }
}
