package dev.mediasync.local;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a path as a film's. */
final class FilmGuess {
    /** Names that tell nothing. */
    private static final Set<String> NAMELESS = Set.of(
            "movie",
            "video",
            "film",
            "main",
            "index",
            "title",
            "video ts",
            "trailer",
            "sample",
            "feature",
            "poster",
            "fanart",
            "folder",
            "cover",
            "backdrop");

    private static final Pattern SHORT = Pattern.compile("[a-z]{1,10}[-.][a-z0-9.]{1,14}");

    private FilmGuess() {}

    static NameGuess of(PathNames path, LibraryKind library) {
        String above = path.above(0);
        boolean titled = above != null && !NameWords.collecting(above);
        MovieName folder = titled && above != null ? MovieName.of(above) : null;
        MovieName file = named(path.name());
        boolean nameless =
                path.disc() || nameless(path.name()) || nothing(file) || (above != null && shortFor(path, above));
        if (folder != null
                && (nameless
                        || (file.year() == null
                                && folder.year() != null
                                && library != LibraryKind.SHOWS
                                && near(path, file, folder)))) {
            return guess(folder, file, path);
        }
        return guess(file, folder != null && folder.key().equals(file.key()) ? folder : null, path);
    }

    /** A folder with a year names a file without one, unless the file is one of several beside it. */
    private static boolean near(PathNames path, MovieName file, MovieName folder) {
        return path.type() != PathNames.Type.NONE || file.key().equals(folder.key());
    }

    private static boolean nameless(String name) {
        return NAMELESS.contains(NameWords.normal(name));
    }

    /** Releases call the file inside by a few letters: {@code Film.2009.DVDRip.XviD-GRP/grp-flm.avi}. */
    private static boolean shortFor(PathNames path, String above) {
        PartInName part = PartInName.find(path.name(), 0);
        String name = part == null ? path.name() : part.without(path.name());
        boolean letters = SHORT.matcher(name).matches() && ReleaseWords.startOrZero(name) == name.length();
        return letters && path.type() == PathNames.Type.VIDEO && ReleaseWords.start(above) < above.length();
    }

    private static boolean nothing(MovieName file) {
        return NameWords.normal(file.title()).isEmpty();
    }

    /** A part or an episode's number is no piece of the title. */
    private static MovieName named(String stem) {
        MovieName name = MovieName.of(stem);
        if (name.stack() != null && name.year() == null) {
            PartInName part = PartInName.find(stem, 0);
            boolean glued = part != null
                    && (part.disc()
                            || stem.substring(part.start(), part.end()).strip().matches("[ ._-]?(?i:part|pt)\\d{1,2}"));
            return glued ? MovieName.of(name.stack()) : name;
        }
        EpisodeName episode = name.year() == null ? EpisodeName.anywhere(stem) : null;
        boolean counted =
                episode != null && episode.date() == null && !episode.show().isEmpty();
        return counted && episode != null
                ? new MovieName(episode.show(), null, name.ids(), name.edition(), name.version(), null, 0)
                : name;
    }

    private static NameGuess guess(MovieName first, @Nullable MovieName second, PathNames path) {
        Integer part = part(first, second, path);
        String edition = first.edition() != null || second == null ? first.edition() : second.edition();
        String title = NameWords.normal(first.title()).isEmpty() ? null : first.title();
        return new NameGuess(
                MediaKind.MOVIE,
                title == null ? whole(path) : title,
                first.year() != null || second == null || !first.key().equals(second.key())
                        ? first.year()
                        : second.year(),
                null,
                List.of(),
                null,
                null,
                edition,
                part,
                ids(first, second),
                null);
    }

    private static @Nullable String whole(PathNames path) {
        return path.name().isBlank() ? null : path.name();
    }

    private static @Nullable Integer part(MovieName first, @Nullable MovieName second, PathNames path) {
        if (path.part() != null) {
            return path.part();
        }
        PartInName told = PartInName.find(path.name(), 0);
        int part = first.part() > 0 || second == null ? first.part() : second.part();
        return part > 0 ? Integer.valueOf(part) : told != null && told.disc() ? Integer.valueOf(told.number()) : null;
    }

    static List<ExternalId> ids(MovieName first, @Nullable MovieName second) {
        TreeMap<String, ExternalId> ids = new TreeMap<>();
        first.ids().forEach(id -> ids.putIfAbsent(id.provider().toLowerCase(Locale.ROOT), id));
        if (second != null) {
            second.ids().forEach(id -> ids.putIfAbsent(id.provider(), id));
        }
        return List.copyOf(ids.values());
    }
}
