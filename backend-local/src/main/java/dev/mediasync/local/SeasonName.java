package dev.mediasync.local;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a season's folder tells.
 *
 * @param season the season, 0 for specials
 * @param show the show's title where the folder names it too, empty where it does not
 */
record SeasonName(int season, String show) {
    private static final String WORDS = EpisodeForms.anyOf("seasons");
    private static final char ASCII_END = 0x80;
    private static final List<String> PLAIN_WORDS = plainWords();
    private static final Set<String> SPECIALS = WordTable.words("specials");
    private static final String COUNT = "([0-9]{1,3}|[一二三四五六七八九十百]{1,4})";
    private static final String END = "(?![\\d\\p{L}])";

    /** Groups: season. */
    private static final List<Pattern> PATTERNS = List.of(
            pattern("(?<!\\p{L})" + WORDS
                    + "(?:[ ._-]{0,2}|[ ._]\\((?=\\d{1,2}-\\d))(\\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)"
                    + END),
            pattern("(?<![\\p{L}\\d])(\\d{1,4})(?:st|nd|rd|th|[-.]?[йяеª])?[ ._]{0,2}" + WORDS + "(?!\\p{L})"),
            pattern("第" + COUNT + "[季期部]"),
            pattern(EpisodeForms.START + "s(\\d{1,4})(?:[ ._]?-[ ._]?s?\\d{1,2}|d\\d{1,2})?" + "(?![\\p{L}\\p{N}])"),
            pattern(EpisodeForms.START + "(\\d{1,2})xall" + END),
            pattern("^t(\\d{1,2})$"));

    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}|19[5-9]\\d|20[0-3]\\d");
    private static final Pattern EPISODE =
            pattern(EpisodeForms.START + "(?:" + EpisodeForms.EPISODE + "|ep)" + "(?!\\p{L})");

    /** The words that a name in ASCII can hold, without those that hold another. */
    private static List<String> plainWords() {
        Set<String> words = WordTable.words("seasons");
        return words.stream()
                .filter(word -> word.chars().allMatch(c -> c < ASCII_END))
                .filter(word -> words.stream().noneMatch(other -> !other.equals(word) && word.contains(other)))
                .toList();
    }

    private static Pattern pattern(String regex) {
        return EpisodeForms.pattern(regex);
    }

    /** Reads a folder's name, or gives null where it names no season. */
    static @Nullable SeasonName of(String folder) {
        String name = NameWords.plain(ProviderTags.of(folder).rest());
        if (SPECIALS.contains(name.toLowerCase(Locale.ROOT))) {
            return new SeasonName(0, "");
        }
        if (!mayTell(name)) {
            return null;
        }
        for (Pattern pattern : PATTERNS) {
            Matcher found = pattern.matcher(name);
            if (found.find()) {
                return EPISODE.matcher(name).find() ? null : named(name, found);
            }
        }
        return null;
    }

    /** Whether one cheap look leaves any pattern a chance; beyond ASCII letters have forms that it does not know. */
    private static boolean mayTell(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int at = 0; at < lower.length(); at++) {
            char c = lower.charAt(at);
            boolean numbered = c == 's' && at + 1 < lower.length() && NameWords.digit(lower.charAt(at + 1));
            if (c >= ASCII_END || numbered) {
                return true;
            }
        }
        return lower.startsWith("t")
                || lower.contains("xall")
                || PLAIN_WORDS.stream().anyMatch(lower::contains);
    }

    private static SeasonName named(String name, Matcher found) {
        String before = name.substring(0, found.start());
        String show = Packs.without(NameWords.title(EpisodeForms.withoutSeason(before)));
        return new SeasonName(
                Numerals.value(found.group(1)), NameWords.normal(show).isEmpty() ? "" : NameWords.trim(show));
    }

    /** Reads a bare number, which names a season only below a folder that is known to be a show. */
    static @Nullable SeasonName ofNumber(String folder) {
        String name = folder.strip();
        return NUMBER.matcher(name).matches() ? new SeasonName(Integer.parseInt(name), "") : null;
    }
}
