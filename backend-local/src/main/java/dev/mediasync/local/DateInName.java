package dev.mediasync.local;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day of broadcast inside a name.
 *
 * @param date the day
 * @param start where it begins
 * @param end where it ends
 */
record DateInName(LocalDate date, int start, int end) {
    private static final String YEAR = "((?:19|20)\\d\\d)";
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";

    /** Groups: year, month, day. */
    private static final List<Pattern> YEAR_FIRST = List.of(
            Pattern.compile("(?<!\\d)" + YEAR + "([ ._-])(\\d\\d)\\2(\\d\\d)(?!\\d)"),
            Pattern.compile("(?<!\\d)" + YEAR + "([._-])(\\d{1,2})\\2(\\d{1,2})(?!\\d)"),
            Pattern.compile("(?<!\\d)" + YEAR + "()(0\\d|1[0-2])([0-3]\\d)(?!\\d)"),
            Pattern.compile("(?<!\\d)" + YEAR + "(年)(\\d{1,2})月(\\d{1,2})日(?:\\d{1,2}時\\d{1,2}分\\d{1,2}秒)?"));

    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<!\\d)(?<!\\d[._-])(\\d{1,2})([ ._-])(\\d{1,2})\\2" + YEAR + "(?!\\d)");
    private static final Pattern DAY_MONTH =
            EpisodeForms.pattern("(?<!\\d)" + DAY + "[ ._-]" + MONTH + "[ ._,-]{1,2}" + YEAR + "(?!\\d)");
    private static final Pattern MONTH_DAY =
            EpisodeForms.pattern(EpisodeForms.START + MONTH + "[ ._-]" + DAY + "[ ._,-]{1,2}" + YEAR + "(?!\\d)");

    /** Behind an episode's number only. */
    private static final Pattern SHORT = Pattern.compile("(?<=[ ._])(\\d\\d)(0[1-9]|1[0-2])([0-3]\\d)(?=[ ._]|$)");

    /** Behind a title only, because a year of two digits may be any number. */
    private static final Pattern TWO_DIGITS = Pattern.compile(
            "(?<=[\\p{L}\\p{N})\\]][ ._-])(?<!\\d[ ._-])(\\d\\d)([._-])(\\d\\d)\\2(\\d\\d)(?=$|[ ._-](?!\\d\\d?(?!\\d)))");

    private static final int LATEST_OF_TWO = 30;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String LATEST = "2039";

    /** Finds a day that can be meant in one way only. */
    static @Nullable DateInName find(String name) {
        for (Pattern pattern : YEAR_FIRST) {
            Matcher found = pattern.matcher(name);
            if (found.find() && found.group(1).compareTo(LATEST) <= 0) {
                LocalDate date = date(found.group(1), found.group(3), found.group(4));
                return dated(date != null ? date : date(found.group(1), found.group(4), found.group(3)), found);
            }
        }
        Matcher last = YEAR_LAST.matcher(name);
        return last.find()
                ? dated(dayFirst(last.group(4), last.group(3), last.group(1), last.group(2)), last)
                : withMonthName(name);
    }

    private static @Nullable DateInName withMonthName(String name) {
        Matcher found = DAY_MONTH.matcher(name);
        if (found.find()) {
            return dated(date(found.group(3), month(found.group(2)), found.group(1)), found);
        }
        found = MONTH_DAY.matcher(name);
        return found.find() ? dated(date(found.group(3), month(found.group(1)), found.group(2)), found) : null;
    }

    /** Finds a day in six digits, as Korean releases tell it behind the episode. */
    static @Nullable DateInName findShort(String name, int from) {
        Matcher found = SHORT.matcher(name);
        return found.find(from) ? dated(date("20" + found.group(1), found.group(2), found.group(3)), found) : null;
    }

    /** Finds a day whose year has two digits: it comes first, as releases tell it, or where that cannot be, last. */
    static @Nullable DateInName findTwoDigits(String name) {
        Matcher found = TWO_DIGITS.matcher(name);
        if (!found.find()) {
            return null;
        }
        LocalDate first = twoDigits(found.group(1), found.group(3), found.group(4));
        return dated(first != null ? first : twoDigits(found.group(4), found.group(3), found.group(1)), found);
    }

    private static @Nullable LocalDate twoDigits(String year, String month, String day) {
        return Integer.parseInt(year) < LATEST_OF_TWO ? date("20" + year, month, day) : null;
    }

    private static String month(String word) {
        return String.valueOf(MONTHS.indexOf(word.toLowerCase(Locale.ROOT)) / 3 + 1);
    }

    private static @Nullable DateInName dated(@Nullable LocalDate date, Matcher found) {
        return date == null ? null : new DateInName(date, found.start(), found.end());
    }

    /** Between dots the day comes first wherever days are written so. */
    private static @Nullable LocalDate dayFirst(String year, String month, String day, String mark) {
        LocalDate dotted = mark.equals(".") ? date(year, month, day) : null;
        return dotted != null ? dotted : unambiguous(year, month, day);
    }

    private static @Nullable LocalDate unambiguous(String year, String month, String day) {
        LocalDate date = date(year, month, day);
        LocalDate swapped = date(year, day, month);
        if (date == null || swapped == null || swapped.equals(date)) {
            return date == null ? swapped : date;
        }
        return null;
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
