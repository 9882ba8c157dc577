package dev.mediasync.local;

import dev.mediasync.local.Catalogued.NameTitle;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a path as a show's, a season's or an episode's. */
final class ShowGuess {
    /** A number behind a dash, as episodes are counted where no folder tells that they are any. */
    private static final Pattern DASHED = EpisodeForms.pattern(
            "[ ._]-[ ._]{1,2}(?!(?:19|20)\\d\\d(?!\\d))(\\d{2,4}[a-c]?|\\d{1,2}\\.\\d{2})(?:(?:-| ?[~&+] ?|, ?)\\d{2,4})?(?:v\\d)?(?:[ ._](?:end|fin))?"
                    + "(?=$|[ ._]{0,2}[\\[(]|[ ._]-[ ._])");

    /** Behind a year only a number that no picture has and no version is called by. */
    private static final Pattern COUNTED = Pattern.compile(
            "^[ ._]-[ ._](?!(?:480|576|720|1080|2160)(?!\\d)|(?:19|20)\\d\\d)(0\\d{1,3}|\\d{3,4})(?=$|[ ._]-[ ._]|[ ._]{1,2}\\[)");

    private static final Pattern SPECIAL =
            Pattern.compile("(?<=[\\p{L}\\p{N}][ ._-]{1,3})(?:SP|OVA|OAD|ONA)[ ._-]?\\d{1,2}(?=$|[ ._\\[(-])");

    /** A day that comes first; what follows a dash is the episode's title. */
    private static final Pattern SHOWN_DAY =
            Pattern.compile("[\\[(]?\\d{1,4}[ ._-]?\\d{1,2}[ ._-]?\\d{1,4}[\\])]?(?:$|[ ._]{1,2}-[ ._])");

    private static final Pattern NUMBERED = EpisodeForms.pattern("(?:s\\d{1,4}[ ._]?e|\\dx|-?e)\\d{1,4}[ ._]{1,2}$");

    private static final Pattern BEHIND = Pattern.compile("(?<=\\p{L}[!?]?)[ ._](\\d{1,3})(?=[ ._]\\p{L})");

    private static final Pattern CHECKSUM = Pattern.compile("\\[[0-9A-F]{8}\\]");

    private static final Pattern PADDED = Pattern.compile("^0\\d{1,2}[ ._]{1,2}-[ ._]");

    /** No film is counted with a zero before its number. */
    private static final Pattern PADDED_LAST = Pattern.compile("(?<=[\\p{L}!?][ ._])0\\d{1,2}[ ._\\[(]{0,3}$");

    private static final Pattern NAMED =
            EpisodeForms.pattern(EpisodeForms.START + EpisodeForms.EPISODE + "[ ._-]{0,2}\\d{1,4}(?!\\d)");

    private static final Pattern PACKED = EpisodeForms.pattern(
            "(?<=[\\p{L}\\p{N})][ ._-])s\\d{2}(?![\\p{L}\\p{N}])|(?<=[ ._]-[ ._])s\\d(?=[ ._]-[ ._])");

    private ShowGuess() {}

    /** What the path tells, or null where it is no show's. */
    static @Nullable NameGuess of(PathNames path, LibraryKind library) {
        boolean shows = library == LibraryKind.SHOWS;
        PathNames place = path;
        EpisodeName sure = EpisodeName.anywhere(path.name());
        EpisodeName folder = path.above(0) == null ? null : EpisodeName.anywhere(String.valueOf(path.above(0)));
        if (folder != null && folder.season() != null && folder.episodes().size() < 2) {
            place = path.up(1);
            sure = sure == null && path.type() != PathNames.Type.NONE ? folder : sure;
        }
        SeasonName season = season(place, shows);
        if (path.type() == PathNames.Type.NONE && sure == null && !(shows && released(path.name()))) {
            NameGuess told = folder(path, season, shows);
            if (told != null) {
                return told;
            }
        }
        EpisodeName name = episode(path.name(), sure, season, shows);
        boolean untold = name != null && name.episodes().isEmpty() && name.date() == null;
        EpisodeName behind = (shows || season != null) && untold ? behindTitle(place, season) : null;
        name = behind == null ? name : behind;
        return name == null ? null : new Episode(path, place, season, name).guess();
    }

