package dev.mediasync.local;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which a name tells an episode wherever it lies.
 *
 * <p>All repetitions are bounded, so that no name takes more steps than its length times a constant.
 */
final class EpisodeForms {
    static final String START = "(?<![\\p{L}\\p{N}])";
    private static final String GAP = "[ ._#№-]{0,3}";
    private static final String WIDE_GAP = "[ ._,;:\\-\\[\\]()]{0,4}";

    /** A film may be called {@code 10x10}; then its year follows. */
    private static final String NO_YEAR = "(?![ ._-]{0,3}[\\[(](?:19|20)\\d\\d[\\])])";

    /** What else is counted behind a season. */
    private static final String NO_COUNT = "(?![ ._-]{0,2}(?:episodes|of|bit|fps|min|mb|gb)(?!\\p{L}))";

    static final String SEASON = anyOf("seasons");
    static final String EPISODE = anyOf("episodes");
    /** What an episode is called behind its number. */
    private static final String BEHIND = anyOf("episodesbehind");

    private static final String COUNT = "([0-9]{1,4}|[一二三四五六七八九十百]{1,4})";

    /** {@code S01E02} and its kin. Groups: season, episode. */
    static final Pattern S_E = pattern(START + "(?:se?|so(?=\\d))(\\d{1,4})(?:" + WIDE_GAP + "(?:episodes?|eps?|e)"
            + GAP + "|x(?:ep|e)?[ ._-]?)(\\d{1,4})(?!\\d)");

    /** The same further on in a name, where it may follow a number. */
    static final Pattern S_E_AGAIN = pattern("(?<!\\p{L})s(\\d{1,4})[ ._-]?(?:ep|e)[ ._-]?(\\d{1,4})(?!\\d)");

    /** A special beside a season, {@code S01SP01}; specials are season 0. Group: episode. */
    private static final Pattern SPECIAL = pattern(START + "s\\d{1,2}[ ._-]?sp(\\d{1,3})(?![\\d\\p{L}])");

    /** The episode behind a dot or a space: {@code S01.07}; what is counted otherwise is no episode. */
    private static final Pattern S_DOT =
            pattern(START + "s(\\d{1,2})[ ._](\\d{2})(?=$|[ ._\\[(-])(?![ ._-]\\d{1,3}(?!\\d))" + NO_COUNT);

    /** Both in four digits: {@code S0107}, unless they are a year. */
    private static final Pattern S_FOUR = pattern(START + "s(?!19|20)(\\d\\d)(\\d\\d)(?![\\p{L}\\p{N}])");

    /** Beside the number over all seasons: {@code Show 37 (S2-12)}. */
    private static final Pattern S_IN_BRACKETS = pattern("[\\[(]s(\\d{1,2})-(\\d{1,3})[\\])]");

    private static final Pattern GLUED = Pattern.compile("(?<=[\\p{Ll}\\]])S(\\d{1,2})E(\\d{2,3})(?!\\d)");
    private static final Pattern CROSS = pattern(
            START + "(?!16x9(?!\\d))((?:19[5-9]|20[0-3])\\d|\\d{1,2})x(\\d{1,3})(?![\\d\\p{L}&&[^xX]])" + NO_YEAR);

    /** The same behind a title without a gap: {@code Show1x02}. */
    private static final Pattern CROSS_GLUED = Pattern.compile("(?<=\\p{Ll})(\\d{1,2})x(\\d{2})(?![\\p{L}\\p{N}])");

    private static final Pattern DASHED =
            pattern(START + "s(\\d{1,2})[ ._]{1,2}-[ ._]{1,2}(\\d{1,4})(?:v\\d)?(?=$|[ ._]{0,2}[\\[(]|[ ._]-)");
    private static final Pattern TEMPORADA =
            pattern(START + "t(\\d{1,2})(?:" + GAP + "(?:cap|ep|e)" + GAP + "|xe?)(\\d{1,3})(?!\\d)");
    private static final Pattern CHAPTER =
            pattern("[\\[( ._-]ca?ap[ ._]?(\\d{1,2})(\\d\\d)(?:[_-]\\1(\\d\\d))?(?!\\d)");
    private static final Pattern EAST =
            pattern("(?:第|시즌 ?)" + COUNT + "(?:[季期部][ ._-]{0,3}|[ ._-]{1,3})第?" + COUNT + "[集話话回화회]");
    private static final Pattern WORDS = pattern(START + SEASON + GAP + "(\\d{1,4})" + WIDE_GAP + "(?:" + EPISODE
            + "|eps?|e)" + GAP + "\\(?(\\d{1,4})(?!\\d)");

    private static final Pattern WORDS_DOT = pattern(
            START + SEASON + "[ ._](\\d{1,2})[ ._](\\d{2})(?=$|[ ._\\[(-])(?![ ._,&-]{1,3}\\d{1,3}(?!\\d))" + NO_COUNT);

    private static final Pattern WORDS_DASHED = pattern(START + SEASON + GAP
            + "(\\d{1,2})[ ._]{1,2}-[ ._]{1,2}(\\d{1,4})" + "(?:v\\d)?(?=$|[ ._]{0,2}[\\[(]|[ ._]-)");
    private static final Pattern NUMBER_FIRST =
            pattern("(?<![\\p{L}\\d])(\\d{1,2})(?:st|nd|rd|th|\\.|ª|º|a|-?[йяе])?" + GAP + SEASON + "(?:" + WIDE_GAP
                    + "(?:" + EPISODE + "|ep|e)" + GAP + "|[ ._]{1,2}-[ ._]{1,2})(\\d{1,4})(?![\\dpi])");

