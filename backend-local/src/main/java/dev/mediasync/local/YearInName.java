package dev.mediasync.local;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A year of release inside a name.
 *
 * @param year the year
 * @param start where it begins, its bracket included
 * @param end where it ends, its bracket included
 * @param bracketed whether it stands in brackets
 */
record YearInName(int year, int start, int end, boolean bracketed) {
    private static final String YEAR = "(19\\d\\d|20[0-3]\\d)";
    private static final String NO_DATE = "(?![ ._-]\\d{1,2}[ ._-]\\d{1,2}(?!\\d))";
    private static final Pattern IN_BRACKETS =
            Pattern.compile("[\\[(【](18[89]\\d|19\\d\\d|20[0-3]\\d)(?:[ ]?[-–/][ ]?(?:\\d{4}|\\d{2})?)?[\\])】]");
    private static final Pattern LOOSE_BRACKET =
            Pattern.compile("\\(" + YEAR + "(?![\\d\\p{L}])[^()]{1,40}\\)|\\([^()\\d]{1,40}[ ,]" + YEAR + "\\)");
    private static final Pattern PLAIN = Pattern.compile(
            "(?<=[ ._,\\-(\\[+])" + YEAR + "(?:-(?:19|20)\\d\\d(?!\\d))?" + NO_DATE + "(?=г?(?:[ ._,\\-)\\]+]|$))");

    /** Titles that end in a number like a year. */
    private static final Set<String> TITLES = WordTable.words("yearlike");

    /** The last year in brackets, else the last plain one before the technical part; never the name's first word. */
    static @Nullable YearInName find(String name) {
        if (!name.contains("19") && !name.contains("20") && !name.contains("18")) {
            return null;
        }
        YearInName inBrackets = bracketed(name);
        if (inBrackets != null) {
            return inBrackets;
        }
        int technical = ReleaseWords.start(name);
        YearInName plain = last(PLAIN.matcher(name.substring(0, technical)), name);
        return plain != null || technical == name.length() ? plain : last(PLAIN.matcher(name), name);
    }

    private static @Nullable YearInName bracketed(String name) {
        if (!NameWords.holds(name, "[(【")) {
            return null;
        }
        Matcher years = IN_BRACKETS.matcher(name);
        YearInName first = null;
        YearInName last = null;
        for (int at = open(name, 0); at >= 0; at = open(name, at + 1)) {
            if (!years.region(at, name.length()).lookingAt()) {
                continue;
            }
            YearInName year = of(years, 1, true);
            first = first == null ? year : first;
            last = years.start() > 0 ? year : last;
        }
        if (last != null || first != null) {
            return last != null ? last : first;
        }
        Matcher loose = LOOSE_BRACKET.matcher(name);
        boolean found = loose.find() && loose.start() > 0;
        return found ? of(loose, loose.group(1) != null ? 1 : 2, true) : null;
    }

    private static int open(String name, int from) {
        for (int at = from; at < name.length(); at++) {
            if ("[(【".indexOf(name.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    private static YearInName of(Matcher found, int group, boolean bracketed) {
        return new YearInName(Integer.parseInt(found.group(group)), found.start(), found.end(), bracketed);
    }

    private static @Nullable YearInName last(Matcher matcher, String name) {
        YearInName last = null;
        while (matcher.find()) {
            if (matcher.start() > 0 && !inTitle(name, matcher.end())) {
                last = of(matcher, 1, false);
            }
        }
        return last;
    }

    private static boolean inTitle(String name, int end) {
        return TITLES.contains(NameWords.normal(name.substring(0, end)));
    }

    /** What stands before the year; behind it where it comes first. */
    String titleIn(String name) {
        return start == 0 ? name.substring(end) : name.substring(0, start);
    }
}
