package dev.mediasync.local;

import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaKind;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what one path is, and has it read accordingly. */
final class Guesser {
    private static final Map<LibraryKind, Set<String>> ROOTS = Map.of(
            LibraryKind.MOVIES, roots("films"), LibraryKind.SHOWS, roots("shows"), LibraryKind.MUSIC, roots("music"));

    private Guesser() {}

    private static Set<String> roots(String key) {
        return WordTable.keyed("collecting").getOrDefault(key, Set.of()).stream()
                .map(NameWords::normal)
                .collect(Collectors.toUnmodifiableSet());
    }

    static NameGuess guess(PathNames path, LibraryKind library) {
        LibraryKind kind = library == LibraryKind.MIXED || library == LibraryKind.OTHER ? hinted(path) : library;
        if (path.name().isEmpty() && path.folders().isEmpty()) {
            return NameGuess.ofTitle(kindOf(kind), null, null);
        }
        String themed = theme(path);
        if (kind == LibraryKind.MUSIC && path.type() == PathNames.Type.VIDEO) {
            return FilmGuess.of(path, kind).ofKind(MediaKind.MUSIC_VIDEO);
        }
        if (kind == LibraryKind.MUSIC || path.type() == PathNames.Type.AUDIO) {
            return MusicGuess.of(path).withExtra(themed);
        }
        String folder = path.above(0) == null ? null : Extras.ofFolder(path.above(0));
        if (folder != null && path.type() != PathNames.Type.NONE) {
            return insideExtras(path, kind, folder);
        }
        String extra = path.type() == PathNames.Type.NONE ? null : Extras.ofName(path.name());
        PathNames plain = extra == null ? path : path.named(Extras.without(path.name()));
        return title(plain, kind).withExtra(extra);
    }

    private static MediaKind kindOf(LibraryKind library) {
        return switch (library) {
            case SHOWS -> MediaKind.SHOW;
            case MUSIC -> MediaKind.ALBUM;
            default -> MediaKind.MOVIE;
        };
    }

    private static @Nullable String theme(PathNames path) {
        boolean sound = path.type() == PathNames.Type.AUDIO;
        boolean named = path.name().equalsIgnoreCase("theme");
        boolean below = path.above(0) != null && "themesong".equals(Extras.ofFolder(String.valueOf(path.above(0))));
        return sound && (named || below) ? "themesong" : null;
    }

    /** The folder says what it is, and the one above it what it belongs to. */
    private static NameGuess insideExtras(PathNames path, LibraryKind kind, String extra) {
        PathNames owner = path.up(1);
        boolean owned = owner.above(0) != null && !NameWords.collecting(String.valueOf(owner.above(0)));
        boolean episode = EpisodeName.anywhere(path.name()) != null;
        if (!owned || episode) {
            return title(owner, kind).withExtra(extra);
        }
        NameGuess above = title(owner.up(1).named(String.valueOf(owner.above(0)), PathNames.Type.NONE), kind);
        MediaKind shown = above.kind() == MediaKind.MOVIE ? MediaKind.MOVIE : MediaKind.VIDEO;
        return new NameGuess(
                shown,
                above.title(),
                above.year(),
                above.season(),
                above.episodes(),
                null,
                null,
                null,
                null,
                above.ids(),
                extra);
    }

    private static LibraryKind hinted(PathNames path) {
        for (String folder : path.folders()) {
            String name = NameWords.normal(folder);
            for (Map.Entry<LibraryKind, Set<String>> root : ROOTS.entrySet()) {
                // "series" is a folder of shows, but films lie below "movies" with episodes among them.
                if (root.getValue().contains(name) && root.getKey() != LibraryKind.MOVIES) {
                    return root.getKey();
                }
            }
        }
        return LibraryKind.MIXED;
    }

    private static NameGuess title(PathNames path, LibraryKind kind) {
        if (kind == LibraryKind.MOVIES) {
            return FilmGuess.of(path, kind);
        }
        NameGuess show = ShowGuess.of(path, kind);
        return show == null ? FilmGuess.of(path, kind) : show;
    }
}
