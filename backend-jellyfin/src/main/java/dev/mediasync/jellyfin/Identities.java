package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Surrogates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words by which a thing is known again under another id.
 *
 * <p>An id is made from the path, so it dies with a renamed file and with a moved mount. What lasts of a path is its tail: the
 * file with the folders that name it, without the root.
 */
final class Identities {
    private Identities() {}

    static List<String> of(Row row, String id, ItemType type, Dialect dialect) {
        String path = row.word("Path");
        String tail = path == null ? null : tail(path.replace('\\', '/'), type);
        if (tail != null && !Surrogates.halved(tail)) {
            return List.of(tail);
        }
        // A number is given to something else when a database is made anew; an id made from a path is not.
        return dialect == Dialect.JELLYFIN ? List.of("id:" + id) : List.of();
    }

    private static @Nullable String tail(String path, ItemType type) {
        String clean = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return switch (type) {
            case MOVIE -> {
                String home = home(clean);
                yield home != null ? "home:" + home : last("file:", clean, 2);
            }
            case EPISODE, TRACK -> last("file:", clean, 3);
            case MUSIC_VIDEO, VIDEO -> last("file:", clean, 2);
            case SERIES, ARTIST -> last("folder:", clean, 1);
            case SEASON, ALBUM -> last("folder:", clean, 2);
            case BOX_SET, PLAYLIST -> null;
        };
    }

    /** The last segments of a path; null where it has fewer. */
    private static @Nullable String last(String prefix, String path, int segments) {
        int from = path.length();
        for (int left = segments; left > 0; left--) {
            from = path.lastIndexOf('/', from - 1);
            if (from < 0) {
                return null;
            }
        }
        return from + 1 >= path.length() ? null : prefix + path.substring(from + 1);
    }

    /**
     * The folder of a film that is alone in it with its versions; null where that is not sure.
     *
     * <p>The server takes files for versions of one film if their names begin with the folder's. Here the year must be in it,
     * too, for a folder {@code Alien} may hold several films of that name.
     */
    static @Nullable String home(String path) {
        int slash = path.lastIndexOf('/');
        int above = slash <= 0 ? -1 : path.lastIndexOf('/', slash - 1);
        if (above < 0) {
            return null;
        }
        String folder = path.substring(above + 1, slash);
        return dated(folder) && Versions.suffix(path) != null ? folder : null;
    }

    /** Whether a name ends in a year, as in {@code Film (1999)}. */
    private static boolean dated(String folder) {
        int end = folder.length();
        char close = end < 7 ? ' ' : folder.charAt(end - 1);
        char open = end < 7 ? ' ' : folder.charAt(end - 6);
        boolean dated = (open == '(' && close == ')') || (open == '[' && close == ']');
        for (int at = end - 5; dated && at < end - 1; at++) {
            dated = folder.charAt(at) >= '0' && folder.charAt(at) <= '9';
        }
        return dated;
    }
}
