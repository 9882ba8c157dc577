package dev.mediasync.local;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of an episode's file tells.
 *
 * @param show the show's title as the file names it, empty where it does not
 * @param season the season, null where the name tells none
 * @param episode the episode, null where the name tells a date only
 * @param end the last episode of a file that holds several
 * @param absolute the number counted over all seasons
 * @param date the day of broadcast of a daily show
 * @param title the episode's own title, empty where the name tells none
 */
record EpisodeName(
        String show,
        @Nullable Integer season,
        @Nullable Integer episode,
        @Nullable Integer end,
        @Nullable Integer absolute,
        @Nullable LocalDate date,
        String title) {
    private static final String GAP = NameWords.GAP;
    private static final String START = "(?<![\\p{L}\\p{N}])";

    /** A film may be called {@code 10x10}; then its year follows. */
    private static final String NO_YEAR = "(?!" + GAP + "*[\\[(](?:19|20)\\d\\d[\\])])";

    /** Names that are episodes wherever they lie. Groups: season, episode. */
    private static final List<Pattern> NUMBERED = List.of(
            pattern(START + "s(\\d{1,4})" + GAP + "{0,3}(?:x?" + GAP + "?(?:episode|ep|e)|x)" + GAP
                    + "?(\\d{1,4})(?!\\d)"),
            pattern(START + "(?:season|saison|staffel|temporada|stagione|series)" + GAP + "*(\\d{1,4})" + GAP
                    + "*(?:episode|episodio|épisode|folge|ep|e)" + GAP + "*(\\d{1,4})(?!\\d)"),
            pattern("(?<![\\p{L}\\p{N}])((?:19[5-9]|20[0-3])\\d|\\d{1,2})x(\\d{1,3})(?![\\d\\p{L}&&[^xX]])" + NO_YEAR));

    /** Names that are episodes wherever they lie, of an unnamed season. Group: episode. */
    private static final Pattern E_NUMBER = pattern(START + "(?:ep" + GAP + "{0,2}(\\d{1,4})|e(\\d{2,4}))(?!\\d)");

    private static final List<Pattern> ANIME = List.of(
            Pattern.compile("^\\[[^\\]]+\\][ ._]*([^\\[\\]]+?)[ ._]+-[ ._]+(\\d{1,4})(?:v\\d)?(?=[ ._\\[(]|$)"),
            Pattern.compile("^\\[[^\\]]+\\][ ._]*\\[?([^\\[\\]]+?)\\]?[ ._]?\\[(\\d{1,3})(?:v\\d)?\\]"));
    private static final Pattern BRACKETED = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern TRAILING_SEASON = pattern("^(.+)[ ._]s(\\d{1,2})$");

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)([ ._-])(\\d\\d)\\2(\\d\\d)(?!\\d)");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<!\\d)(\\d\\d)([ ._-])(\\d\\d)\\2((?:19|20)\\d\\d)(?!\\d)");

    /** Further episodes of the same file: {@code -E03}, {@code E03}, {@code x03}, {@code - 2x03}, {@code -03}. */
    private static final Pattern NEXT = pattern("^(?:" + GAP + "?-" + GAP + "?|" + GAP + "?)(?:(?:s(\\d{1,4})" + GAP
            + "?)?(?:ep|e|x)|(\\d{1,4})x)(\\d{1,4})(?![\\d\\p{L}&&[^eExXsS]])");

    private static final Pattern NEXT_BARE =
            Pattern.compile("^-(\\d{1,3})(?![\\d\\p{L}])(?!-\\d)|^-(\\d{1,3})(?=-\\d{1,3}(?!\\d))");

    /** Names that are episodes only inside a show. Groups: show, episode, last episode. */
    private static final List<Pattern> INSIDE_SHOW = List.of(
            pattern("^()(\\d{1,4})(?:-(\\d{1,4}))?(?=" + GAP + "|$)(?!" + GAP + "*(?:19|20)\\d\\d$)"),
            pattern("^(.*?)" + START + "(?:episode|episodio|épisode|folge|part|pt|teil)" + GAP
                    + "{0,2}(\\d{1,4})(?:-(\\d{1,4}))?(?!\\d)"),
            pattern("^(.+?)" + GAP + "+-" + GAP
                    + "+(?!(?:19|20)\\d\\d(?!\\d))(\\d{1,4})(?:-(\\d{1,4}))?(?:v\\d)?(?=$|[ ._\\[(])"),
            pattern("^(.*\\D)[ ._](?!(?:19|20)\\d\\d)(\\d{1,4})()(?=$|[ ._]*[\\[(])"));

    private static final Pattern SEASON_DIGIT =
            Pattern.compile("^(.*?[^ ._-])[ ._](\\d)(\\d\\d)(?=$|[ ._])(?![ ._]*[pi])");
    private static final Pattern ROMAN =
            pattern("^(.*?)" + START + "(?:part|pt)" + GAP + "{0,2}(i{1,3}|iv|vi{0,3}|ix|x)(?![\\p{L}\\p{N}])");
    private static final List<String> ROMANS = List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x");

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Reads a name that is an episode wherever it lies, or gives null. */
    static @Nullable EpisodeName anywhere(String stem) {
        String name = ProviderTags.of(stem).rest();
        NumberClues clues = NumberClues.of(name);
        if (!clues.any()) {
            return null;
        }
        for (int at = 0; at < NUMBERED.size(); at++) {
            Matcher found = clues.numbered(at) ? NUMBERED.get(at).matcher(name) : null;
            if (found != null && found.find()) {
                return numbered(name, found);
            }
        }
        EpisodeName anime = name.startsWith("[") ? anime(name) : null;
        if (anime != null) {
            return anime;
        }
        EpisodeName daily = clues.year() ? daily(name) : null;
        return daily != null || !clues.shortNumber() ? daily : shortNumber(name);
    }

    private static @Nullable EpisodeName anime(String name) {
        for (Pattern pattern : ANIME) {
            Matcher found = pattern.matcher(name);
            if (found.find() && !NameWords.normal(found.group(1)).isEmpty()) {
                return anime(name, found);
            }
        }
        return null;
    }

    /** A name that tells a title only. */
    static EpisodeName unnumbered(String stem) {
        return new EpisodeName(
                "",
                null,
                null,
                null,
                null,
                null,
                NameWords.title(ProviderTags.of(stem).rest()));
    }

    private static EpisodeName numbered(String name, Matcher found) {
        int season = Integer.parseInt(found.group(1));
        int episode = Integer.parseInt(found.group(2));
        Range range = Range.read(name, found.end(), season, episode);
        return new EpisodeName(
                titleBefore(name, found.start()),
                season,
                episode,
                range.last() == episode ? null : range.last(),
                null,
                null,
                titleAfter(name, range.at()));
    }

    private static EpisodeName anime(String name, Matcher found) {
        String show = NameWords.title(found.group(1));
        int number = Integer.parseInt(found.group(2));
        Matcher season = TRAILING_SEASON.matcher(show);
        if (season.find()) {
            return new EpisodeName(season.group(1), Integer.parseInt(season.group(2)), number, null, null, null, "");
        }
        return new EpisodeName(show, null, number, null, number, null, titleAfter(name, found.end()));
    }

    private static @Nullable EpisodeName daily(String name) {
        Matcher found = YEAR_FIRST.matcher(name);
        LocalDate date = null;
        if (found.find()) {
            date = date(found.group(1), found.group(3), found.group(4));
        } else {
            found = YEAR_LAST.matcher(name);
            if (found.find()) {
                date = unambiguous(found.group(4), found.group(3), found.group(1));
            }
        }
        if (date == null) {
            return null;
        }
        String show = titleBefore(name, found.start());
        return show.isEmpty()
                ? null
                : new EpisodeName(show, null, null, null, null, date, titleAfter(name, found.end()));
    }

    private static @Nullable LocalDate unambiguous(String year, String month, String day) {
        LocalDate date = date(year, month, day);
        LocalDate swapped = date(year, day, month);
        boolean clear = swapped == null || swapped.equals(date);
        return date != null && clear ? date : null;
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable EpisodeName shortNumber(String name) {
        Matcher found = E_NUMBER.matcher(name);
        if (!found.find()) {
            return null;
        }
        int episode = Integer.parseInt(found.group(1) != null ? found.group(1) : found.group(2));
        Range range = Range.read(name, found.end(), -1, episode);
        return new EpisodeName(
                titleBefore(name, found.start()),
                null,
                episode,
                range.last() == episode ? null : range.last(),
                null,
                null,
                titleAfter(name, range.at()));
    }

    /**
     * Reads a name that lies inside a show, or gives null where it tells no number.
     *
     * @param seasonKnown whether the folder tells the season, so that {@code 203} is an episode and no season
     */
    static @Nullable EpisodeName insideShow(String stem, SeasonKnown seasonKnown) {
        return insideShow(stem, anywhere(stem), seasonKnown);
    }

    /** The same where the name was read before as one that can lie anywhere. */
    static @Nullable EpisodeName insideShow(String stem, @Nullable EpisodeName sure, SeasonKnown seasonKnown) {
        if (sure != null) {
            return sure;
        }
        String name = ProviderTags.of(stem).rest();
        Matcher digits = SEASON_DIGIT.matcher(name);
        if (seasonKnown == SeasonKnown.NO && digits.find()) {
            return new EpisodeName(
                    NameWords.title(digits.group(1)),
                    Integer.parseInt(digits.group(2)),
                    Integer.parseInt(digits.group(3)),
                    null,
                    null,
                    null,
                    titleAfter(name, digits.end()));
        }
        for (Pattern pattern : INSIDE_SHOW) {
            Matcher found = pattern.matcher(name);
            if (found.find()) {
                return plain(name, found);
            }
        }
        Matcher roman = ROMAN.matcher(name);
        return roman.find() ? roman(name, roman) : null;
    }

    private static EpisodeName plain(String name, Matcher found) {
        int episode = Integer.parseInt(found.group(2));
        String last = found.group(3);
        Integer end = last == null || last.isEmpty() ? null : Integer.valueOf(last);
        return new EpisodeName(
                titleBefore(name, found.end(1)),
                null,
                episode,
                end != null && end > episode ? end : null,
                null,
                null,
                titleAfter(name, found.end()));
    }

    private static EpisodeName roman(String name, Matcher found) {
        int number = ROMANS.indexOf(found.group(2).toLowerCase(Locale.ROOT)) + 1;
        return new EpisodeName(
                titleBefore(name, found.end(1)), null, number, null, null, null, titleAfter(name, found.end()));
    }

    private static String titleBefore(String name, int end) {
        String before = name.substring(0, end);
        return NameWords.trim(before).isEmpty() ? "" : NameWords.title(before);
    }

    private static String titleAfter(String name, int start) {
        String after = name.substring(start);
        int bracket = after.indexOf('[');
        String plain =
                bracket >= 0 && !NameWords.trim(after.substring(0, bracket)).isEmpty()
                        ? after.substring(0, bracket)
                        : after;
        String bare = NameWords.trim(
                plain.indexOf('[') < 0 ? plain : BRACKETED.matcher(plain).replaceAll(" "));
        int technical = NameWords.technicalPartFromStart(bare);
        String title = NameWords.trim(NameWords.spaced(bare.substring(0, technical)));
        return NameWords.normal(title).isEmpty() ? "" : title;
    }

    /** Whether a folder tells the season. */
    enum SeasonKnown {
        /** It does. */
        YES,
        /** It does not. */
        NO
    }

    /**
     * The last episode of a file, and where the name goes on behind it.
     *
     * @param last the last episode
     * @param at the position behind it
     */
    private record Range(int last, int at) {
        static Range read(String name, int from, int season, int first) {
            Range range = new Range(first, from);
            while (true) {
                Range next = range.next(name, season);
                if (next == null) {
                    return range;
                }
                range = next;
            }
        }

        private @Nullable Range next(String name, int season) {
            String rest = name.substring(at);
            Matcher marked = NEXT.matcher(rest);
            if (marked.find()) {
                String other = marked.group(1) != null ? marked.group(1) : marked.group(2);
                boolean sameSeason = other == null || Integer.parseInt(other) == season;
                return sameSeason ? grown(Integer.parseInt(marked.group(3)), marked.end()) : null;
            }
            Matcher bare = NEXT_BARE.matcher(rest);
            if (bare.find()) {
                String number = bare.group(1) != null ? bare.group(1) : bare.group(2);
                return grown(Integer.parseInt(number), bare.end());
            }
            return null;
        }

        private @Nullable Range grown(int next, int length) {
            boolean codec = next == 264 || next == 265;
            return next > last && !codec ? new Range(next, at + length) : null;
        }
    }
}
