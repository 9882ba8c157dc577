package dev.mediasync.local;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the names of music files and folders tell, where no tags do. */
final class MusicNames {
    private static final Set<String> AUDIO = Set.of(
            "aac", "aif", "aifc", "aiff", "alac", "ape", "dff", "dsf", "flac", "m4a", "m4b", "m4p", "mka", "mp2", "mp3",
            "mpc", "oga", "ogg", "opus", "ra", "tta", "wav", "wma", "wv");
    private static final Pattern DISC = Pattern.compile("^(?:cd|dis[ck]|disco|vinyl|lp)[ ._-]{0,3}(\\d{1,2})(?!\\d)");
    private static final List<Pattern> NUMBERED = List.of(
            Pattern.compile("^(?:(\\d{1,2})[-.x])?(\\d{1,3}) ?[-.)_] ?(?=\\D)(\\S.*)$"),
            Pattern.compile("^(?:(\\d{1,2})[-.x])?([0-2]\\d) (\\S.*)$"),
            Pattern.compile("^(?!.*\\d - .*\\d - )[^/]{1,100} - (?:(\\d{1,2})[-.])?(\\d{1,3})\\.? (?:- )?(\\S.*)$"));
    private static final Pattern YEAR_FIRST = Pattern.compile("^[(\\[]?((?:19|20)\\d\\d)[)\\]]?(?: - | )(\\S.*)$");
    private static final Pattern YEAR_LAST = Pattern.compile("^(\\S.{0,200}?) ?[(\\[]((?:19|20)\\d\\d)[)\\]].*$");

    private MusicNames() {}

    /** Whether a file holds music by its extension. */
    static boolean audio(String name) {
        return AUDIO.contains(FileNames.extension(name)) && (!name.startsWith(".") || name.startsWith(".."));
    }

    /** The number in the name of a disc's folder, null where it names no disc. */
    static @Nullable Integer disc(String folder) {
        Matcher disc = DISC.matcher(folder.toLowerCase(Locale.ROOT));
        return disc.find() ? Integer.valueOf(disc.group(1)) : null;
    }

    /**
     * A track by the name of its file.
     *
     * @param disc the disc's number
     * @param number the track's number
     * @param title the title
     */
    record Track(@Nullable Integer disc, @Nullable Integer number, String title) {
        static Track of(String stem) {
            String words = spaced(stem);
            for (Pattern pattern : NUMBERED) {
                Matcher numbered = pattern.matcher(words);
                if (numbered.matches()) {
                    String disc = numbered.group(1);
                    return new Track(
                            disc == null ? null : Integer.valueOf(disc),
                            Integer.valueOf(numbered.group(2)),
                            numbered.group(3).strip());
                }
            }
            return new Track(null, null, words);
        }
    }

    /**
     * An album by the name of its folder.
     *
     * @param title the title
     * @param year the year of release
     */
    record Album(String title, @Nullable Integer year) {
        /** Reads a name; that of the artist in front is left out. */
        static Album of(String folder, @Nullable String artist) {
            String words = spaced(folder);
            Integer year = null;
            Matcher first = YEAR_FIRST.matcher(words);
            Matcher last = YEAR_LAST.matcher(words);
            if (first.matches()) {
                year = Integer.valueOf(first.group(1));
                words = first.group(2);
            } else if (last.matches()) {
                year = Integer.valueOf(last.group(2));
                words = last.group(1);
            }
            int dash = words.indexOf(" - ");
            boolean named =
                    dash > 0 && (artist == null || words.substring(0, dash).equalsIgnoreCase(artist));
            return new Album(named ? words.substring(dash + 3).strip() : words.strip(), year);
        }
    }

    private static String spaced(String name) {
        String words = name.indexOf(' ') >= 0 ? name : name.replace('_', ' ');
        return words.isBlank() ? name : words.strip();
    }
}
