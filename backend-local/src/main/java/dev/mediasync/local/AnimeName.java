package dev.mediasync.local;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads names as groups of anime fans give them: {@code [Group] Title - 07v2 [1080p][ABCD1234]}. */
final class AnimeName {
    private static final String NO_PICTURE = "(?!(?:480|720|1080|2160|(?:19|20)\\d\\d)(?!\\d))";
    private static final String VERSION = "(?:[ ._]?v\\d)?";
    private static final String NO_HALF = "(?!\\.\\d(?!\\d))";
    private static final String END = "(?=$|[ ._]{0,2}[\\[(【]|[ ._]{1,2}-|[ ._]v\\d|[ ._])" + NO_HALF;

    /** Groups: first, last. */
    private static final List<Pattern> NUMBERS = List.of(
            EpisodeForms.pattern("[ ._]{1,2}[-–][ ._]{1,2}" + NO_PICTURE
                    + "(?:ep?[ ._]?|#)?(\\d{1,4})(?:[ ._]?[-~+&][ ._]?(\\d{1,4}))?" + VERSION + END),
            EpisodeForms.pattern(
                    "[\\[【(]" + NO_PICTURE + "(?:ep?[ ._]?|#|第)?(\\d{1,4})(?:[ ._]?[-~+&][ ._]?(\\d{1,4}))?" + VERSION
                            + "(?:[話话集回]|[ ._]?(?:end|fin|完|fixed))?[\\]】)]"),
            EpisodeForms.pattern("[ ._]" + NO_PICTURE + "(\\d{2,4})(?:[-~](\\d{2,4}))?" + VERSION
                    + "(?=$|[ ._]{0,2}[\\[(【])" + NO_HALF));

    /** When the series began, as Chinese groups tell it. */
    private static final Pattern STARS = Pattern.compile("★[^★]{1,30}★");

    private static final Pattern YEAR = Pattern.compile("[\\[(](?:19|20)\\d\\d[\\])]");
    private static final Pattern TRAILING_SEASON = EpisodeForms.pattern(
            "[ ._](?:s(\\d{1,2})|season[ ._](\\d{1,2})|(\\d)(?:st|nd|rd|th)[ ._]season|第([0-9一二三四五六七八九十]{1,2})[季期])$");

    private AnimeName() {}

    /** Reads a name that begins with a group in brackets, or gives null. */
    static @Nullable EpisodeName read(String name) {
        boolean group = name.startsWith("[") || name.startsWith("【");
        int from = group ? Brackets.close(name, 0) + 1 : 0;
        if (from <= 0) {
            return null;
        }
        for (Pattern pattern : NUMBERS) {
            Matcher found = pattern.matcher(name);
            if (found.find(from)) {
                EpisodeName episode = read(name, from, found);
                if (episode != null) {
                    return episode;
                }
            }
        }
        return null;
    }

    private static @Nullable EpisodeName read(String name, int from, Matcher found) {
        String raw = name.substring(from, found.start());
        String show = show(raw);
        boolean film = YEAR.matcher(name).find(found.end());
        if (film || NameWords.normal(show).isEmpty()) {
            return null;
        }
        int first = Integer.parseInt(found.group(1));
        int last = found.group(2) == null ? first : Integer.parseInt(found.group(2));
        List<Integer> episodes = EpisodeRange.between(first, Math.max(first, last));
        String title = EpisodeName.titleAfter(name, found.end());
        Matcher season = TRAILING_SEASON.matcher(show);
        return season.find()
                ? new EpisodeName(show.substring(0, season.start()), season(season), episodes, null, null, title)
                : new EpisodeName(show, null, episodes, first, null, title);
    }

    /** The title is the first text outside of brackets, else the text in the first ones. */
    private static String show(String all) {
        String raw = STARS.matcher(all).replaceAll("");
        String outside = NameWords.trim(Brackets.without(NameWords.spaced(raw)));
        if (!NameWords.normal(outside).isEmpty()) {
            return NameWords.title(raw);
        }
        int open = 0;
        while (open < raw.length() && Brackets.close(raw, open) < 0) {
            open++;
        }
        int close = Brackets.close(raw, open);
        return close < 0 ? "" : NameWords.trim(NameWords.spaced(raw.substring(open + 1, close)));
    }

    private static int season(Matcher found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return Numerals.value(found.group(group));
            }
        }
        throw new IllegalStateException("A season has a number");
    }
}
