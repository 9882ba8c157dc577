package dev.mediasync.local;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns raw names into titles. */
final class NameWords {
    /** What separates words in a raw name. */
    static final String GAP = "[ ._-]";

    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]{1,100}");
    private static final Pattern SPACES = Pattern.compile("\\s{1,100}");
    private static final Pattern SITE = Pattern.compile(
            "^[\\[({ ]{0,3}(?:w{2,3}[.,][\\w-]{1,40}(?:\\.\\w{2,6}){1,2}|[\\w-]{1,40}\\.(?:com|org|net|info|to|cc|tv|ws|io|eu|mx))"
                    + "(?:[\\])} ]{1,3}[-_. ]{0,3}|[ _.]{0,2}-[ _.]{0,2})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHECKSUM = Pattern.compile("[\\[(][0-9A-Fa-f]{8}[\\])]");
    private static final int CHECKSUM_LENGTH = 8;
    private static final String RAISED = "\u00B2\u00B3\u2074";
    private static final String BLANKS = " \t\n\u000B\f\r\u3000\u00A0";
    private static final String EDGES = BLANKS + "._,-–—~:;|+&([{";
    private static final char ASCII_END = 0x80;
    private static final char FULL_WIDTH = '\uFF01';
    private static final char FULL_WIDTH_END = '\uFF5E';

    /** Folders that collect titles and are none. */
    private static final Set<String> COLLECTING = WordTable.keyed("collecting").values().stream()
            .flatMap(Set::stream)
            .map(NameWords::normal)
            .collect(Collectors.toUnmodifiableSet());

    private NameWords() {}

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

    /** The name without a site's address at its start, in characters that have one form each. */
    static String plain(String raw) {
        String name = raw;
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if ((c >= FULL_WIDTH && c <= FULL_WIDTH_END) || c == '\u3000') {
                name = narrow(raw);
                break;
            }
        }
        if (holds(name, RAISED)) {
            name = powered(name);
        }
        if (name.indexOf('.') >= 0 && holds(name, "-])}")) {
            name = SITE.matcher(name).replaceFirst("");
        }
        return holds(name, "])") ? withoutChecksum(name) : name;
    }

    /** What is raised to a power is no group, though it stands in brackets, as in {@code [REC]\u00B2}. */
    private static String powered(String name) {
        for (int at = 1; at < name.length(); at++) {
            int open = RAISED.indexOf(name.charAt(at)) >= 0 && name.charAt(at - 1) == ']'
                    ? name.lastIndexOf('[', at - 1)
                    : -1;
            if (open >= 0) {
                return name.substring(0, open) + name.substring(open + 1, at - 1) + name.substring(at);
            }
        }
        return name;
    }

    /** A checksum may look like an episode's number; a day in brackets is none. */
    private static String withoutChecksum(String name) {
        if (!mayHoldChecksum(name)) {
            return name;
        }
        return CHECKSUM.matcher(name)
                .replaceAll(found -> found.group().chars().anyMatch(Character::isLetter) ? " " : "$0");
    }

    private static boolean mayHoldChecksum(String name) {
        for (int at = CHECKSUM_LENGTH + 1; at < name.length(); at++) {
            char open = name.charAt(at - CHECKSUM_LENGTH - 1);
            char close = name.charAt(at);
            if ((close == ']' || close == ')') && (open == '[' || open == '(')) {
                return true;
            }
        }
        return false;
    }

    private static String narrow(String raw) {
        StringBuilder narrow = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            boolean wide = c >= FULL_WIDTH && c <= FULL_WIDTH_END;
            narrow.append(wide ? (char) (c - FULL_WIDTH + '!') : c == '\u3000' ? ' ' : c);
        }
        return narrow.toString();
    }

    /** The name up to its technical part, with spaces between words. */
    static String title(String raw) {
        String name = Brackets.withoutGroup(raw);
        int technical = ReleaseWords.start(name);
        name = spaced(
                technical < name.length() ? Packs.withoutSeries(Brackets.closed(name.substring(0, technical))) : name);
        return titled(raw, holds(name, "[({【") ? Brackets.without(name) : name);
    }

    /** A title that is in brackets itself, such as {@code [REC] 2}, is not lost with them. */
    private static String titled(String raw, String name) {
        String trimmed = trim(name);
        boolean rest = trimmed.length() < 2 && raw.length() > trimmed.length();
        return rest && trimmed.chars().noneMatch(Character::isLetter)
                ? trim(spaced(raw.replace('[', ' ').replace(']', ' ')))
                : trimmed;
    }

    /** The title before a bracketed year: whatever looks technical there belongs to it, sizes apart. */
    static String whole(String raw) {
        String name = Brackets.withoutGroup(raw);
        String stop = name.endsWith(" ") && name.strip().indexOf(' ') >= 0 ? stop(name.strip()) : "";
        name = dotted(name) ? name : spaced(name);
        String title = titled(raw, holds(name, "[{【") ? Brackets.without(name) : name);
        return title.endsWith(".") || title.isEmpty() ? title : title + stop;
    }

    /** The dots at the end of a title with spaces, such as {@code Crazy, Stupid, Love.}, are its own. */
    private static String stop(String title) {
        int end = title.length();
        while (end > 0 && title.charAt(end - 1) == '.') {
            end--;
        }
        boolean word = end > 0 && Character.isLetterOrDigit(title.charAt(end - 1));
        return word ? title.substring(end) : "";
    }

    /** Whether the one dot of a word with a space behind it belongs to it, as in {@code $9.99} and {@code Jr.}. */
    private static boolean dotted(String name) {
        String word = name.strip();
        int dot = word.indexOf('.');
        boolean one = dot > 0 && dot == word.lastIndexOf('.') && name.endsWith(" ");
        boolean last = dot == word.length() - 1;
        return one && (last || (digit(word.charAt(dot - 1)) && digit(word.charAt(dot + 1))));
    }

    /** Dots and underscores are spaces where a name has no real ones; so are hyphens where there are several. */
    static String spaced(String name) {
        String text = name.replace('_', ' ');
        String inner = name.strip();
        if (inner.indexOf(' ') >= 0) {
            return text;
        }
        if (inner.indexOf('.') >= 0) {
            boolean underscores = count(inner, '_') > Math.max(1, count(inner, '.'));
            return underscores ? text : Acronyms.spaced(text);
        }
        return inner.indexOf('_') < 0 && count(inner, '-') > 2 ? text.replace('-', ' ') : text;
    }

    private static int count(String text, char wanted) {
        int count = 0;
        for (int at = 0; at < text.length(); at++) {
            count += text.charAt(at) == wanted ? 1 : 0;
        }
        return count;
    }

    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && EDGES.indexOf(text.charAt(start)) >= 0 && Brackets.close(text, start) < 0) {
            start++;
        }
        while (end > start && EDGES.indexOf(text.charAt(end - 1)) >= 0 && !Acronyms.endsAt(text, end)) {
            end--;
        }
        String inner = text.substring(start, end);
        boolean open =
                (inner.endsWith(")") && inner.indexOf('(') < 0) || (inner.endsWith("]") && inner.indexOf('[') < 0);
        if (open) {
            return trim(inner.substring(0, inner.length() - 1));
        }
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
