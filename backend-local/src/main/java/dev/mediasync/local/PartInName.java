package dev.mediasync.local;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number of a part, as in {@code cd2}, {@code part b} or {@code (Disc 01)}.
 *
 * @param word the word before the number, in lower case
 * @param number the number
 * @param start where it begins, the separator included
 * @param end where it ends
 */
record PartInName(String word, int number, int start, int end) {
    private static final Pattern PART = Pattern.compile(
            "(?:[ ._-]{1,4}|[ ._-]{0,4}[\\[(]|(?<=[\\])]))(cd|dvd|part|pt|disc|disk)[ ._-]{0,3}(\\d{1,2}|[a-d])(?:[\\])]|(?=$|[ ._-]|[\\[(]))",
            Pattern.CASE_INSENSITIVE);

    /** The last part at or behind a position. */
    static @Nullable PartInName find(String name, int from) {
        if (!NameWords.holds(name, "dDtTkK")) {
            return null;
        }
        Matcher found = PART.matcher(name);
        PartInName last = null;
        int at = from;
        while (at <= name.length() && found.find(at)) {
            last = new PartInName(
                    found.group(1).toLowerCase(Locale.ROOT), number(found.group(2)), found.start(), found.end());
            at = found.end();
        }
        return last;
    }

    private static int number(String text) {
        return Character.isDigit(text.charAt(0))
                ? Integer.parseInt(text)
                : Character.toLowerCase(text.charAt(0)) - 'a' + 1;
    }

    /** Whether it never belongs to a title, as {@code Part 2} does. */
    boolean disc() {
        return !word.startsWith("p");
    }

    String without(String name) {
        return name.substring(0, start) + name.substring(end);
    }
}
