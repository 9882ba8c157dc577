package dev.mediasync.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jaudiotagger.tag.FieldKey;
import org.jspecify.annotations.Nullable;

/**
 * What the tags of a music file tell.
 *
 * @param fields the fields that are filled
 * @param length how long it plays
 */
record AudioTags(Map<FieldKey, String> fields, @Nullable Duration length) {
    /** No tag at all. */
    static final AudioTags NONE = new AudioTags(Map.of(), null);

    private static final int YEAR = 4;

    AudioTags {
        fields = fields.isEmpty() ? Map.of() : new EnumMap<>(fields);
    }

    @Nullable
    String text(FieldKey key) {
        return fields.get(key);
    }

    /** The artist of the whole album, or else that of the track. */
    @Nullable
    String albumArtist() {
        String all = text(FieldKey.ALBUM_ARTIST);
        return all != null ? all : text(FieldKey.ARTIST);
    }

    @Nullable
    Integer number(FieldKey key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        int end = 0;
        while (end < Math.min(text.length(), YEAR) && Character.isDigit(text.charAt(end))) {
            end++;
        }
        // What is counted begins with one; a zero says that nobody knows.
        int number = end == 0 ? 0 : Integer.parseInt(text.substring(0, end));
        return number == 0 ? null : number;
    }

    /** The year, where it has four digits. */
    @Nullable
    Integer year() {
        Integer year = number(FieldKey.YEAR);
        return year == null || year < 1000 ? null : year;
    }

    List<String> genres() {
        List<String> genres = new ArrayList<>();
        String told = text(FieldKey.GENRE);
        if (told != null) {
            for (String genre : told.split("[;\\u0000]", -1)) {
                if (!genre.isBlank()) {
                    genres.add(genre.strip());
                }
            }
        }
        return genres;
    }
}
