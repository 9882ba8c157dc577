package dev.mediasync.sqlite;

import dev.mediasync.model.Credit;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the stored files {@code paths-6.db} and {@code paths-8.db} hold: keys of every form, of two sources.
 *
 * <p>They were made by the code of these schemas, as {@code stored/PathsMaker.java.txt} says.
 */
final class StoredPaths {
    static final List<SourceId> SOURCES = List.of(new SourceId("nas"), new SourceId("other"));
    static final UserState STATE = new UserState("ann", Duration.ofMinutes(12), false, 0, null, true, null);

    private StoredPaths() {}

    static List<MediaItem> items(SourceId source) {
        List<MediaItem> items = new ArrayList<>();
        items.add(film(source, "films/Alien (1979)/Alien (1979).mkv", "/media/films/Alien (1979)/Alien (1979).mkv"));
        items.add(film(source, "films/Ran.mkv", "/elsewhere/films/Ran.mkv"));
        items.add(film(source, "films/Heat.mkv", "/media/films/heat.mkv"));
        items.add(film(source, "4711", "/volume1/video/Films/Brazil (1985)/Brazil (1985).mkv"));
        items.add(film(source, "4712", "4712"));
        items.add(film(source, "/", "/"));
        items.add(film(source, "films//twice/", "films//twice/"));
        items.add(film(source, "映画/七人の侍 (1954)/七人の侍 (1954).mkv", "/media/映画/七人の侍 (1954)/七人の侍 (1954).mkv"));
        items.add(film(source, "🎥abc/🎥abc🎥", "/media/🎥abc/🎥abc🎥"));
        items.addAll(show(source));
        return items;
    }

    private static MediaItem film(SourceId source, String key, String file) {
        return MediaItem.builder(new ItemKey(source, key), MediaKind.MOVIE, "Film " + key)
                .credits(List.of(new Credit("Jo", Credit.Role.OTHER, null)))
                .parts(List.of(part(file), part("/extra/" + key), part("")))
                .externalIds(Set.of(
                        new ExternalId("imdb", "tt0" + Math.floorMod(key.hashCode(), 1_000_000)),
                        new ExternalId("tmdb", Integer.toUnsignedString(key.hashCode())),
                        new ExternalId("own", "0007"),
                        new ExternalId("own", "7"),
                        new ExternalId("own", "9999999999999999999999"),
                        new ExternalId("own", "0fbb5a51-c1a1-3e7a-8c4c-1a8a5c6c0f00")))
                .build();
    }

    private static MediaPart part(String file) {
        return new MediaPart("", file, 12L, "mkv", null, null);
    }

    private static List<MediaItem> show(SourceId source) {
        String show = "shows/Dark (2017)/";
        String season = show + "Season 1/";
        List<MediaItem> items = new ArrayList<>();
        items.add(MediaItem.builder(new ItemKey(source, show), MediaKind.SHOW, "Dark")
                .build());
        items.add(MediaItem.builder(new ItemKey(source, season), MediaKind.SEASON, "Season 1")
                .parentId(show)
                .numbering(Numbering.season(1))
                .build());
        for (int number = 1; number < 9; number++) {
            String key = season + "Dark S01E0" + number + ".mkv";
            items.add(MediaItem.builder(new ItemKey(source, key), MediaKind.EPISODE, "Episode " + number)
                    .parentId(season)
                    .numbering(Numbering.episode(1, number))
                    .parts(List.of(part("/media/" + key)))
                    .build());
        }
        return items;
    }
}
