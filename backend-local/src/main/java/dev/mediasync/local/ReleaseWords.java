package dev.mediasync.local;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Finds the technical part of a release name: sizes, codecs, where it was taken from, languages. */
final class ReleaseWords {
    private static final int LONGEST = 17;

    /** Entries without their spaces, as a separator may be left out. */
    private static final Set<String> SURE = new HashSet<>();

    /** Entries with one space. */
    private static final Set<String> PAIRS = new HashSet<>();

    private static final Set<String> PAIR_STARTS = new HashSet<>();
    private static final Set<String> WEAK = WordTable.words("weak");
    private static final Set<String> STEREO = Set.of("3d", "sbs", "tab", "hou", "ou", "mvc");
    private static final Set<String> UNITS = Set.of("mb", "gb", "tb", "mib", "gib", "kbps", "mbps", "fps", "ch");
    private static final Set<String> HEIGHTS = Set.of("480", "540", "576", "720", "1080", "2160");
    private static final Set<String> LANGUAGES = WordTable.words("languages");

    static {
        for (String entry : WordTable.words("release")) {
            SURE.add(entry.replace(" ", ""));
            int space = entry.indexOf(' ');
            if (space > 0) {
                PAIRS.add(entry);
                PAIR_STARTS.add(entry.substring(0, space));
            }
        }
    }

    private ReleaseWords() {}

    /** Where the technical part begins behind a title; the name's length where there is none. */
    static int start(String name) {
        boolean word = !name.isEmpty() && Character.isLetterOrDigit(name.charAt(0));
        return find(name, word ? wordEnd(name, 0) : 0, false);
    }

    /** Where the technical part begins, be it at the start. */
    static int startOrZero(String text) {
        return find(text, 0, true);
    }

    private static int find(String name, int from, boolean mayBeEmpty) {
        int at = from;
        while (at < name.length()) {
            int end = wordEnd(name, at);
            if (end == at) {
                at++;
            } else if (sure(name, at, end)) {
                return extended(name, whole(name, at), mayBeEmpty);
            } else {
                at = end;
            }
        }
        return trailing(name, mayBeEmpty);
    }

    /** Where a number with a dot begins, as in {@code 1.4GB} and {@code 5.1ch}. */
    private static int whole(String name, int at) {
        int start = at - 1;
        boolean dotted = start > 0 && name.charAt(start) == '.' && NameWords.digit(name.charAt(at));
        while (dotted && start > 0 && NameWords.digit(name.charAt(start - 1))) {
            start--;
        }
        boolean apart = dotted && start < at - 1 && start > 0 && !Character.isLetterOrDigit(name.charAt(start - 1));
        return apart
                        && at - 1 - start < 3
                        && measured(name.substring(at, wordEnd(name, at)).toLowerCase(Locale.ROOT))
                ? start
                : at;
    }

    /** Goes back over words that are technical only beside others. */
    private static int extended(String name, int start, boolean mayBeEmpty) {
        int at = start;
        while (true) {
            int end = at;
            while (end > 0 && !Character.isLetterOrDigit(name.charAt(end - 1))) {
                end--;
            }
            int begin = end;
            while (begin > 0 && wordPart(name.charAt(begin - 1))) {
                begin--;
            }
            boolean first = begin == 0 && !mayBeEmpty;
            boolean hyphened = end - begin == 1 && begin > 1 && name.charAt(begin - 1) == '-'; // WALL-E
            boolean beside = start < name.length() && name.indexOf(' ') < 0;
            if (begin == end || first || hyphened || !weak(name, begin, end, mayBeEmpty || beside)) {
                return at;
            }
            at = begin;
        }
    }

    /** Two such words at the end are technical without a sure one, or one that is never a title's last. */
    private static int trailing(String name, boolean mayBeEmpty) {
        int at = extended(name, name.length(), mayBeEmpty);
        String tail = NameWords.trim(name.substring(at)).toLowerCase(Locale.ROOT);
        int words = 0;
        for (int place = 0; place < tail.length(); place = Math.max(wordEnd(tail, place), place + 1)) {
            words += wordEnd(tail, place) > place ? 1 : 0;
        }
        boolean language =
                tail.length() > 3 && LANGUAGES.contains(tail) && name.chars().anyMatch(Character::isLowerCase);
        int word = at < name.length()
                ? at + name.substring(at).toLowerCase(Locale.ROOT).indexOf(tail)
                : at;
        boolean apart = words == 1 && !tail.equals("tv") && bracketed(name, word, word + tail.length());
        boolean more = words > 1 || language || apart || tail.equals("multi") || stereo(name, at, tail);
        return more ? at : name.length();
    }

