package dev.mediasync.local;

import dev.mediasync.model.MediaKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a path as a piece of music's. */
final class MusicGuess {
    /** A folder that is one disc of an album. Group: the disc. */
    private static final Pattern DISC = Pattern.compile(
            "(?:cd|disc|disk|vol|volume|dvd|lp|side)[ ._-]{0,4}(\\d{1,3})(?![\\p{L}\\p{N}]).{0,200}",
            Pattern.CASE_INSENSITIVE);

    /** Groups: disc, track, title. */
    private static final Pattern TRACK =
            Pattern.compile("(?:(\\d{1,2})[-.])?(\\d{1,3})(?:[ ._]{1,2}-[ ._]{1,2}|[. _-]{1,3}|\\) )(.{1,300})");

    private static final Pattern YEAR_FIRST =
            Pattern.compile("[\\[(]?((?:19|20)\\d\\d)[\\])]?(?: - | |\\. )(.{1,300})");

    private MusicGuess() {}

    /** The number of the disc that a folder is, or null where it is none. */
    static @Nullable Integer disc(String folder) {
        Matcher disc = DISC.matcher(folder);
        return disc.matches() ? Integer.valueOf(disc.group(1)) : null;
    }

    static NameGuess of(PathNames path) {
        if (path.type() == PathNames.Type.AUDIO) {
            return track(path);
        }
        boolean side = path.type() == PathNames.Type.SIDE && path.above(0) != null;
        return album(side ? path.up(1).named(String.valueOf(path.above(0))) : path);
    }

    private static NameGuess track(PathNames path) {
        Integer disc = path.above(0) == null ? null : disc(String.valueOf(path.above(0)));
        String album = path.above(disc == null ? 0 : 1);
        Matcher track = TRACK.matcher(path.name());
        boolean numbered = track.matches();
        Integer told = numbered && track.group(1) != null ? Integer.valueOf(track.group(1)) : null;
        String title = NameWords.trim(NameWords.spaced(numbered ? track.group(3) : path.name()));
        Integer year = album == null || NameWords.collecting(album) ? null : year(album);
        return guess(MediaKind.TRACK, title, year, disc != null ? disc : told);
    }

    private static NameGuess album(PathNames path) {
        Integer disc = disc(path.name());
        String album = disc == null ? path.name() : path.above(0);
        String text = album == null ? "" : album;
        Matcher first = YEAR_FIRST.matcher(text);
        boolean leading = first.matches();
        YearInName year = leading ? null : YearInName.find(text);
        String title = leading ? first.group(2) : year == null ? text : year.titleIn(text);
        return guess(MediaKind.ALBUM, NameWords.trim(NameWords.spaced(title)), year(text), disc);
    }

    private static @Nullable Integer year(String album) {
        Matcher first = YEAR_FIRST.matcher(album);
        if (first.matches()) {
            return Integer.valueOf(first.group(1));
        }
        YearInName year = YearInName.find(album);
        return year == null || !year.bracketed() ? null : Integer.valueOf(year.year());
    }

    private static NameGuess guess(MediaKind kind, String title, @Nullable Integer year, @Nullable Integer disc) {
        return new NameGuess(
                kind, title.isEmpty() ? null : title, year, null, List.of(), null, null, null, disc, List.of(), null);
    }
}
