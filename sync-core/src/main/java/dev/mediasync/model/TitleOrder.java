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
    private static final Pattern BEFORE_NAME = Pattern.compile("^[^\\p{L}\\p{N}]+(?=.*[\\p{L}\\p{N}])");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int DIGITS = 6;

    private TitleOrder() {}

    static String of(String title) {
        String plain =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
        String lower = Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String spaced = SPACE.matcher(lower.strip()).replaceAll(" ");
        String named = BEFORE_NAME.matcher(spaced).replaceFirst("");
        return NUMBER.matcher(named).replaceAll(TitleOrder::padded);
    }

    /** A number with zeros in front, so that 10 comes behind 9. */
    private static String padded(MatchResult number) {
        String digits = number.group();
        return Matcher.quoteReplacement("0".repeat(Math.max(0, DIGITS - digits.length())) + digits);
    }
}
