package dev.mediasync.model;

import java.util.Locale;
import java.util.Optional;

/** What an item is. */
public enum MediaKind {
    /** A film. */
    MOVIE,
    /** A series; parent of seasons. */
    SHOW,
    /** A season of a show. */
    SEASON,
    /** An episode of a season, or of a show directly. */
    EPISODE,
    /** A musical artist. */
    ARTIST,
    /** An album of an artist. */
    ALBUM,
    /** A track of an album. */
    TRACK,
    /** A set of items put together by hand or by rule. */
    COLLECTION,
    /** An ordered list of items. */
    PLAYLIST,
    /** A music video. */
    MUSIC_VIDEO,
    /** A video that is none of these, such as a home video. */
    VIDEO;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The lower-case word for this kind, for example {@code movie}. */
    public String word() {
        return word;
    }

    /** Finds the kind of a lower-case word. */
    public static Optional<MediaKind> ofWord(String word) {
        for (MediaKind kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether items of this kind are told by a number inside their parent rather than by their title. */
    public boolean numbered() {
        return this == SEASON || this == EPISODE || this == TRACK;
    }

    /** Whether an item of this kind makes no sense without the parent it names. */
    public boolean needsParent() {
        return this == SEASON || this == EPISODE;
    }
}
