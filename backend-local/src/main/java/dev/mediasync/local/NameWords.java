package dev.mediasync.local;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns raw names into titles. */
final class NameWords {
    /** What separates words in a raw name. */
    static final String GAP = "[ ._-]";

    /** Words that begin the technical part of a release name; a word may hold one separator, left out here. */
    private static final Set<String> RELEASE_WORDS =
            Set.of(("480p 480i 576p 576i 720p 720i 1080p 1080i 2160p 4320p 4k uhd"
                            + " ultrahd hdr hdr10 hdc hdtv hdtvrip pdtv dsr tvrip dvd dvdr dvdr9 dvdrip dvdscr bdrip brrip bluray"
                            + " bd remux webdl webrip webhd hdrip hdts telesync xvid divx x264 x265 h264 h265 hevc avc 10bit 8bit"
                            + " aac ac3 eac3 dd51 ddp5 dts dtshd truehd atmos flac remastered repack proper multi limited"
                            + " internal unrated extended readnfo dubbed subbed 3d hsbs htab sbs tab")
                    .split(" "));

    private static final int LONGEST_WORD = 11;

    /** Every beginning of a release word, so that most words need not be joined with the next. */
    private static final Set<String> BEGINNINGS = beginnings();

    private static final Pattern LEADING_GROUP = Pattern.compile("^\\s*(?:\\[[^\\]]*\\]|【[^】]*】)\\s*(?=[^\\s\\[.])");
    private static final Pattern BRACKETS = Pattern.compile("[\\[{][^\\]}]*[\\]}]");
    private static final Pattern EMPTY_BRACKETS = Pattern.compile("\\(\\s*\\)|\\[\\s*\\]|\\{\\s*\\}");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final char ASCII_END = 0x80;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String BLANKS = " \t\n\u000B\f\r";
    private static final String EDGES = BLANKS + "._,-[({";

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

    private static Set<String> beginnings() {
        Set<String> all = new HashSet<>();
        for (String word : RELEASE_WORDS) {
            for (int length = 1; length < word.length(); length++) {
                all.add(word.substring(0, length));
            }
        }
        return Set.copyOf(all);
    }

    /** Whether a text holds one of a few characters. */
    static boolean holds(String text, String wanted) {
        for (int at = 0; at < wanted.length(); at++) {
            if (text.indexOf(wanted.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean collecting(String folderName) {
        return COLLECTING.contains(normal(folderName));
    }

    /** The name up to its technical part, with spaces between words. */
    static String title(String raw) {
        String name = holds(raw, "[【") ? LEADING_GROUP.matcher(raw).replaceFirst("") : raw;
        name = spaced(name.substring(0, technicalPart(name)));
        String trimmed = trim(holds(name, "[({") ? withoutBrackets(name) : name);
        return trimmed.isEmpty() ? trim(spaced(raw)) : trimmed;
    }

    private static String withoutBrackets(String name) {
        return EMPTY_BRACKETS.matcher(BRACKETS.matcher(name).replaceAll(" ")).replaceAll(" ");
    }

    /** Where the technical part begins; the name's length where there is none. */
    static int technicalPart(String name) {
        int first = wordEnd(name, 0);
        return technicalPart(name, Character.isLetterOrDigit(name.isEmpty() ? ' ' : name.charAt(0)) ? first : 0);
    }

    /** Where the technical part begins, be it at the start. */
    static int technicalPartFromStart(String text) {
        return technicalPart(text, 0);
    }

    private static int technicalPart(String name, int from) {
        int at = from;
        while (at < name.length()) {
            int end = wordEnd(name, at);
            if (end == at) {
                at++;
            } else if (technical(name, at, end)) {
                return at;
            } else {
                at = end;
            }
        }
        return name.length();
    }

    private static boolean technical(String name, int start, int end) {
        if (end - start > LONGEST_WORD) {
            return false;
        }
        String word = name.substring(start, end).toLowerCase(Locale.ROOT);
        if (RELEASE_WORDS.contains(word) || resolution(word)) {
            return true;
        }
        if (!BEGINNINGS.contains(word)) {
            return false;
        }
        int next = end < name.length() ? wordEnd(name, end + 1) : end;
        return next > end + 1
                && next - end <= LONGEST_WORD
                && RELEASE_WORDS.contains(word + name.substring(end + 1, next).toLowerCase(Locale.ROOT));
    }

    /** Whether a word looks like {@code 1920x1080}. */
    private static boolean resolution(String word) {
        int cross = word.indexOf('x');
        return cross >= 3
                && word.length() - cross >= 4
                && word.replace("x", "").chars().allMatch(Character::isDigit);
    }

    private static int wordEnd(String name, int start) {
        int end = start;
        while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Dots and underscores are spaces where a name has no real ones. */
    static String spaced(String name) {
        String text = name.replace('_', ' ');
        return name.strip().indexOf(' ') < 0 ? text.replace('.', ' ') : text;
    }

    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && EDGES.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && EDGES.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String inner = text.substring(start, end);
        return singleSpaced(inner) ? inner : SPACES.matcher(inner).replaceAll(" ");
    }

    private static boolean singleSpaced(String text) {
        boolean blankBefore = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean blank = BLANKS.indexOf(c) >= 0;
            if (blank && (blankBefore || c != ' ')) {
                return false;
            }
            blankBefore = blank;
        }
        return true;
    }

    /** The form in which titles are compared: letters and digits in lower case, composed, one space between words. */
    static String normal(String title) {
        StringBuilder plain = new StringBuilder(title.length());
        for (int at = 0; at < title.length(); at++) {
            char c = title.charAt(at);
            if (c >= ASCII_END) {
                return normalUnicode(title);
            }
            if (Character.isLetterOrDigit(c)) {
                plain.append(Character.toLowerCase(c));
            } else if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        boolean spaceLast = plain.length() > 0 && plain.charAt(plain.length() - 1) == ' ';
        return plain.substring(0, spaceLast ? plain.length() - 1 : plain.length());
    }

    private static String normalUnicode(String title) {
        String composed = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NOT_WORD.matcher(composed).replaceAll(" ").strip();
    }
}
