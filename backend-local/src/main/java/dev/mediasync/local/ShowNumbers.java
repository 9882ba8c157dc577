package dev.mediasync.local;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads names that are episodes only inside a show: {@code 02 - Title}, {@code Show 05}, {@code Part III}. */
final class ShowNumbers {
    private static final String NO_YEAR = "(?!(?:19|20)\\d\\d(?!\\d))";
    private static final String TO = "(?:(?:-| ?[~&+] ?|, ?)(\\d{1,4}))?";
    private static final String VERSION = "(?:v\\d)?";

    private static final Pattern FIRST =
            Pattern.compile("^\\[?(\\d{1,4})" + TO + VERSION + "\\]?(?=[ ._-]|$)(?![ ._-]{0,3}(?:19|20)\\d\\d$)");
    private static final Pattern SEASON_DASH = Pattern.compile("^(\\d{1,2})-(\\d{2})(?=[ ._]|$)");
    private static final Pattern WORD = EpisodeForms.pattern(
            EpisodeForms.START + "(?:" + EpisodeForms.EPISODE
                    + "|part|pt|teil|#)[ ._-]{0,2}(\\d{1,4})(?:(?:-| ?[~&+] ?|[ ._](?:and|&)[ ._](?:(?:part|pt)[ ._]?)?)(\\d{1,4}))?(?!\\d)");
    private static final Pattern WORD_LAST =
            EpisodeForms.pattern("(?<![\\p{L}\\d])(\\d{1,4})()(?:-?[яйе]|\\.|st|nd|rd|th)?[ ._-]{0,2}"
                    + EpisodeForms.EPISODE + "(?!\\p{L})");
    private static final Pattern SHARP = Pattern.compile("#(\\d{1,4})()(?!\\d)");
    private static final Pattern DASHED = Pattern.compile("[ ._-]{1,3}-[ ._]{0,2}" + NO_YEAR + "(\\d{1,4})" + TO
            + VERSION + "[a-c]?(?=$|[ ._\\[(])(?!\\.\\d(?!\\d))");
    private static final Pattern BRACKETED =
            Pattern.compile("[\\[(]" + NO_YEAR + "(\\d{1,3})" + TO + VERSION + "[\\])]");
    private static final Pattern TRAILING = Pattern.compile("(?<=\\D)[ ._]" + NO_YEAR + "(\\d{1,4})" + TO + VERSION
            + "(?:[ ._](?i:raw|end|fin))?(?=$|[ ._]{0,3}[\\[(]|[ ._]-[ ._])");
    /** A range at the end, also where the title itself ends in a number. */
    static final Pattern RANGE_LAST =
            Pattern.compile("(?<=[\\p{L}\\p{N}.)!?])[ ._]" + NO_YEAR + "(\\d{2,4})-(\\d{2,4})$");

    private static final Pattern PADDED_LAST = Pattern.compile("(?<=\\p{L}[ ._])(0\\d{1,3})()" + VERSION + "$");

    /** A number between words counts only with a zero before it. */
    private static final Pattern PADDED = Pattern.compile("(?<=\\p{L}[ ._])(0\\d{1,2})()(?=[ ._]\\p{L})");

    private static final Pattern SEASON_DIGIT =
            Pattern.compile("(?<=[^ ._-])([ ._])(\\d{1,2})(\\d\\d)(?=$|[ ._\\[(]|-(?!\\d))(?![ ._]{0,2}[pi])");
    private static final Pattern NUMERAL = EpisodeForms.pattern(EpisodeForms.START
            + "(?:part|pt|episode|chapter|teil)[ ._-]{0,2}(x?v?i{1,3}|i?[xv]|x[iv]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
            + "(?![\\p{L}\\p{N}])");

    private static final Pattern SPECIAL = EpisodeForms.pattern(
            EpisodeForms.START + "(?:specials?|sp|ova|oad|ona)[ ._-]{0,2}(\\d{1,3})?(?=$|[ ._\\[(-])(?!\\.\\d{4})");

    private static final Pattern HUNDREDS =
            Pattern.compile("(?:^\\[?|\\[|(?<=\\p{Ll}))(\\d)(\\d\\d)(?:\\]|(?=$|[ ._]-[ ._]|[ .]\\p{L}))");

    /** Season and episode with a dot or a line between them, at an edge of the name or between its dashes. */
    private static final Pattern DOTTED =
            EpisodeForms.pattern("(?:^\\[?|(?<!(?<!\\d)\\d{1,2})[ ._-]{1,3}(?:\\[|" + EpisodeForms.EPISODE
                    + "[ ._]{1,2})?)(\\d{1,2})(?:\\.(\\d{2,3})|_(\\d\\d))(?=\\]|$|[ ._]{1,2}-[ ._]|[.-]f$)");

    private static final Pattern DOTTED_FIRST = Pattern.compile("^(\\d{1,2})\\.(\\d{2,3})()(?=[ .]\\p{L})");

    private static final List<Pattern> IN_ORDER = List.of(WORD_LAST, FIRST, WORD, SHARP, DASHED);
    private static final int HUNDRED = 100;

    private ShowNumbers() {}

