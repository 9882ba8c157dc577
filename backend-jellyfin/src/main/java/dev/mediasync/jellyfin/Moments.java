package dev.mediasync.jellyfin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as servers write them.
 *
 * <p>{@code 2010-06-16T00:00:00.0000000Z} with up to nine digits behind the second or none, with {@code Z}, an offset or no zone,
 * which then means UTC; or the day alone. The year 1 means unknown. This is done by hand because a listing holds two dates
 * a row.
 */
final class Moments {
    private static final int FIRST_YEAR = 1_000;
    private static final int LAST_YEAR = 9_999;
    private static final int DAY_LENGTH = 10;
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int NANO_DIGITS = 9;

    private final String text;
    private int at;

    private Moments(String text) {
        this.text = text;
    }

    /** The day in front of a text; null for the year 1 and for what is no day. */
    static @Nullable LocalDate day(String text) {
        String stripped = text.strip();
        boolean shaped = stripped.length() >= DAY_LENGTH && stripped.charAt(4) == '-' && stripped.charAt(7) == '-';
        if (!shaped) {
            return null;
        }
        int year = digits(stripped, 0, 4);
        int month = digits(stripped, 5, 7);
        int day = digits(stripped, 8, DAY_LENGTH);
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 0 || day < 0) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The moment that a text names; null for the year 1 and for what is no moment. */
    static @Nullable Instant moment(String text) {
        LocalDate day = day(text);
        return day == null ? null : new Moments(text.strip()).moment(day);
    }

    private @Nullable Instant moment(LocalDate day) {
        at = DAY_LENGTH;
        int hour = 0;
        int minute = 0;
        int second = 0;
        int nano = 0;
        if (at < text.length()) {
            char mark = text.charAt(at++);
            hour = two();
            minute = skip(':') ? two() : -1;
            second = skip(':') ? two() : 0;
            nano = skip('.') || skip(',') ? fraction() : 0;
            if (mark != 'T' && mark != 't' && mark != ' ') {
                return null;
            }
        }
        Integer offset = offset();
        if (offset == null
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || nano < 0) {
            return null;
        }
        long minutes = hour * 60L + minute - offset;
        return Instant.ofEpochSecond(day.toEpochDay() * MINUTES_A_DAY * 60 + minutes * 60 + second, nano);
    }

    /** The offset from UTC in minutes, 0 where none is written; null for what is none. */
    private @Nullable Integer offset() {
        if (at == text.length()) {
            return 0;
        }
        char sign = text.charAt(at++);
        if (sign == 'Z' || sign == 'z') {
            return at == text.length() ? (Integer) 0 : null;
        }
        int hours = two();
        boolean open = skip(':');
        int minutes = at == text.length() && !open ? 0 : two();
        boolean good = (sign == '+' || sign == '-') && hours >= 0 && minutes >= 0 && at == text.length();
        int total = hours * 60 + minutes;
        boolean possible = total <= ZoneOffset.MAX.getTotalSeconds() / 60;
        return good && possible ? (Integer) (sign == '-' ? -total : total) : null;
    }

    private boolean skip(char mark) {
        boolean there = at < text.length() && text.charAt(at) == mark;
        at += there ? 1 : 0;
        return there;
    }

    private int two() {
        int from = at;
        at = Math.min(text.length(), at + 2);
        return at - from == 2 ? digits(text, from, at) : -1;
    }

    /** The digits behind the second as nanoseconds; more than nine are cut. */
    private int fraction() {
        int nano = 0;
        int count = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            if (count < NANO_DIGITS) {
                nano = nano * 10 + (text.charAt(at) - '0');
                count++;
            }
            at++;
        }
        for (int missing = count; missing < NANO_DIGITS; missing++) {
            nano *= 10;
        }
        return count == 0 ? -1 : nano;
    }

    /** The number between two places, -1 where something else than digits stands there. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int index = from; index < to; index++) {
            char digit = text.charAt(index);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + (digit - '0');
        }
        return number;
    }
}
