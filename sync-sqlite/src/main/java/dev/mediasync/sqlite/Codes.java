package dev.mediasync.sqlite;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.Credit;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaStream;
import dev.mediasync.repository.ChangeEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The numbers that stand for the words of a closed list.
 *
 * <p>A number never comes to mean another word, since files are full of them; the migrations and the view for applications
 * know them, too. The most frequent word is 1, which takes no room in a row.
 *
 * @param <E> the list
 */
final class Codes<E extends Enum<E>> {
    static final Codes<MediaKind> KINDS = new Codes<>(MediaKind.class, Codes::of);
    static final Codes<Credit.Role> ROLES = new Codes<>(Credit.Role.class, Codes::of);
    static final Codes<Artwork.Kind> PICTURES = new Codes<>(Artwork.Kind.class, Codes::of);
    static final Codes<MediaStream.Kind> STREAMS = new Codes<>(MediaStream.Kind.class, Codes::of);
    static final Codes<ChangeEvent.Verb> VERBS = new Codes<>(ChangeEvent.Verb.class, Codes::of);

    private final Class<E> type;
    private final Map<Integer, E> words = new HashMap<>();

    private Codes(Class<E> type, ToIntFunction<E> code) {
        this.type = type;
        for (E word : type.getEnumConstants()) {
            words.put(code.applyAsInt(word), word);
        }
    }

    static int of(MediaKind kind) {
        return switch (kind) {
            case EPISODE -> 1;
            case MOVIE -> 2;
            case SHOW -> 3;
            case SEASON -> 4;
            case ARTIST -> 5;
            case ALBUM -> 6;
            case TRACK -> 7;
            case COLLECTION -> 8;
            case PLAYLIST -> 9;
            case MUSIC_VIDEO -> 10;
            case VIDEO -> 11;
        };
    }

    static int of(Credit.Role role) {
        return switch (role) {
            case ACTOR -> 1;
            case DIRECTOR -> 2;
            case WRITER -> 3;
            case PRODUCER -> 4;
            case COMPOSER -> 5;
            case OTHER -> 6;
        };
    }

    static int of(Artwork.Kind picture) {
        return switch (picture) {
            case POSTER -> 1;
            case BACKGROUND -> 2;
            case BANNER -> 3;
            case THUMB -> 4;
            case LOGO -> 5;
        };
    }

    static int of(MediaStream.Kind stream) {
        return switch (stream) {
            case AUDIO -> 1;
            case VIDEO -> 2;
            case SUBTITLE -> 3;
        };
    }

    static int of(ChangeEvent.Verb verb) {
        return switch (verb) {
            case ADDED -> 1;
            case UPDATED -> 2;
            case REKEYED -> 3;
            case REMOVED -> 4;
            case USER_STATE -> 5;
        };
    }

    /** The word in a column; a file with a number that stands for none is damaged, or somebody else wrote to it. */
    E read(ResultSet row, int at) throws SQLException {
        E word = words.get(row.getInt(at));
        if (word == null) {
            throw Statements.unknown(type.getSimpleName(), row.getString(at));
        }
        return word;
    }
}