    /** Reads a name inside a show, whose folder may tell the season. */
    static @Nullable EpisodeName read(String name, @Nullable Integer season) {
        EpisodeName date = daily(name);
        if (date != null) {
            return date;
        }
        Matcher dash = SEASON_DASH.matcher(name);
        if (season == null && dash.find()) {
            int first = Integer.parseInt(dash.group(1));
            return episode(name, new Place(dash, first, Integer.parseInt(dash.group(2))), null);
        }
        EpisodeName dotted = dotted(name, season);
        if (dotted != null) {
            return dotted;
        }
        EpisodeName number = hundreds(name, season);
        number = number == null ? first(IN_ORDER, name) : number;
        if (number != null) {
            return number;
        }
        EpisodeName digits = seasonDigit(name, season);
        EpisodeName last = digits != null ? digits : last(name);
        return last != null ? last : first(List.of(PADDED), name);
    }

    /** Reads {@code 5.03 - Title}, {@code Show - 5.03} and {@code show_05_03}, unless the folder tells another season. */
    private static @Nullable EpisodeName dotted(String name, @Nullable Integer season) {
        String title = NameWords.trim(name.substring(0, ReleaseWords.start(name)));
        Matcher found = DOTTED.matcher(title);
        if (!found.find()) {
            found = DOTTED_FIRST.matcher(title);
            if (!found.find()) {
                return null;
            }
        }
        int told = Integer.parseInt(found.group(1));
        String number = found.group(2) == null ? found.group(3) : found.group(2);
        boolean fits = told > 0 && (season == null || season == told);
        return fits ? episode(title, new Place(found, told, Integer.parseInt(number)), null) : null;
    }

    /** Reads what is left: brackets, the end, numbers in words, specials. */
    private static @Nullable EpisodeName last(String name) {
        String title = name.substring(0, ReleaseWords.start(name));
        EpisodeName number = first(List.of(BRACKETED, RANGE_LAST, PADDED_LAST, TRAILING), NameWords.trim(title));
        if (number != null) {
            return number;
        }
        Matcher numeral = NUMERAL.matcher(name);
        if (!numeral.find()) {
            return special(name);
        }
        int value = Numerals.value(numeral.group(1));
        return episode(name, new Place(numeral, 1, value), value);
    }

    /** Below its season's folder {@code 203} is the third of the second season. */
    private static @Nullable EpisodeName hundreds(String name, @Nullable Integer season) {
        Matcher found = HUNDREDS.matcher(name);
        boolean fits = season != null && found.find() && Integer.parseInt(found.group(1)) == season;
        int number = fits ? Integer.parseInt(found.group(2)) : 0;
        return number == 0 || season == null ? null : episode(name, new Place(found, season, number), null);
    }

    private static @Nullable EpisodeName daily(String name) {
        DateInName date = DateInName.find(name);
        return date == null ? null : EpisodeName.daily(name, date);
    }

    /** Reads a special, whose season is 0. */
    static @Nullable EpisodeName special(String name) {
        Matcher special = SPECIAL.matcher(name);
        if (!special.find()) {
            return null;
        }
        String show = EpisodeName.titleBefore(name, special.start());
        String title = EpisodeName.titleAfter(name, special.end());
        List<Integer> episodes = special.group(1) == null ? List.of() : List.of(Integer.valueOf(special.group(1)));
        String own = title.isEmpty() ? NameWords.title(name) : title;
        return new EpisodeName(show, 0, episodes, null, null, own);
    }

    /** Reads {@code show.203} as the third of the second season, unless the folder tells another one. */
    static @Nullable EpisodeName seasonDigit(String name, @Nullable Integer season) {
        Matcher found = SEASON_DIGIT.matcher(name.substring(0, ReleaseWords.start(name)));
        if (!found.find()) {
            return null;
        }
        int told = Integer.parseInt(found.group(2));
        int number = Integer.parseInt(found.group(3));
        boolean plausible = number > 0 && told > 0 && (told < 10 || !year(told));
        boolean fits = season == null || season == told;
        if (!plausible || !fits) {
            return null;
        }
        // Between spaces the number may as well count over all seasons.
        boolean spaces = season == null && found.group(1).equals(" ");
        return episode(name, new Place(found, told, number), spaces ? told * HUNDRED + number : null);
    }

    private static boolean year(int century) {
        return century == 19 || century == 20;
    }

    private static @Nullable EpisodeName first(List<Pattern> patterns, String name) {
        for (Pattern pattern : patterns) {
            Matcher found = pattern.matcher(name);
            if (found.find() && !(pattern == FIRST && titled(name, found.end()))) {
                return plain(name, found, pattern == WORD || pattern == WORD_LAST);
            }
        }
        return null;
    }

    /** Whether a first number is a piece of the title, as in {@code 3-Gatsu - 05}. */
    private static boolean titled(String name, int end) {
        boolean glued = end + 1 < name.length() && name.charAt(end) == '-' && Character.isLetter(name.charAt(end + 1));
        return glued && DASHED.matcher(name).find(end + 1);
    }

    private static EpisodeName plain(String name, Matcher found, boolean word) {
        int number = Integer.parseInt(found.group(1));
        String last = found.group(2);
        int end = last == null || last.isEmpty() ? number : Integer.parseInt(last);
        return new EpisodeName(
                EpisodeName.titleBefore(name, found.start()),
                word ? 1 : null,
                EpisodeRange.between(number, Math.max(number, end)),
                number,
                null,
                EpisodeName.titleAfter(name, found.end()));
    }

    private static EpisodeName episode(String name, Place place, @Nullable Integer absolute) {
        return new EpisodeName(
                EpisodeName.titleBefore(name, place.found().start()),
                place.season(),
                List.of(place.episode()),
                absolute,
                null,
                EpisodeName.titleAfter(name, place.found().end()));
    }

    private record Place(Matcher found, int season, int episode) {}
}
