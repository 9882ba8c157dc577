package dev.mediasync.jellyfin;

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
import dev.mediasync.plan.ObservedItem.Trust;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an item of a listed row. */
final class ItemParser {
    private static final int LAST_YEAR = 9_999;
    private static final int LAST_NUMBER = 1_000_000;
    private static final double BEST = 10;
    private static final double BEST_PERCENT = 100;

    private final SourceId source;
    private final Dialect dialect;
    private final int major;
    private final Foresight foresight = new Foresight();

    /**
     * Makes ready.
     *
     * @param major the first number of the server's version
     */
    ItemParser(SourceId source, Dialect dialect, int major) {
        this.source = source;
        this.dialect = dialect;
        this.major = major;
    }

    /**
     * Reads a row.
     *
     * <p>Its id is read first, so that no doubt about a field can lose it. A row without a type, or with a field of a wrong
     * shape, is shown, but must not overwrite what is recorded. Of one without any oddity the item is made where somebody asks
     * for it.
     *
     * @param listed the type that was asked for; servers drop a filter that they do not understand
     */
    Parsed parse(Row row, ItemType listed) {
        String id = dialect.id(row.word("Id"));
        if (id == null) {
            return new Parsed.Unreadable(null, "a row of " + listed.listing() + " without an id");
        }
        String type = row.word("Type");
        if (type != null && !type.equals(listed.word())) {
            return new Parsed.Unsupported(id, type);
        }
        if (later(row, id, listed, type)) {
            return new Parsed.Item(id, listed, row, Trust.FULL, new Parsed.Maker(() -> asked(row, id, listed), false));
        }
        try {
            MediaItem item = item(row, id, listed);
            return Parsed.Item.of(item, listed, row, type == null || row.garbled() ? Trust.PROVISIONAL : Trust.FULL);
        } catch (IllegalArgumentException e) {
            return new Parsed.Unreadable(id, String.valueOf(e.getMessage()));
        }
    }

    /** Takes note of how many items are shown. */
    void shown(int items) {
        foresight.shown(items);
    }

    /** Makes the items of rows on the thread that fetched them, where they will be asked for. */
    void foresee(List<Row> rows, ItemType listed) {
        for (Row row : foresight.likely() ? rows : List.<Row>of()) {
            ListedRow known = row.asListed();
            String id = dialect.id(row.word("Id"));
            if (known != null && id != null && later(row, id, listed, row.word("Type"))) {
                known.keep(item(row, id, listed));
            }
        }
    }

    private boolean later(Row row, String id, ItemType listed, @Nullable String type) {
        return listed.word().equals(type) && row.plain() && dialect.usual(id);
    }

    private MediaItem asked(Row row, String id, ItemType type) {
        foresight.asked();
        ListedRow known = row.asListed();
        MediaItem made = known == null ? null : known.made();
        return made == null ? item(row, id, type) : made;
    }

    /** Whether a listed item may have more versions than the listed one, so that {@link #withVersions} is worth a question. */
    boolean mayHaveVersions(Parsed.Item parsed) {
        return Versions.possible(parsed.row(), parsed.type(), dialect.countsVersions(major));
    }

    /** The item with all its files and the ids of all its versions, from a row that holds its media sources. */
    MediaItem withVersions(MediaItem listed, Row full) {
        return Versions.completed(listed, full, dialect);
    }

    /**
     * A box set or playlist with its members, in the server's order and with repetitions.
     *
     * @param ids as the server writes them; a member may be in no library that is synced
     */
    MediaItem withMembers(MediaItem set, List<String> ids) {
        List<MediaPart> members = new ArrayList<>(ids.size());
        for (String raw : ids) {
            String id = dialect.id(raw);
            if (id != null) {
                members.add(MediaPart.ofMember(id));
            }
        }
        return set.with(item -> item.parts(members));
    }

