package dev.mediasync.tck;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.UserState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A library of a scripted source, with the few things that rules are told with. */
final class OneLibrary {
    private static final Instant SOME_DAY = Instant.parse("2025-05-06T07:08:09.123Z");

    final ScriptedSource source;
    final Library library;

    OneLibrary(ScriptedSource source) {
        this(source, "main");
    }

    OneLibrary(ScriptedSource source, String name) {
        this.source = source;
        this.library = source.library(name);
    }

    ItemKey key(String id) {
        return new ItemKey(source.describe().id(), id);
    }

    OneLibrary holds(MediaItem... items) {
        return holds(List.of(items));
    }

    OneLibrary holds(Collection<MediaItem> items) {
        source.put(library, items);
        return this;
    }

    /** A film under an id; what it is, is told by its title and by its id in a public database. */
    MediaItem film(String id, String thing) {
        return item(id, MediaKind.MOVIE, thing).build();
    }

    /** A film that no public database knows. */
    MediaItem unknownFilm(String id, String thing) {
        return MediaItem.builder(key(id), MediaKind.MOVIE, thing).build();
    }

    /** As many films as asked, the first with id 1 and thing 1. */
    List<MediaItem> films(int count) {
        List<MediaItem> films = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            films.add(film(Integer.toString(number), Integer.toString(number)));
        }
        return films;
    }

    /** A show of one season and two episodes; the ids below it begin with its own. */
    List<MediaItem> show(String id, String thing) {
        String season = id + "/s1";
        return List.of(
                item(id, MediaKind.SHOW, thing).build(),
                item(season, MediaKind.SEASON, thing + ", season 1")
                        .parentId(id)
                        .numbering(Numbering.season(1))
                        .build(),
                episode(season, thing, 1),
                episode(season, thing, 2));
    }

    private MediaItem episode(String season, String thing, int number) {
        return item(season + "/e" + number, MediaKind.EPISODE, thing + ", episode " + number)
                .parentId(season)
                .numbering(Numbering.episode(1, number))
                .build();
    }

    private MediaItem.Builder item(String id, MediaKind kind, String thing) {
        return MediaItem.builder(key(id), kind, thing).externalIds(List.of(new ExternalId("tmdb", "t " + thing)));
    }

    /** The same items under other ids, as far as the map has them, parents included. */
    static List<MediaItem> renamed(Collection<MediaItem> items, Map<String, String> ids) {
        List<MediaItem> renamed = new ArrayList<>();
        for (MediaItem item : items) {
            String id = item.key().id();
            ItemKey key = new ItemKey(item.key().source(), ids.getOrDefault(id, id));
            renamed.add(item.with(b -> b.key(key).parentId(other(item.parentId(), ids))));
        }
        return renamed;
    }

    private static @Nullable String other(@Nullable String id, Map<String, String> ids) {
        return id == null ? null : ids.getOrDefault(id, id);
    }

    /** What a user did, newer with a greater number. */
    static UserState seen(String user, int times) {
        return new UserState(user, Duration.ofSeconds(times), true, times, SOME_DAY.plusSeconds(times), true, 8.5);
    }
}
