package dev.mediasync.plex;

import dev.mediasync.model.About;
import dev.mediasync.model.Availability;
import dev.mediasync.model.Credit;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.Rating;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Tags;
import dev.mediasync.model.Titles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes an item of a row, as a listing or the row's own page shows it. */
final class ItemParser {
    private static final int LAST_YEAR = 9_999;
    private static final int LAST_NUMBER = 1_000_000;
    private static final double BEST = 10;

    private final SourceId source;

    ItemParser(SourceId source) {
        this.source = source;
    }

    /**
     * Reads a row.
     *
     * @param id the row's id
     * @param type what the row is
     * @throws IllegalArgumentException if an id in it cannot be stored
     */
    MediaItem item(Row row, String id, RowType type) {
        List<MediaPart> parts = Versions.parts(row);
        return MediaItem.builder(new ItemKey(source, id), type.kind(), title(row))
                .titles(new Titles(title(row), row.word("titleSort"), type == RowType.TRACK ? null : original(row)))
                .parentId(parent(row, type))
                .numbering(numbering(row, type))
                .dates(new Dates(
                        row.number("year", 1, LAST_YEAR), row.day("originallyAvailableAt"), row.seconds("addedAt")))
                .about(new About(
                        row.word("summary"),
                        row.word("tagline"),
                        row.millis("duration"),
                        row.word("contentRating"),
                        ratings(row)))
                .tags(tags(row))
                .credits(credits(row, type))
                .externalIds(Guids.externalIds(row))
                .artwork(Pictures.of(row, id, type.kind()))
                .parts(parts)
                .identities(identities(row, id, type, parts))
                .availability(
                        row.seconds("deletedAt") != null || Versions.trashed(row)
                                ? Availability.UNAVAILABLE
                                : Availability.AVAILABLE)
                .build();
    }

    private static String title(Row row) {
        String title = row.text("title");
        return title == null ? "" : title;
    }

    private static @Nullable String original(Row row) {
        return row.word("originalTitle");
    }

    private static @Nullable String parent(Row row, RowType type) {
        return parent(type, row.word("parentRatingKey"), row.word("grandparentRatingKey"));
    }

    /** The parent's id; an episode whose season is not told hangs below its show. */
    static @Nullable String parent(RowType type, @Nullable String parent, @Nullable String grandparent) {
        return switch (type) {
            case MOVIE, SHOW, ARTIST -> null;
            case SEASON, ALBUM, TRACK -> parent;
            case EPISODE -> parent != null ? parent : grandparent;
        };
    }

    private static Numbering numbering(Row row, RowType type) {
        Integer index = row.number("index", 0, LAST_NUMBER);
        Integer above = row.number("parentIndex", 0, LAST_NUMBER);
        return switch (type) {
            case SEASON -> Numbering.season(index);
            case EPISODE -> Numbering.episode(above, index).withAbsolute(row.number("absoluteIndex", 0, LAST_NUMBER));
            case TRACK -> Numbering.track(above, index);
            case MOVIE, SHOW, ARTIST, ALBUM -> Numbering.NONE;
        };
    }

    private static List<Rating> ratings(Row row) {
        List<Rating> ratings = new ArrayList<>();
        rating(ratings, row.decimal("rating"), row.word("ratingImage"), "critics");
        rating(ratings, row.decimal("audienceRating"), row.word("audienceRatingImage"), "audience");
        return ratings;
    }

    /** The picture beside a mark names who gave it, for example {@code imdb://image.rating}. */
    private static void rating(List<Rating> ratings, @Nullable Double value, @Nullable String image, String otherwise) {
        if (value != null && value >= 0 && value <= BEST) {
            int end = image == null ? -1 : image.indexOf("://");
            String by = image == null || end <= 0 ? otherwise : image.substring(0, end);
            boolean taken = ratings.stream().anyMatch(rating -> rating.by().equals(by));
            ratings.add(new Rating(taken ? by + " " + otherwise : by, value));
        }
    }

    private static Tags tags(Row row) {
        List<String> genres = new ArrayList<>(row.tags("Genre"));
        row.tags("Style").stream().filter(style -> !genres.contains(style)).forEach(genres::add);
        TreeSet<String> labels = new TreeSet<>(row.tags("Collection"));
        labels.addAll(row.tags("Label"));
        String edition = row.word("editionTitle");
        if (edition != null) {
            labels.add(edition);
        }
        String studio = row.word("studio");
        return new Tags(genres, studio == null ? List.of() : List.of(studio), List.copyOf(labels));
    }

    private static List<Credit> credits(Row row, RowType type) {
        List<Credit> credits = new ArrayList<>();
        String artist = type == RowType.TRACK ? original(row) : null;
        if (artist != null) {
            credits.add(new Credit(artist, Credit.Role.OTHER, null));
        }
        for (Row role : row.rows("Role")) {
            String person = role.word("tag");
            if (person != null) {
                credits.add(new Credit(person, Credit.Role.ACTOR, role.word("role")));
            }
        }
        people(credits, row, "Director", Credit.Role.DIRECTOR);
        people(credits, row, "Writer", Credit.Role.WRITER);
        people(credits, row, "Producer", Credit.Role.PRODUCER);
        return credits;
    }

    private static void people(List<Credit> credits, Row row, String list, Credit.Role role) {
        row.tags(list).forEach(person -> credits.add(new Credit(person, role, null)));
    }

    /**
     * The words by which the server knows the thing again: its row in this life of the database, its guid, its files.
     *
     * <p>A row keeps its number and the time at which it came when its match is put right; a database that was made anew
     * gives the number to something that came at another time.
     */
    private static List<String> identities(Row row, String id, RowType type, List<MediaPart> parts) {
        List<String> words = new ArrayList<>();
        Instant added = row.seconds("addedAt");
        if (added != null) {
            words.add("row:" + id + "@" + added.getEpochSecond());
        }
        String guid = Guids.lasting(row.word("guid"));
        if (guid != null) {
            String edition = row.word("editionTitle");
            words.add("guid:" + guid + (edition == null ? "" : "#" + edition));
        }
        String place = place(row, type);
        for (MediaPart part : parts) {
            if (!part.file().isEmpty()) {
                words.add("file:" + part.file() + place);
            }
        }
        return words;
    }

    /** One file may hold several episodes, and is each of them only together with its number. */
    private static String place(Row row, RowType type) {
        return type == RowType.EPISODE ? "#" + row.text("parentIndex") + "x" + row.text("index") : "";
    }
}
