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

    private static final String MARK = "(?:(?:" + EpisodeForms.EPISODE + "|ep?)[ ._]?|#)?";
    private static final String TO = "(?:[ ._]?[-~+&][ ._]?(\\d{1,4}))?";

    /** Groups: first, last. */
    private static final List<Pattern> NUMBERS = List.of(
            EpisodeForms.pattern("[ ._]{1,2}[-–][ ._]{1,2}" + NO_PICTURE + MARK + "(\\d{1,4})" + VERSION + TO + VERSION
                    + "(?=$|[ ._]{0,2}[\\[(【]|[ ._]-[ ._])" + NO_HALF),
            EpisodeForms.pattern(
                    "[ ._]{1,2}[-–][ ._]{1,2}" + NO_PICTURE + MARK + "(\\d{1,4})" + VERSION + TO + VERSION + END),
            EpisodeForms.pattern("[\\[【(]" + NO_PICTURE + "(?:ep?[ ._]?|#|第)?(\\d{1,4})" + TO + VERSION
                    + "(?:[話话集回]|[ ._]?(?:end|fin|完|fixed))?[\\]】)]"),
            EpisodeForms.pattern("[ ._](?:ep[ ._]?)?#(\\d{1,4})" + TO + "(?!\\d)"),
            EpisodeForms.pattern("[ ._]" + MARK + NO_PICTURE + "(\\d{2,4}|\\d(?=-\\d{2}))(?:[-~](\\d{2,4}))?" + VERSION
                    + "(?=$|[ ._]{0,2}[\\[(【])" + NO_HALF));

    /** An episode between two others, told by a half. Group: the number. */
    private static final Pattern HALF = Pattern.compile("[ ._]-[ ._](\\d{1,3}\\.[1-9])(?=$|[ ._]{0,2}[\\[(]|[ ._]-)");

    private static final Pattern SPECIAL = EpisodeForms.pattern(
            "[ ._](?:sp|ex|ova|oad|special)[ ._]?(\\d{1,2})(?:v\\d)?(?=$|[ ._]{0,2}[\\[(]|[ ._]-)");

    /** When the series began, as Chinese groups tell it. */
    private static final Pattern STARS = Pattern.compile("★[^★]{1,30}★");

    private static final Pattern YEAR = Pattern.compile("[\\[(](?:19|20)\\d\\d[\\])]");
    private static final Pattern TRAILING_SEASON = EpisodeForms.pattern(
            "[ ._]\\(?(?:s(\\d{1,2})|season[ ._](\\d{1,2})|(\\d)(?:st|nd|rd|th)[ ._]season|第([0-9一二三四五六七八九十]{1,2})[季期])\\)?"
                    + "(?:[ ._](?:-[ ._])?(?:part|cour)[ ._]?\\d)?$");

    private AnimeName() {}

    /** Reads a name that begins with a group in brackets, or gives null. */
    static @Nullable EpisodeName read(String name) {
        int from = Brackets.close(name, 0) + 1;
        boolean number = from > 0
                && name.charAt(0) == '('
                && name.substring(1, from).chars().noneMatch(Character::isLetter);
        if (from <= 0 || number || name.charAt(0) == '{') {
            return null;
        }
        EpisodeName special = special(name, from);
        if (special != null) {
            return special;
        }
        for (Pattern pattern : NUMBERS) {
            EpisodeName episode = read(name, from, pattern.matcher(name));
            if (episode != null) {
                return episode;
            }
        }
        // The number may stand before the technical part without any mark.
        int technical = ReleaseWords.start(name);
        String before = NameWords.trim(name.substring(0, technical));
        return before.length() <= from
                ? null
                : read(before, from, NUMBERS.get(NUMBERS.size() - 1).matcher(before));
    }

    private static @Nullable EpisodeName special(String name, int from) {
        Matcher half = HALF.matcher(name);
        if (half.find(from)) {
            String title = EpisodeName.titleAfter(name, half.end());
            String show = TRAILING_SEASON
                    .matcher(show(name.substring(from, half.start())))
                    .replaceFirst("");
            return new EpisodeName(show, 0, List.of(), null, null, title.isEmpty() ? half.group(1) : title);
        }
        Matcher special = SPECIAL.matcher(name);
        return special.find(from)
                ? new EpisodeName(
                        NameWords.trim(show(name.substring(from, special.start()))),
                        0,
                        List.of(Integer.valueOf(special.group(1))),
                        null,
                        null,
                        EpisodeName.titleAfter(name, special.end()))
                : null;
    }

    private static @Nullable EpisodeName read(String name, int from, Matcher found) {
        if (!found.find(from)) {
            return null;
        }
        // Where all is in brackets, the first ones may hold the title.
        String raw = name.substring(found.start() == from ? 0 : from, found.start());
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
                ? new EpisodeName(
                        NameWords.trim(show.substring(0, season.start())), season(season), episodes, null, null, title)
                : new EpisodeName(show, null, episodes, first, null, title);
    }

    /** The title is the first text outside of brackets, else the text in the first ones. */
    private static String show(String all) {
        String raw = STARS.matcher(all).replaceAll("");
        String outside = NameWords.trim(Brackets.without(NameWords.spaced(raw)));
        if (!NameWords.normal(outside).isEmpty()) {
            return Scripts.latin(NameWords.title(raw));
        }
        String first = "";
        for (int open = 0; open < raw.length(); open++) {
            int close = Brackets.close(raw, open);
            String text = close < 0 ? "" : NameWords.trim(NameWords.spaced(raw.substring(open + 1, close)));
            if (!text.isEmpty() && (first.isEmpty() || !Scripts.eastern(first))) {
                first = first.isEmpty() ? text : first;
            } else if (!text.isEmpty() && Scripts.words(text) && ReleaseWords.startOrZero(text) == text.length()) {
                return Scripts.latin(text);
            }
            open = Math.max(open, close);
        }
        return Scripts.latin(first);
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
