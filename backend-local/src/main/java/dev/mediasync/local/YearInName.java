package dev.mediasync.local;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A year of release inside a name.
 *
 * @param year the year
 * @param start where it begins, its bracket included
 * @param end where it ends, its bracket included
 */
record YearInName(int year, int start, int end) {
    private static final String YEAR = "(19\\d\\d|20[0-3]\\d)";
    private static final String NO_DATE = "(?![ ._-]\\d{1,2}[ ._-]\\d{1,2}(?!\\d))";
    private static final Pattern IN_BRACKETS = Pattern.compile("[\\[(]" + YEAR + "(?:[-–]\\d{0,4})?[\\])]");
    private static final Pattern PLAIN = Pattern.compile("(?<=[ ._,\\-(\\[])" + YEAR + NO_DATE + "(?=[ ._,\\-)\\]]|$)");

    /** The last year in brackets, else the last plain one before the technical part; never the name's first word. */
    static @Nullable YearInName find(String name) {
        if (!name.contains("19") && !name.contains("20")) {
            return null;
        }
        YearInName inBrackets = last(IN_BRACKETS.matcher(name));
        if (inBrackets != null) {
            return inBrackets;
        }
        YearInName plain = last(PLAIN.matcher(name.substring(0, NameWords.technicalPart(name))));
        return plain != null ? plain : last(PLAIN.matcher(name));
    }

    private static @Nullable YearInName last(Matcher matcher) {
        YearInName last = null;
        while (matcher.find()) {
            if (matcher.start() > 0) {
                last = new YearInName(Integer.parseInt(matcher.group(1)), matcher.start(), matcher.end());
            }
        }
        return last;
    }
}
