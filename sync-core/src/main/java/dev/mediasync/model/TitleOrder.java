package dev.mediasync.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the text by which titles are ordered. */
final class TitleOrder {
    /** Counts the versions of this function, for stores that keep its results. */
    static final int VERSION = 1;

    private static final Pattern MARKS = Pattern.compile("(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}])\\p{Mn}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int DIGITS = 6;

    private TitleOrder() {}

    static String of(String title) {
        String plain =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
        String lower = Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String spaced = SPACE.matcher(lower.strip()).replaceAll(" ");
        String named = fromName(spaced);
        return NUMBER.matcher(named).replaceAll(TitleOrder::padded);
    }

    /** The text from its first letter or digit on; all of it where there is none. */
    private static String fromName(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (naming(text.codePointAt(at))) {
                return text.substring(at);
            }
        }
        return text;
    }

    /** Whether it is a letter or a number of any kind. */
    private static boolean naming(int point) {
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    /** A number with zeros in front, so that 10 comes behind 9. */
    private static String padded(MatchResult number) {
        String digits = number.group();
        return Matcher.quoteReplacement("0".repeat(Math.max(0, DIGITS - digits.length())) + digits);
    }
}