    /** What a number tells that follows the show's title: {@code Show.15.Title} in the folder of that show. */
    private static @Nullable EpisodeName behindTitle(PathNames place, @Nullable SeasonName season) {
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
    private static boolean released(String stem) {
        String name = NameWords.plain(ProviderTags.of(stem).rest());
        if (SeasonName.of(name) != null || YearInName.find(name) != null) {
            return false;
        }
        Matcher dashed = DASHED.matcher(name);
        boolean marked = NAMED.matcher(name).find()
                || (dashed.find() && dashed.start() > 0)
                || PADDED.matcher(name).find();
        boolean release = ReleaseWords.start(name) < name.length()
                || CHECKSUM.matcher(stem).find();
        return marked || (release && ShowNumbers.read(name, null) != null);
    }

    private static @Nullable EpisodeName episode(
            String stem, @Nullable EpisodeName sure, @Nullable SeasonName season, boolean shows) {
        if (season != null || shows) {
            EpisodeName name = EpisodeName.insideShow(stem, sure, season == null ? null : season.season());
            EpisodeName special = name == null ? ShowNumbers.special(stem) : name;
            EpisodeName packed = special == null && season == null ? packed(stem) : special;
            return packed == null ? EpisodeName.unnumbered(stem) : packed;
        }
        EpisodeName name = sure == null ? loose(stem) : sure;
        return name == null && PACKED.matcher(stem).find() ? packed(stem) : name;
    }

    /** A file of a season whose episode the name does not tell. */
    private static @Nullable EpisodeName packed(String stem) {
        SeasonName season = SeasonName.of(stem);
        String title = NameWords.title(NameWords.plain(stem));
        return season == null || season.show().isEmpty()
                ? null
                : new EpisodeName(season.show(), season.season(), List.of(), null, null, title);
    }

    /** A name without a year that counts as episodes do. */
    private static @Nullable EpisodeName loose(String stem) {
        String name = NameWords.plain(ProviderTags.of(stem).rest());
        YearInName year = YearInName.find(name);
        Matcher named = NAMED.matcher(name);
        if (named.find(year == null ? 0 : year.end())) {
            return EpisodeName.insideShow(stem, null);
        }
        if (year == null && SPECIAL.matcher(name).find()) {
            return ShowNumbers.special(name);
        }
        if (year != null
                && year.bracketed()
                && COUNTED.matcher(name.substring(year.end())).find()) {
            return EpisodeName.insideShow(stem, null);
        }
        Matcher dashed = DASHED.matcher(name);
        String title = name.substring(0, ReleaseWords.start(name));
        boolean counted = (dashed.find() && dashed.start() > 0)
                || PADDED.matcher(name).find()
                || ((title.length() < name.length() || CHECKSUM.matcher(stem).find())
                        && PADDED_LAST.matcher(title).find());
        if (year != null || counted) {
            return year != null ? null : EpisodeName.insideShow(stem, null);
        }
        return name.indexOf(' ') < 0 ? ShowNumbers.seasonDigit(name, null) : null;
    }

    private static @Nullable SeasonName season(PathNames place, boolean shows) {
        String folder = place.above(0);
        if (folder == null) {
            return null;
        }
        SeasonName named = SeasonName.of(folder);
        String above = place.above(1);
        boolean below = shows && above != null && !NameWords.collecting(above);
        return named == null && below ? SeasonName.ofNumber(folder) : named;
    }

    /** A folder that is a season or a show. */
    private static @Nullable NameGuess folder(PathNames path, @Nullable SeasonName above, boolean shows) {
        SeasonName own = SeasonName.of(path.name());
        boolean below = shows && path.above(0) != null;
        own = own == null && below ? SeasonName.ofNumber(path.name()) : own;
        if (own != null) {
            NameTitle told = NameTitle.ofShow(own.show().isEmpty() ? parent(path) : own.show());
            List<ExternalId> ids = ProviderTags.of(path.name()).ids();
            YearInName behind = own.show().isEmpty() || told.year() != null ? null : YearInName.find(path.name());
            NameTitle dated =
                    behind == null ? told : new NameTitle(told.text(), Integer.valueOf(behind.year()), told.ids());
            return guess(MediaKind.SEASON, dated, ids.isEmpty() ? told.ids() : ids)
                    .inSeason(own.season());
        }
        if (!shows || above != null) {
            return null;
        }
        NameTitle told = NameTitle.ofShow(NameWords.plain(path.name()));
        return guess(MediaKind.SHOW, told, told.ids());
    }

    private static String parent(PathNames path) {
        String parent = path.above(0);
        return parent == null || NameWords.collecting(parent) ? "" : parent;
    }

    private static NameGuess guess(MediaKind kind, NameTitle told, List<ExternalId> ids) {
        String title = NameWords.normal(told.text()).isEmpty() ? null : told.text();
        return new NameGuess(kind, title, told.year(), null, List.of(), null, null, null, null, ids, null);
    }

    /**
     * An episode on its path.
     *
     * @param path the path
     * @param place the path without the folder that holds this episode alone
     * @param season the season that a folder tells
     * @param name what the name tells
     */
    private record Episode(
            PathNames path, PathNames place, @Nullable SeasonName season, EpisodeName name) {
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
            NameTitle file = NameTitle.ofShow(name.show());
            NameTitle folder = NameTitle.ofShow(showFolder());
            boolean dated = name.date() != null && !folder.text().isEmpty();
            if (dated && SHOWN_DAY.matcher(path.name()).lookingAt()) {
                return folder;
            }
            NameTitle release = released();
            if (release != null && !release.text().isEmpty() && !release.agreesWith(file) && lower(file.text())) {
                return release;
            }
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
            EpisodeName folder = path == place ? null : EpisodeName.anywhere(String.valueOf(path.above(0)));
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
            return letters.length() > 1 && letters.contentEquals(initials);
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
}
