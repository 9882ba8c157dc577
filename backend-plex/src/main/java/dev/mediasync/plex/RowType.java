package dev.mediasync.plex;

import dev.mediasync.model.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of rows that a section can list; the numbers are the server's own. */
enum RowType {
    MOVIE(1, MediaKind.MOVIE),
    SHOW(2, MediaKind.SHOW),
    SEASON(3, MediaKind.SEASON),
    EPISODE(4, MediaKind.EPISODE),
    ARTIST(8, MediaKind.ARTIST),
    ALBUM(9, MediaKind.ALBUM),
    TRACK(10, MediaKind.TRACK);

    private final int number;
    private final MediaKind kind;

    RowType(int number, MediaKind kind) {
        this.number = number;
        this.kind = kind;
    }

    int number() {
        return number;
    }

    MediaKind kind() {
        return kind;
    }

    /** The word in a row's {@code type}. */
    String word() {
        return kind.word();
    }

    /** The name of the listing in receipts. */
    String listing() {
        return word() + "s";
    }

    /** Whether listings cut the fields of such rows, so that only the row by itself tells all. */
    boolean cut() {
        return this != SEASON && this != TRACK;
    }

    /** Whether such a row has files of its own. */
    boolean playable() {
        return this == MOVIE || this == EPISODE || this == TRACK;
    }

    /** The listings that together hold a section, parents first; none for a section of another type. */
    static List<RowType> ofSection(String type) {
        return switch (type) {
            case "movie" -> List.of(MOVIE);
            case "show" -> List.of(SHOW, SEASON, EPISODE);
            case "artist" -> List.of(ARTIST, ALBUM, TRACK);
            default -> List.of();
        };
    }

    static @Nullable RowType ofWord(@Nullable String word) {
        for (RowType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        return null;
    }

    static @Nullable RowType ofKind(MediaKind kind) {
        return ofWord(kind.word());
    }
}
