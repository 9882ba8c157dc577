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
 * @param letter whether it is told as a letter
 * @param start where it begins, the separator included
 * @param end where it ends
 */
record PartInName(String word, int number, boolean letter, int start, int end) {
    private static final Pattern PART = Pattern.compile(
            "(?:[ ._-]{1,4}|[ ._-]{0,4}[\\[(]|(?<=[\\])]))(cd|dvd|part|pt|disc|disk)[ ._-]{0,3}(\\d{1,2}(?!-?bit)|[a-d])(?:[\\])]|(?=$|[ ._-]|[\\[(]))",
            Pattern.CASE_INSENSITIVE);

    /** The last part at or behind a position. */
    static @Nullable PartInName find(String name, int from) {
        if (!mayHold(name)) {
            return null;
        }
        Matcher found = PART.matcher(name);
        PartInName last = null;
        int at = from;
        while (at <= name.length() && found.find(at)) {
            last = of(found);
            at = found.end();
        }
        return last;
    }

    /** Whether two letters that such a word ends with are there. */
    private static boolean mayHold(String name) {
        for (int at = 1; at < name.length(); at++) {
            int last = name.charAt(at) | ' ';
            int before = name.charAt(at - 1) | ' ';
            boolean may = switch (last) {
                case 'd' -> before == 'c' || before == 'v';
                case 't' -> before == 'r' || before == 'p';
                case 'c', 'k' -> before == 's';
                default -> false;
            };
            if (may) {
                return true;
            }
        }
        return false;
    }

    private static PartInName of(Matcher found) {
        String number = found.group(2);
        boolean letter = !Character.isDigit(number.charAt(0));
        return new PartInName(
                found.group(1).toLowerCase(Locale.ROOT), number(number), letter, found.start(), found.end());
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