    private MediaItem item(Row row, String id, ItemType type) {
        String name = row.text("Name");
        String title = name == null ? "" : name;
        List<MediaPart> parts = Versions.listed(row, type);
        return MediaItem.builder(new ItemKey(source, id), type.kind(), title)
                .titles(new Titles(
                        title, unlike(title, row.word("SortName")), unlike(title, row.word("OriginalTitle"))))
                .parentId(parent(row, id, type, dialect))
                .numbering(numbering(row, type))
                .dates(new Dates(
                        row.number("ProductionYear", 1, LAST_YEAR), row.day("PremiereDate"), row.moment("DateCreated")))
                .about(about(row, type))
                .tags(new Tags(row.words("Genres"), row.words("Studios"), row.words("Tags")))
                .credits(credits(row, type))
                .externalIds(ProviderIds.of(row, type))
                .artwork(Pictures.of(row, id, type))
                .parts(parts)
                .identities(Identities.of(row, id, type, dialect))
                .availability(availability(row, type))
                .build();
    }

    private static @Nullable String unlike(String title, @Nullable String other) {
        return title.equals(other) ? null : other;
    }

    /** The parent that a row names; the folder of an album may be an artist. */
    static @Nullable String parent(Row row, String id, ItemType type, Dialect dialect) {
        String parent = switch (type) {
            case SEASON -> dialect.id(row.word("SeriesId"));
            case EPISODE -> either(dialect.id(row.word("SeasonId")), dialect.id(row.word("SeriesId")));
            case ALBUM -> dialect.id(row.word("ParentId"));
            case TRACK -> dialect.id(row.word("AlbumId"));
            default -> null;
        };
        return id.equals(parent) ? null : parent;
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }

    private static Numbering numbering(Row row, ItemType type) {
        Integer index = row.number("IndexNumber", 0, LAST_NUMBER);
        Integer above = row.number("ParentIndexNumber", 0, LAST_NUMBER);
        return switch (type) {
            case SEASON -> Numbering.season(index);
            case EPISODE -> Numbering.episode(above, index).withEndEpisode(end(row, index));
            case TRACK -> Numbering.track(above, index);
            default -> Numbering.NONE;
        };
    }

    private static @Nullable Integer end(Row row, @Nullable Integer index) {
        Integer end = row.number("IndexNumberEnd", 0, LAST_NUMBER);
        return end == null || index == null || end <= index ? null : end;
    }

    /** How long a folder plays is computed of what it holds, and is left to whoever shows it. */
    private static About about(Row row, ItemType type) {
        List<String> taglines = row.words("Taglines");
        return new About(
                row.word("Overview"),
                taglines.isEmpty() ? null : taglines.get(0),
                type.playable() ? row.ticks("RunTimeTicks") : null,
                row.word("OfficialRating"),
                ratings(row));
    }

    private static List<Rating> ratings(Row row) {
        Double community = row.decimal("CommunityRating");
        Double critics = row.decimal("CriticRating");
        if (community == null && critics == null) {
            return List.of();
        }
        List<Rating> ratings = new ArrayList<>();
        if (community != null && community > 0 && community <= BEST) {
            ratings.add(new Rating("community", community));
        }
        if (critics != null && critics > 0 && critics <= BEST_PERCENT) {
            ratings.add(new Rating("critics", critics / BEST));
        }
        return ratings;
    }

    /** People cost the server a query an item; who made music is at hand. */
    private static List<Credit> credits(Row row, ItemType type) {
        if (type != ItemType.TRACK && type != ItemType.ALBUM && type != ItemType.MUSIC_VIDEO) {
            return List.of();
        }
        List<String> artists = row.words("Artists");
        String of = artists.isEmpty() ? row.word("AlbumArtist") : null;
        List<Credit> credits = new ArrayList<>();
        for (String artist : of == null ? artists : List.of(of)) {
            credits.add(new Credit(artist, Credit.Role.OTHER, null));
        }
        return credits;
    }

    /** A season without a folder is called virtual, too, and is there; an episode or film that is virtual has no file. */
    static Availability availability(Row row, ItemType type) {
        String place = row.word("LocationType");
        boolean fileless = type.playable() && "Virtual".equalsIgnoreCase(place) && row.word("Path") == null;
        boolean away = fileless || "Offline".equalsIgnoreCase(place) || row.flag("IsPlaceHolder");
        return away ? Availability.UNAVAILABLE : Availability.AVAILABLE;
    }
}
