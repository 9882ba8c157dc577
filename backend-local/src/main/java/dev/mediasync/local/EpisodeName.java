package dev.mediasync.local;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of an episode's file tells.
 *
 * @param show the show's title as the file names it, empty where it does not
 * @param season the season, null where the name tells none
 * @param episodes the episodes, empty where the name tells none, or a range that goes backwards
 * @param absolute the number counted over all seasons
 * @param date the day of broadcast of a daily show
 * @param title the episode's own title, empty where the name tells none
 */
record EpisodeName(
        String show,
        @Nullable Integer season,
        List<Integer> episodes,
        @Nullable Integer absolute,
        @Nullable LocalDate date,
        String title) {
    /** The number over all seasons beside the one in a season: {@code Show - 045 - S02E03}. */
    private static final Pattern ABSOLUTE_BEFORE = Pattern.compile(
            "[ ._](?:-[ ._](?!(?:19|20)\\d\\d(?!\\d))(\\d{2,4})(?:-\\d{2,4})?|(\\d{2,3})-\\d{2,3})[ ._-]{0,3}$");

    private static final Pattern ABSOLUTE_AFTER =
            Pattern.compile("[ ._]{0,2}(?:-[ ._]|\\()?(0\\d{1,3}|\\d{3})\\)?(?=$|[ ._]-[ ._]|[ ._]{0,2}[\\[(])");

    EpisodeName {
        episodes = List.copyOf(episodes);
    }

    /** The first episode. */
    @Nullable
    Integer episode() {
        return episodes.isEmpty() ? null : episodes.get(0);
    }

    /** The last episode of a file that holds several. */
    @Nullable
    Integer end() {
        return episodes.size() < 2 ? null : episodes.get(episodes.size() - 1);
    }

    /** Reads a name that is an episode wherever it lies, or gives null. */
    static @Nullable EpisodeName anywhere(String stem) {
        String name = NameWords.plain(ProviderTags.of(stem).rest());
        NumberClues clues = NumberClues.of(name);
        if (!clues.any()) {
            return null;
        }
        EpisodeForms.Found found = EpisodeForms.find(name, clues);
        if (found != null) {
            return numbered(name, found, clues);
        }
        EpisodeName anime = AnimeName.read(name);
        if (anime != null) {
            return anime;
        }
        DateInName date = clues.date() ? DateInName.find(name) : null;
        EpisodeForms.Found alone = EpisodeForms.findAlone(name, clues);
        boolean dayBehind = date != null && alone != null && alone.end() <= date.start();
        if (date != null && !dayBehind) {
            EpisodeName daily = daily(name, date);
            return daily.show().isEmpty() ? null : daily;
        }
        return alone == null ? shortDay(name, clues) : alone(name, alone, date);
    }

    private static @Nullable EpisodeName shortDay(String name, NumberClues clues) {
        DateInName day = clues.shortDate() && YearInName.find(name) == null ? DateInName.findTwoDigits(name) : null;
        return day == null ? null : daily(name, day);
    }

    /** A name that tells a title only. */
    static EpisodeName unnumbered(String stem) {
        String title = NameWords.title(NameWords.plain(ProviderTags.of(stem).rest()));
        return new EpisodeName("", null, List.of(), null, null, title);
    }

    private static EpisodeName numbered(String name, EpisodeForms.Found found, NumberClues clues) {
        EpisodeRange range = EpisodeRange.read(name, found);
        Matcher before = ABSOLUTE_BEFORE.matcher(name.substring(0, found.start()));
        Matcher after = ABSOLUTE_AFTER.matcher(name).region(range.end(), name.length());
        boolean counted = clues.more() && before.find();
        boolean countedBehind = clues.more() && !counted && after.lookingAt();
        String absolute =
                counted ? before.group(before.group(1) == null ? 2 : 1) : countedBehind ? after.group(1) : null;
        String title = titleAfter(name, countedBehind ? after.end() : range.end());
        DateInName day = clues.date() ? DateInName.find(name) : null;
        boolean apart = day != null && (day.end() <= found.start() || day.start() >= range.end());
        DateInName date = apart ? day : null;
        boolean dayBefore = date != null && date.start() > 0 && date.end() <= found.start();
        return new EpisodeName(
                titleBefore(name, dayBefore && date != null ? date.start() : counted ? before.start() : found.start()),
                range.season(),
                range.episodes(),
                absolute == null ? null : Integer.valueOf(absolute),
                date == null ? null : date.date(),
                title.isEmpty() && range.episodes().isEmpty() ? NameWords.title(name) : title);
    }

    static EpisodeName daily(String name, DateInName date) {
        String show = titleBefore(name, date.start());
        String after = titleAfter(name, date.end());
        boolean first = show.isEmpty() && date.start() == 0;
        return new EpisodeName(first ? after : show, null, List.of(), null, date.date(), first ? "" : after);
    }

    /** An episode that is counted without a season is one of the first, and counts over all. */
    private static EpisodeName alone(String name, EpisodeForms.Found found, @Nullable DateInName day) {
        EpisodeRange range = EpisodeRange.read(name, found);
        Integer season = EpisodeForms.seasonBefore(name.substring(0, found.start()));
        DateInName date = day == null ? DateInName.findShort(name, range.end()) : day;
        return new EpisodeName(
                titleBefore(name, found.start()),
                season == null ? Integer.valueOf(1) : season,
                range.episodes(),
                range.episodes().isEmpty() || season != null ? null : found.episode(),
                date == null ? null : date.date(),
                titleAfter(name, date == null ? range.end() : Math.max(range.end(), date.end())));
    }

    /**
     * Reads a name that lies inside a show, or gives null where it tells no number.
     *
     * @param season the season that the folder tells, so that {@code 203} is an episode and no season
     */
    static @Nullable EpisodeName insideShow(String stem, @Nullable Integer season) {
        return insideShow(stem, anywhere(stem), season);
    }

    /** The same where the name was read before as one that can lie anywhere. */
    static @Nullable EpisodeName insideShow(String stem, @Nullable EpisodeName sure, @Nullable Integer season) {
        if (sure != null) {
            return season == null || sure.absolute == null ? sure : sure.inSeason();
        }
        EpisodeName name =
                ShowNumbers.read(NameWords.plain(ProviderTags.of(stem).rest()), season);
        return name == null || season == null ? name : name.inSeason();
    }

    /** Below a season's folder a number without season counts inside it. */
    private EpisodeName inSeason() {
        boolean implied = absolute != null && absolute.equals(episode());
        return implied ? new EpisodeName(show, null, episodes, null, date, title) : this;
    }

    static String titleBefore(String name, int end) {
        String before = name.substring(0, end);
        return NameWords.trim(before).isEmpty()
                ? ""
                : Scripts.latin(NameWords.title(EpisodeForms.withoutSeason(untechnical(before))));
    }

    /** What is technical before an episode stands between it and the season. */
    private static String untechnical(String before) {
        if (!NumberClues.of(before).season()) {
            return before;
        }
        String named = Brackets.withoutGroup(before);
        int technical = ReleaseWords.start(named);
        return technical < named.length() ? Brackets.closed(named.substring(0, technical)) : named;
    }

    static String titleAfter(String name, int start) {
        String after = name.substring(Math.min(start, name.length()));
        int bracket = after.indexOf('[');
        boolean words =
                bracket >= 0 && !NameWords.trim(after.substring(0, bracket)).isEmpty();
        String bare = NameWords.trim(words ? after.substring(0, bracket) : Brackets.without(after));
        String title = NameWords.trim(NameWords.spaced(bare.substring(0, ReleaseWords.startOrZero(bare))));
        return NameWords.normal(title).isEmpty() ? "" : title;
    }
}
