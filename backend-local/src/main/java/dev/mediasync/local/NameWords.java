package dev.mediasync.local;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns raw names into titles. */
final class NameWords {
    /** What separates words in a raw name. */
    static final String GAP = "[ ._-]";

    /** Words that begin the technical part of a release name. */
    private static final Pattern RELEASE_WORD = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:480[pi]|576[pi]|720[pi]|1080[pi]|2160[pi]|4320p|\\d{3,4}x\\d{3,4}|4k|uhd|ultrahd|hdr|hdr10\\+?"
                    + "|hdc|hdtv|hdtvrip|pdtv|dsr|tvrip|dvd|dvdr|dvdr9|dvdrip|dvdscr|bdrip|brrip|bluray|blu-ray|bd|remux"
                    + "|web-?dl|web-?rip|webhd|hdrip|hd-?ts|telesync|xvid|divx|x26[45]|h\\.?26[45]|hevc|avc|10bit|8bit"
                    + "|aac|ac3|eac3|dd[p+]?5\\.1|dts|dts-?hd|truehd|atmos|flac|remastered|repack|proper|multi|limited"
                    + "|internal|unrated|extended|readnfo|dubbed|subbed|3d|hsbs|htab|sbs|tab)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern LEADING_GROUP = Pattern.compile("^\\s*(?:\\[[^\\]]*\\]|【[^】]*】)\\s*(?=[^\\s\\[.])");
    private static final Pattern BRACKETS = Pattern.compile("[\\[{][^\\]}]*[\\]}]");
    private static final Pattern EMPTY_BRACKETS = Pattern.compile("\\(\\s*\\)|\\[\\s*\\]|\\{\\s*\\}");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern EDGES = Pattern.compile("^[\\s._,\\-\\[({]+|[\\s._,\\-\\[({]+$");

    /** Folders that collect titles and are none. */
    private static final Set<String> COLLECTING = Set.of(
            "movies",
            "movie",
            "films",
            "film",
            "filme",
            "kino",
            "cinema",
            "peliculas",
            "series",
            "serien",
            "shows",
            "show",
            "tv",
            "tv shows",
            "tvshows",
            "tv series",
            "anime",
            "cartoons",
            "documentaries",
            "downloads",
            "complete",
            "video",
            "videos",
            "media",
            "kids",
            "new",
            "unsorted",
            "misc");

    private NameWords() {}

    static boolean collecting(String folderName) {
        return COLLECTING.contains(normal(folderName));
    }

    /** The name up to its technical part, with spaces between words. */
    static String title(String raw) {
        String name = LEADING_GROUP.matcher(raw).replaceFirst("");
        name = spaced(name.substring(0, technicalPart(name)));
        String bare =
                EMPTY_BRACKETS.matcher(BRACKETS.matcher(name).replaceAll(" ")).replaceAll(" ");
        String trimmed = trim(bare);
        return trimmed.isEmpty() ? trim(SPACES.matcher(spaced(raw)).replaceAll(" ")) : trimmed;
    }

    /** Where the technical part begins; the name's length where there is none. */
    static int technicalPart(String name) {
        Matcher word = RELEASE_WORD.matcher(name);
        while (word.find()) {
            if (!trim(name.substring(0, word.start())).isEmpty()) {
                return word.start();
            }
        }
        return name.length();
    }

    /** Where the technical part begins, be it at the start. */
    static int technicalPartFromStart(String text) {
        Matcher word = RELEASE_WORD.matcher(text);
        return word.find() ? word.start() : text.length();
    }

    /** Dots and underscores are spaces where a name has no real ones. */
    static String spaced(String name) {
        String text = name.replace('_', ' ');
        return name.strip().indexOf(' ') < 0 ? text.replace('.', ' ') : text;
    }

    static String trim(String text) {
        String before;
        String now = SPACES.matcher(text).replaceAll(" ");
        do {
            before = now;
            now = EDGES.matcher(now).replaceAll("");
        } while (!now.equals(before));
        return now;
    }

    /** The form in which titles are compared: letters and digits in lower case, composed, one space between words. */
    static String normal(String title) {
        String composed = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NOT_WORD.matcher(composed).replaceAll(" ").strip();
    }
}