    private static final Pattern SEASON_LAST = pattern("[ ._-]{1,3}\\(?(?:" + SEASON + GAP
            + "|s)(\\d{1,2})[ ._,-]{0,3}(?:\\[[^\\[\\]]{0,60}\\]?){0,3}[ ._(-]{0,3}$");

    private static final List<Pattern> AFTER_S = List.of(S_E, DASHED, GLUED, S_IN_BRACKETS, S_DOT, S_FOUR);
    private static final List<Pattern> CROSSES = List.of(CROSS, CROSS_GLUED);
    private static final List<Pattern> SPANISH = List.of(TEMPORADA, CHAPTER);
    /** Both numbers before their words: {@code 1 сезон, 5 серия}. */
    private static final Pattern NUMBERS_FIRST = pattern("(?<![\\p{L}\\d])(\\d{1,2})(?:\\.|-?[йяе])?" + GAP + SEASON
            + WIDE_GAP + "(\\d{1,4})(?:\\.|-?[йяе])?" + GAP + BEHIND + "(?!\\p{L})");

    private static final List<Pattern> WITH_WORDS =
            List.of(WORDS, WORDS_DASHED, NUMBERS_FIRST, NUMBER_FIRST, WORDS_DOT);

    /** An episode of an unnamed season. Group: episode. */
    private static final Pattern E_NUMBER =
            pattern(START + "(?:eps?" + GAP + "(\\d{1,4})|e(\\d{2,4}))(?![\\d\\p{L}&&[^eEvV]])");

    private static final Pattern OF =
            pattern(START + "(?:(?:part|pt|teil)[ ._-])?(\\d{1,2})[ ._]?of[ ._]?\\d{1,2}(?![\\d\\p{L}])" + NO_YEAR);
    private static final Pattern NUMBER_BEFORE =
            pattern("(?<![\\p{L}\\d.])(\\d{1,4})(?:\\.|-?[йяе])?[ ._-]?" + BEHIND + "(?!\\p{L})");
    private static final Pattern EAST_ALONE = pattern("第?" + COUNT + "[話话集回화회](?!\\p{L})");
    private static final Pattern EAST_SHARP = pattern("#(\\d{1,4})(?!\\d)");

    private EpisodeForms() {}

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static String anyOf(String table) {
        return WordTable.ordered(table).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    /** The text before an episode without the season that is told there once more. */
    static String withoutSeason(String before) {
        String text = before.stripTrailing();
        boolean may = !text.isEmpty() && "0123456789]-_.,[(".indexOf(text.charAt(text.length() - 1)) >= 0;
        if (!may || !NumberClues.of(before).any()) {
            return before;
        }
        Matcher season = SEASON_LAST.matcher(before);
        return season.find() && season.start() > 0 ? before.substring(0, season.start()) : before;
    }

    /** The season told right before an episode that is counted by itself, or null. */
    static @Nullable Integer seasonBefore(String before) {
        Matcher season = SEASON_LAST.matcher(before);
        return season.find() ? Integer.valueOf(season.group(1)) : null;
    }

    /** Finds the form that tells season and episode, or the episode alone. */
    static @Nullable Found find(String name, NumberClues clues) {
        Found found = clues.afterS() ? first(AFTER_S, name) : null;
        if (found == null && clues.afterS()) {
            Found special = alone(SPECIAL, name);
            found = special == null ? null : new Found(0, special.episode(), null, special.start(), special.end());
        }
        if (found == null && clues.cross()) {
            found = first(CROSSES, name);
        }
        if (found == null && clues.spanish()) {
            found = first(SPANISH, name);
        }
        if (found == null && clues.seasonWord()) {
            found = first(WITH_WORDS, name);
        }
        return found != null || !clues.beyondLatin() ? found : of(EAST, name);
    }

    /** Finds the form that tells an episode of no named season. */
    static @Nullable Found findAlone(String name, NumberClues clues) {
        Found found = clues.episodeLetter() ? alone(E_NUMBER, name) : null;
        if (found == null && clues.of()) {
            found = alone(OF, name);
        }
        if (found == null && clues.wordBehind()) {
            found = alone(NUMBER_BEFORE, name);
        }
        if (found == null && clues.beyondLatin()) {
            found = alone(EAST_ALONE, name);
        }
        return found == null && clues.beyondLatin() && name.indexOf('#') >= 0 ? alone(EAST_SHARP, name) : found;
    }

    private static @Nullable Found first(List<Pattern> patterns, String name) {
        for (Pattern pattern : patterns) {
            Found found = of(pattern, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Found of(Pattern pattern, String name) {
        Matcher found = pattern.matcher(name);
        if (!found.find()) {
            return null;
        }
        String last = found.groupCount() > 2 ? found.group(3) : null;
        return new Found(
                Numerals.value(found.group(1)),
                Numerals.value(found.group(2)),
                last == null ? null : Integer.valueOf(last),
                found.start(),
                found.end());
    }

    private static @Nullable Found alone(Pattern pattern, String name) {
        Matcher found = pattern.matcher(name);
        if (!found.find()) {
            return null;
        }
        String number = found.group(1) != null || found.groupCount() < 2 ? found.group(1) : found.group(2);
        return new Found(null, Numerals.value(number), null, found.start(), found.end());
    }

    /**
     * Where a name tells an episode.
     *
     * @param season the season, null where it tells none
     * @param episode the first episode
     * @param last the last episode where the form itself tells one
     * @param start where the form begins
     * @param end where it ends
     */
    record Found(
            @Nullable Integer season, int episode, @Nullable Integer last, int start, int end) {}
}
