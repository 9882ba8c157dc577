package dev.mediasync.jellyfin;

import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type of items that a server lists; the words are the server's own and are never sent misspelt, for then it lists all. */
enum ItemType {
    MOVIE("Movie", MediaKind.MOVIE),
    SERIES("Series", MediaKind.SHOW),
    SEASON("Season", MediaKind.SEASON),
    EPISODE("Episode", MediaKind.EPISODE),
    ARTIST("MusicArtist", MediaKind.ARTIST),
    ALBUM("MusicAlbum", MediaKind.ALBUM),
    TRACK("Audio", MediaKind.TRACK),
    MUSIC_VIDEO("MusicVideo", MediaKind.MUSIC_VIDEO),
    VIDEO("Video", MediaKind.VIDEO),
    BOX_SET("BoxSet", MediaKind.COLLECTION),
    PLAYLIST("Playlist", MediaKind.PLAYLIST);

    private static final Map<String, List<ItemType>> LIBRARIES = Map.of(
            "movies", List.of(MOVIE),
            "tvshows", List.of(SERIES, SEASON, EPISODE),
            "music", List.of(ARTIST, ALBUM, TRACK),
            "musicvideos", List.of(MUSIC_VIDEO, VIDEO),
            "homevideos", List.of(VIDEO),
            "boxsets", List.of(BOX_SET),
            "playlists", List.of(PLAYLIST));
    private static final List<ItemType> MIXED =
            List.of(MOVIE, SERIES, SEASON, EPISODE, ARTIST, ALBUM, TRACK, MUSIC_VIDEO, VIDEO);

    private final String word;
    private final MediaKind kind;

    ItemType(String word, MediaKind kind) {
        this.word = word;
        this.kind = kind;
    }

    /** The word in a row's {@code Type} and in a question's {@code includeItemTypes}. */
    String word() {
        return word;
    }

    MediaKind kind() {
        return kind;
    }

    /** The name of the listing in receipts. */
    String listing() {
        return this == SERIES ? "shows" : kind.word().replace('_', ' ') + "s";
    }

    /** Whether such an item plays by itself, so that a played mark is its own and not computed of what it holds. */
    boolean playable() {
        return switch (this) {
            case MOVIE, EPISODE, TRACK, MUSIC_VIDEO, VIDEO -> true;
            case SERIES, SEASON, ARTIST, ALBUM, BOX_SET, PLAYLIST -> false;
        };
    }

    /** Whether such an item has members. */
    boolean set() {
        return this == BOX_SET || this == PLAYLIST;
    }

    /** Whether such an item may have several versions, of which the server lists one. */
    boolean versioned() {
        return playable() && this != TRACK;
    }

    /** Whether other items name such an item as their parent. */
    boolean parent() {
        return this == SERIES || this == SEASON || this == ARTIST || this == ALBUM;
    }

    /** The type of items of a kind; null for a kind that no server lists. */
    static @Nullable ItemType ofKind(MediaKind kind) {
        for (ItemType type : values()) {
            if (type.kind == kind) {
                return type;
            }
        }
        return null;
    }

    /** The types of a row's word in the server's own case; null for a type that is not kept. */
    static @Nullable ItemType ofWord(@Nullable String word) {
        if (word == null) {
            return null;
        }
        for (ItemType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        return null;
    }

    /**
     * The types that together hold a library, parents first; none for a library that is not kept.
     *
     * @param collectionType the library's word, absent for one that holds films and shows side by side
     */
    static List<ItemType> ofLibrary(@Nullable String collectionType) {
        return mixed(collectionType)
                ? MIXED
                : LIBRARIES.getOrDefault(String.valueOf(collectionType).toLowerCase(Locale.ROOT), List.of());
    }

    /** What a library is meant to hold. */
    static LibraryKind libraryKind(@Nullable String collectionType) {
        if (mixed(collectionType)) {
            return LibraryKind.MIXED;
        }
        return switch (String.valueOf(collectionType).toLowerCase(Locale.ROOT)) {
            case "movies" -> LibraryKind.MOVIES;
            case "tvshows" -> LibraryKind.SHOWS;
            case "music" -> LibraryKind.MUSIC;
            default -> LibraryKind.OTHER;
        };
    }

    private static boolean mixed(@Nullable String collectionType) {
        return collectionType == null || collectionType.isBlank() || collectionType.equalsIgnoreCase("mixed");
    }
}
