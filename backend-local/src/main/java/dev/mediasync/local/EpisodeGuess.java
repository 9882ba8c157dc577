package dev.mediasync.local;

import dev.mediasync.local.Catalogued.NameTitle;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An episode on its path.
 *
 * @param path the path
 * @param place the path without the folder that holds this episode alone
 * @param season the season that a folder tells
 * @param name what the name tells
 */
record EpisodeGuess(
        PathNames path, PathNames place, @Nullable SeasonName season, EpisodeName name) {
    /** A day that comes first; what follows a dash is the episode's title. */
    private static final Pattern SHOWN_DAY =
            Pattern.compile("[\\[(]?\\d{1,4}[ ._-]?\\d{1,2}[ ._-]?\\d{1,4}[\\])]?(?:$|[ ._]{1,2}-[ ._])");

    private static final Pattern NUMBERED =
            EpisodeForms.pattern("(?:s\\d{1,4}[ ._]?e|s\\d{1,2}[ ._]|\\dx|-?e)\\d{1,4}[ ._]{1,2}$");

    NameGuess guess() {
        NameTitle told = title();
        Integer number =
                name.season() != null ? name.season() : season == null ? null : Integer.valueOf(season.season());
        PartInName part = PartInName.find(path.name(), 0);
        return new NameGuess(
                MediaKind.EPISODE,
                NameWords.normal(told.text()).isEmpty() ? null : told.text(),
                told.year() != null ? told.year() : yearBehind(),
                number,
                name.episodes(),
                name.absolute(),
                name.date(),
                edition(),
                part != null && part.disc() ? Integer.valueOf(part.number()) : path.part(),
                ids(told),
                null);
    }

    /** An edition in a tag, or among what is technical; elsewhere such words are the episode's title. */
    private @Nullable String edition() {
        ProviderTags tags = ProviderTags.of(path.name());
        EditionInName words = EditionInName.find(path.name(), ReleaseWords.start(path.name()));
        return tags.edition() != null || words == null ? tags.edition() : words.text();
    }

    private @Nullable Integer yearBehind() {
        YearInName year = name.date() != null ? null : YearInName.find(path.name());
        boolean told = year != null && (year.bracketed() || alone(year));
        return told && year != null ? Integer.valueOf(year.year()) : null;
    }

    /** Whether nothing else stands between the episode's number and the technical part. */
    private boolean alone(YearInName year) {
        String behind = path.name().substring(year.end());
        return NUMBERED.matcher(path.name().substring(0, year.start())).find()
                && (NameWords.trim(behind).isEmpty() || ReleaseWords.startOrZero(NameWords.trim(behind)) == 0);
    }

    private NameTitle title() {
        NameTitle own = NameTitle.ofShow(name.show());
        NameTitle folder = NameTitle.ofShow(showFolder());
        boolean dated = name.date() != null && !folder.text().isEmpty();
        if (dated && SHOWN_DAY.matcher(path.name()).lookingAt()) {
            return folder;
        }
        NameTitle release = released();
        boolean letters = release != null && !release.agreesWith(own) && lower(own.text());
        NameTitle file = letters && release != null ? release : own;
        if (file.text().isEmpty() && folder.text().isEmpty()) {
            return alone();
        }
        if (file.text().isEmpty() || (!folder.text().isEmpty() && stands(file.text(), folder.text()))) {
            return folder;
        }
        Integer year = file.year() == null ? folder.year() : file.year();
        return file.agreesWith(folder) ? new NameTitle(file.text(), year, folder.ids()) : file;
    }

    /** What the folder of this episode alone tells, as files in it may be called by a few letters. */
    private @Nullable NameTitle released() {
        EpisodeName folder = path.equals(place) ? null : EpisodeName.anywhere(String.valueOf(path.above(0)));
        boolean same = folder != null && folder.episodes().equals(name.episodes());
        return same && folder != null ? NameTitle.ofShow(folder.show()) : null;
    }

    private static boolean lower(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT));
    }

    /** What the name tells where no folder does: all of it without a number, else what stands before a dash. */
    private NameTitle alone() {
        if (name.episodes().isEmpty() && name.date() == null && name.season() == null) {
            return NameTitle.ofShow(NameWords.plain(path.name()));
        }
        int dash = name.title().indexOf(" - ");
        return NameTitle.ofShow(
                dash > 0 && name.absolute() != null ? name.title().substring(0, dash) : "");
    }

    /** Whether a file's title stands for the folder's: its initials, or the same behind the name of a group. */
    private static boolean stands(String file, String folder) {
        if (file.indexOf('-') > 0 && NameWords.normal(file).endsWith(" " + NameWords.normal(folder))) {
            return true;
        }
        String letters = NameWords.normal(file).replace(" ", "");
        StringBuilder initials = new StringBuilder();
        for (String word : NameWords.normal(folder).split(" ", 30)) {
            initials.append(word.isEmpty() ? "" : word.substring(0, 1));
        }
        String behindGroup = NameWords.normal(file.substring(file.lastIndexOf('-') + 1));
        return initials.length() > 1 && (letters.contentEquals(initials) || behindGroup.contentEquals(initials));
    }

    private String showFolder() {
        if (season != null && !season.show().isEmpty()) {
            return season.show();
        }
        String folder = place.above(season == null && !yearFolder() ? 0 : 1);
        return folder == null || NameWords.collecting(folder) ? "" : folder;
    }

    /** Days of a show may lie in a folder for each year. */
    private boolean yearFolder() {
        String folder = place.above(0);
        return name.date() != null
                && folder != null
                && folder.equals(String.valueOf(name.date().getYear()));
    }

    private List<ExternalId> ids(NameTitle told) {
        Map<String, ExternalId> ids = new TreeMap<>();
        List<ExternalId> all = new ArrayList<>(ProviderTags.of(path.name()).ids());
        all.addAll(told.ids());
        all.forEach(id -> ids.putIfAbsent(id.provider(), id));
        return List.copyOf(ids.values());
    }
}
