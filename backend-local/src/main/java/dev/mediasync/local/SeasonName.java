package dev.mediasync.local;

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
    private static final String WORDS = "season|seasons|seasong|staffel|stagione|sæson|temporada|series|kausi|säsong"
            + "|seizoen|sezon|sezona|sezóna|sezonul|saison|sesong|évad|시즌|シーズン|сезон|季|第";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern WORD_NUMBER = Pattern.compile(
            "^(.*?)(?<!\\p{L})(?:" + WORDS + ")[ ._-]*(\\d{1,4})(?![\\d\\p{L}])(?!.*\\bepisode)", FLAGS);
    private static final Pattern NUMBER_WORD =
            Pattern.compile("^(\\d{1,4})[ ._]*\\.?[ ._]*(?:" + WORDS + ")(?!\\p{L})", FLAGS);
    private static final Pattern SHORT = Pattern.compile("^(?:(.*)[ ._\\-\\[(])?s(\\d{1,4})(?![\\p{L}\\p{N}])", FLAGS);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
    private static final Set<String> SPECIALS =
            Set.of("specials", "special", "specialer", "speciale", "spéciaux", "especiales", "sonderfolgen");

    /** Reads a folder's name, or gives null where it names no season. */
    static @Nullable SeasonName of(String folder) {
        String name = folder.strip();
        if (SPECIALS.contains(name.toLowerCase(Locale.ROOT))) {
            return new SeasonName(0, "");
        }
        Matcher numberFirst = NUMBER_WORD.matcher(name);
        if (numberFirst.find()) {
            return new SeasonName(Integer.parseInt(numberFirst.group(1)), "");
        }
        SeasonName season = of(WORD_NUMBER.matcher(name));
        return season != null ? season : of(SHORT.matcher(name));
    }

    private static @Nullable SeasonName of(Matcher matcher) {
        if (!matcher.find()) {
            return null;
        }
        String before = matcher.group(1) == null ? "" : matcher.group(1);
        String show = before.isBlank() ? "" : NameWords.title(before);
        return show.toLowerCase(Locale.ROOT).startsWith("episode ")
                ? null
                : new SeasonName(Integer.parseInt(matcher.group(2)), show);
    }

    /** Reads a bare number, which names a season only below a folder that is known to be a show. */
    static @Nullable SeasonName ofNumber(String folder) {
        String name = folder.strip();
        return NUMBER.matcher(name).matches() ? new SeasonName(Integer.parseInt(name), "") : null;
    }
}
