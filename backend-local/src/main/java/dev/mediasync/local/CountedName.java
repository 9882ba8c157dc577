package dev.mediasync.local;

import dev.mediasync.local.Catalogued.NameTitle;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads names that count as episodes do, where no folder tells that they are any. */
final class CountedName {
    /** A number behind a dash, as episodes are counted where no folder tells that they are any. */
    private static final Pattern DASHED = EpisodeForms.pattern(
            "[ ._]-[ ._]{1,2}(?!(?:19|20)\\d\\d(?!\\d))(\\d{2,4}[a-c]?|\\d{1,2}\\.\\d{2})(?:(?:-| ?[~&+] ?|, ?)\\d{2,4})?(?:v\\d)?(?:[ ._](?:end|fin))?"
                    + "(?=$|[ ._]{0,2}[\\[(]|[ ._]-[ ._])");

    /** Behind a year only a number that no picture has and no version is called by. */
    private static final Pattern COUNTED = Pattern.compile(
            "^[ ._]-[ ._](?!(?:480|576|720|1080|2160)(?!\\d)|(?:19|20)\\d\\d)(0\\d{1,3}|\\d{3,4})(?=$|[ ._]-[ ._]|[ ._]{1,2}\\[)");

    private static final Pattern SPECIAL =
            Pattern.compile("(?<=[\\p{L}\\p{N}][ ._-]{1,3})(?:SP|OVA|OAD|ONA)[ ._-]?\\d{1,2}(?=$|[ ._\\[(-])");

    private static final Pattern BEHIND = Pattern.compile("(?<=\\p{L}[!?]?)[ ._](\\d{1,3})(?=[ ._]\\p{L})");

    private static final Pattern CHECKSUM = Pattern.compile("\\[[0-9A-F]{8}\\]");

    private static final Pattern PADDED = Pattern.compile("^0\\d{1,2}[ ._]{1,2}-[ ._]");

    /** No film is counted with a zero before its number. */
    private static final Pattern PADDED_LAST = Pattern.compile("(?<=[\\p{L}!?][ ._])0\\d{1,2}[ ._\\[(]{0,3}$");

    private static final Pattern NAMED =
            EpisodeForms.pattern(EpisodeForms.START + EpisodeForms.EPISODE + "[ ._-]{0,2}\\d{1,4}(?!\\d)");

    /** Episodes and parts in digits, and those in Roman numbers and words. */
    private static final Pattern PARTED = EpisodeForms.pattern(EpisodeForms.START + "(?:" + EpisodeForms.EPISODE
            + "|ep|part|pt|teil)[ ._-]{0,2}(?:\\d{1,4}|x?v?i{1,3}|i?[xv]|x[iv]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
            + "(?![\\p{L}\\p{N}])");

    private static final Pattern PACKED = EpisodeForms.pattern(
            "(?<=[\\p{L}\\p{N})][ ._-])s\\d{2}(?![\\p{L}\\p{N}])|(?<=[ ._]-[ ._])(?:s\\d(?=[ ._]-[ ._])|"
                    + EpisodeForms.SEASON + "[ ._]\\d{1,2}(?!\\d))");

    private CountedName() {}

    /** What a number tells that follows the show's title: {@code Show.15.Title} in the folder of that show. */
    static @Nullable EpisodeName behindTitle(PathNames place, @Nullable SeasonName season) {
        String folder = place.above(season == null ? 0 : 1);
        String name = NameWords.plain(ProviderTags.of(place.name()).rest());
        NameTitle show = NameTitle.ofShow(folder == null ? "" : folder);
        Matcher number = BEHIND.matcher(name);
        while (number.find() && number.start() <= 2 * show.text().length()) {
            String before = name.substring(0, number.start());
            if (!show.text().isEmpty() && NameWords.normal(before).equals(NameWords.normal(show.text()))) {
                int episode = Integer.parseInt(number.group(1));
                String title = EpisodeName.titleAfter(name, number.end());
                return new EpisodeName(before, null, List.of(episode), season == null ? episode : null, null, title);
            }
        }
        return null;
    }

    /** Whether a name without an extension is an episode's: it is counted as those are, or released with a number. */
    static boolean released(String stem) {
        String name = NameWords.plain(ProviderTags.of(stem).rest());
        if (SeasonName.of(name) != null || YearInName.find(name) != null) {
            return false;
        }
        Matcher dashed = DASHED.matcher(name);
        boolean marked = PARTED.matcher(name).find()
                || ShowNumbers.RANGE_LAST.matcher(name).find()
                || (name.indexOf(' ') < 0 && ShowNumbers.seasonDigit(name, null) != null)
                || (dashed.find() && dashed.start() > 0)
                || PADDED.matcher(name).find();
        boolean release = ReleaseWords.start(name) < name.length()
                || CHECKSUM.matcher(stem).find();
        return marked || (release && ShowNumbers.read(name, null) != null);
    }

    /** A file of a season whose episode the name does not tell. */
    static @Nullable EpisodeName packed(String stem) {
        SeasonName season = SeasonName.of(stem);
        String title = NameWords.title(NameWords.plain(stem));
        return season == null || season.show().isEmpty()
                ? null
                : new EpisodeName(season.show(), season.season(), List.of(), null, null, title);
    }

    /** The same where no library of shows tells that a season is meant. */
    static @Nullable EpisodeName packedSurely(String stem) {
        return PACKED.matcher(stem).find() ? packed(stem) : null;
    }

    /** A name without a year that counts as episodes do. */
    static @Nullable EpisodeName loose(String stem) {
        String name = NameWords.plain(ProviderTags.of(stem).rest());
        YearInName year = YearInName.find(name);
        Matcher named = NAMED.matcher(name);
        if (named.find(year == null ? 0 : year.end())) {
            return EpisodeName.insideShow(stem, null);
        }
        if (year != null) {
            boolean counted = year.bracketed()
                    && COUNTED.matcher(name.substring(year.end())).find();
            return counted ? EpisodeName.insideShow(stem, null) : null;
        }
        if (SPECIAL.matcher(name).find()) {
            return ShowNumbers.special(name);
        }
        Matcher dashed = DASHED.matcher(name);
        String title = name.substring(0, ReleaseWords.start(name));
        boolean release =
                title.length() < name.length() || CHECKSUM.matcher(stem).find();
        boolean counted = (dashed.find() && dashed.start() > 0)
                || PADDED.matcher(name).find()
                || (release && PADDED_LAST.matcher(title).find());
        if (counted) {
            return EpisodeName.insideShow(stem, null);
        }
        return name.indexOf(' ') < 0 ? ShowNumbers.seasonDigit(name, null) : null;
    }
}
