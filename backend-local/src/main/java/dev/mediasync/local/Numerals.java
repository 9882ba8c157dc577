package dev.mediasync.local;

import java.util.List;
import java.util.Locale;

/** Numbers as names tell them: digits, Roman, Chinese, English words. */
final class Numerals {
    /** Roman numbers in the order of their values. */
    static final List<String> ROMAN = List.of(
            "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi");

    /** English words in the order of their values. */
    static final List<String> ENGLISH =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private static final String CHINESE = "一二三四五六七八九";
    private static final int TEN = 10;

    private Numerals() {}

    /** The value of up to nine digits, or of a number in words; 0 where it is none. */
    static int value(String text) {
        if (NameWords.digit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (ENGLISH.contains(lower)) {
            return ENGLISH.indexOf(lower) + 1;
        }
        return ROMAN.contains(lower) ? ROMAN.indexOf(lower) + 1 : chinese(text);
    }

    private static int chinese(String text) {
        int value = 0;
        int digit = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '十' || c == '百') {
                value += Math.max(digit, 1) * (c == '十' ? TEN : TEN * TEN);
                digit = 0;
            } else {
                digit = CHINESE.indexOf(c) + 1;
            }
        }
        return value + digit;
    }
}
