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
    private static final Set<String> SPECIALS = WordTable.words("specials");
    private static final String COUNT = "([0-9]{1,3}|[一二三四五六七八九十百]{1,4})";
    private static final String END = "(?![\\d\\p{L}])";

    /** Groups: season. */
    private static final List<Pattern> PATTERNS = List.of(
            pattern("(?<!\\p{L})" + WORDS + "[ ._-]{0,2}(\\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)"
                    + END),
            pattern("(?<![\\p{L}\\d])(\\d{1,4})(?:st|nd|rd|th|[-.]?[йяеª])?[ ._]{0,2}" + WORDS + "(?!\\p{L})"),
            pattern("第" + COUNT + "[季期部]"),
            pattern(EpisodeForms.START + "s(\\d{1,4})(?:[ ._]?-[ ._]?s?\\d{1,2}|d\\d{1,2})?" + "(?![\\p{L}\\p{N}])"),
            pattern(EpisodeForms.START + "(\\d{1,2})xall" + END),
            pattern("^t(\\d{1,2})$"));

    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}|19[5-9]\\d|20[0-3]\\d");
    private static final Pattern EPISODE =
            pattern(EpisodeForms.START + "(?:" + EpisodeForms.EPISODE + "|ep)" + "(?!\\p{L})");

    private static Pattern pattern(String regex) {
        return EpisodeForms.pattern(regex);
    }

    /** Reads a folder's name, or gives null where it names no season. */
    static @Nullable SeasonName of(String folder) {
        String name = NameWords.plain(ProviderTags.of(folder).rest());
        if (SPECIALS.contains(name.toLowerCase(Locale.ROOT))) {
            return new SeasonName(0, "");
        }
        for (Pattern pattern : PATTERNS) {
            Matcher found = pattern.matcher(name);
            if (found.find()) {
                return EPISODE.matcher(name).find() ? null : named(name, found);
            }
        }
        return null;
    }

    private static SeasonName named(String name, Matcher found) {
        String before = name.substring(0, found.start());
        boolean told = !NameWords.normal(before).isEmpty();
        return new SeasonName(Numerals.value(found.group(1)), told ? NameWords.title(before) : "");
    }

    /** Reads a bare number, which names a season only below a folder that is known to be a show. */
    static @Nullable SeasonName ofNumber(String folder) {
        String name = folder.strip();
        return NUMBER.matcher(name).matches() ? new SeasonName(Integer.parseInt(name), "") : null;
    }
}