    /** Behind the only dot of a name with spaces such a word tells how a picture in 3D is packed. */
    private static boolean stereo(String name, int at, String tail) {
        boolean dotted = at > 1 && name.charAt(at - 1) == '.' && name.indexOf('.') == at - 1;
        return dotted && name.indexOf(' ') >= 0 && STEREO.contains(tail);
    }

    private static boolean weak(String name, int start, int end, boolean anyCase) {
        if (end - start > LONGEST) {
            return false;
        }
        String word = name.substring(start, end);
        String lower = word.toLowerCase(Locale.ROOT);
        return WEAK.contains(lower)
                || (LANGUAGES.contains(lower)
                        && (anyCase
                                || shouted(word)
                                || lowerCase(name)
                                || dubbed(name, end)
                                || bracketed(name, start, end)));
    }

    private static boolean bracketed(String name, int start, int end) {
        return start > 0
                && end < name.length()
                && "([".indexOf(name.charAt(start - 1)) >= 0
                && ")]".indexOf(name.charAt(end)) >= 0;
    }

    /** Whether {@code DL} follows, so that what stands before it is a language beside the original one. */
    private static boolean dubbed(String name, int end) {
        return name.startsWith("DL", end + 1) && wordEnd(name, end + 1) == end + 3;
    }

    private static boolean lowerCase(String name) {
        return name.equals(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a word is in capitals, or nearly so, as in {@code iTALiAN}. */
    private static boolean shouted(String word) {
        int capitals = 0;
        for (int at = 0; at < word.length(); at++) {
            capitals += Character.isUpperCase(word.charAt(at)) ? 1 : 0;
        }
        return capitals > 1 && capitals * 2 > word.length();
    }

    private static boolean sure(String name, int start, int end) {
        if (end - start > LONGEST) {
            return false;
        }
        String word = name.substring(start, end).toLowerCase(Locale.ROOT);
        if (SURE.contains(word) || byForm(word)) {
            return true;
        }
        if (!PAIR_STARTS.contains(word) || end >= name.length()) {
            return false;
        }
        int next = wordEnd(name, end + 1);
        return next > end + 1
                && next - end <= LONGEST
                && PAIRS.contains(word + " " + name.substring(end + 1, next).toLowerCase(Locale.ROOT));
    }

    /** Whether a word looks like {@code 1080p}, {@code 1920x1080}, {@code BD720p} or {@code 23fps}. */
    private static boolean byForm(String word) {
        int digits = digits(word);
        if (digits == word.length()) {
            return false;
        }
        if (digits == 0) {
            int last = word.length() - 2;
            return last > 0 && NameWords.digit(word.charAt(last)) && sized(word);
        }
        if (measured(word)) {
            return true;
        }
        String rest = word.substring(digits);
        return switch (rest.charAt(0)) {
            case 'p', 'i' -> digits > 2 && digits < 5 && (rest.length() == 1 || rest.startsWith("p"));
            case 'x' -> digits > 2 && rest.length() > 3 && rest.length() < 6 && number(rest.substring(1));
            case 'b' -> digits > 1 && (rest.equals("bit") || rest.equals("bits"));
            default -> false;
        };
    }

    /** How many digits it begins with. */
    private static int digits(String word) {
        int end = 0;
        while (end < word.length() && NameWords.digit(word.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether a unit is counted: the size of a file, pictures a second, channels of sound. */
    private static boolean measured(String word) {
        int digits = digits(word);
        return digits > 0 && UNITS.contains(word.substring(digits)) && (digits > 1 || !word.endsWith("s"));
    }

    /** Whether a word of such a table stands before a picture's height without a gap. */
    private static boolean sized(String word) {
        int letters = 0;
        while (letters < word.length() && Character.isLetter(word.charAt(letters))) {
            letters++;
        }
        String height = word.substring(letters);
        String before = word.substring(0, letters);
        boolean scanned = height.endsWith("p") || height.endsWith("i");
        String number = scanned ? height.substring(0, height.length() - 1) : height;
        boolean known = SURE.contains(before) || WEAK.contains(before) || (scanned && before.length() == 1);
        return HEIGHTS.contains(number) && known;
    }

    private static boolean number(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean wordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '\'';
    }

    private static int wordEnd(String name, int start) {
        int end = start;
        while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
            end++;
        }
        return end;
    }
}
