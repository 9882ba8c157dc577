package dev.mediasync.local;

import dev.mediasync.model.ExternalId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a film's file or folder tells.
 *
 * @param title the title
 * @param year the year of release
 * @param ids ids in public databases
 * @param edition the edition, for example {@code Director's Cut}
 * @param version what tells this file from other versions, empty where nothing does
 * @param stack the name without its part number, null where it has none
 * @param part the part's number, 0 where it has none
 */
record MovieName(
        String title,
        @Nullable Integer year,
        List<ExternalId> ids,
        @Nullable String edition,
        String version,
        @Nullable String stack,
        int part) {
    private static final Pattern RESOLUTION =
            Pattern.compile("(?<![\\p{L}\\p{N}])(\\d{3,4}[pi]|4k|uhd)(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
    private static final String LABEL_MARK = " - ";

    MovieName {
        ids = List.copyOf(ids);
    }

    static MovieName of(String stem) {
        return of(stem, null);
    }

    /**
     * Reads a name.
     *
     * @param titleAbove the title that the folder tells; what follows it in the name is the version's label
     */
    static MovieName of(String stem, @Nullable String titleAbove) {
        ProviderTags tags = ProviderTags.of(stem);
        String name = NameWords.plain(tags.rest());
        YearInName year = YearInName.find(name);
        PartInName part = PartInName.find(name, year == null ? 0 : year.end());
        Split split = Split.of(name, year, titleAbove);
        String edition = tags.edition() != null ? tags.edition() : split.edition();
        return new MovieName(
                split.title(),
                year == null ? null : year.year(),
                tags.ids(),
                edition,
                version(split, edition),
                part == null ? null : part.without(name),
                part == null ? 0 : part.number());
    }

    private static String version(Split split, @Nullable String edition) {
        if (!split.label().isEmpty()) {
            return split.label();
        }
        Matcher resolution = RESOLUTION.matcher(split.tail());
        String size = resolution.find() ? resolution.group(1) : "";
        return edition == null ? size : size.isEmpty() ? edition : edition + " " + size;
    }

    /**
     * A name in its pieces.
     *
     * @param title the title
     * @param label what tells the version, empty where nothing does
     * @param tail what follows title and year
     * @param edition the edition in plain words
     */
    private record Split(
            String title,
            String label,
            String tail,
            @Nullable String edition) {
        static Split of(String name, @Nullable YearInName year, @Nullable String titleAbove) {
            return year == null ? withoutYear(name, titleAbove) : withYear(name, year);
        }

        private static Split withYear(String name, YearInName year) {
            String tail = name.substring(year.end());
            EditionInName before = year.start() == 0 ? null : EditionInName.before(name, year.start());
            String head = before == null ? year.titleIn(name) : name.substring(0, before.start());
            String title = year.bracketed() && year.start() > 0
                    ? NameWords.whole(head)
                    : StereoInName.without(NameWords.title(head));
            EditionInName after = before != null ? before : EditionInName.find(tail, 0);
            return new Split(title, afterYear(tail), tail, after == null ? null : after.text());
        }

        private static Split withoutYear(String name, @Nullable String titleAbove) {
            int label = titleAbove == null ? -1 : labelStart(name, titleAbove);
            if (label >= 0 && titleAbove != null) {
                String tail = name.substring(label);
                EditionInName edition = EditionInName.find(tail, 0);
                return new Split(titleAbove, label(tail), tail, edition == null ? null : edition.text());
            }
            int technical = ReleaseWords.start(name);
            EditionInName edition = EditionInName.before(name, technical);
            EditionInName later = edition != null ? edition : EditionInName.find(name, technical);
            String head = edition == null ? name : name.substring(0, edition.start());
            return new Split(NameWords.title(head), "", name.substring(technical), later == null ? null : later.text());
        }

        private static String label(String tail) {
            String label = NameWords.trim(tail);
            boolean bracketed = label.startsWith("[") && Brackets.close(label, 0) == label.length() - 1;
            return bracketed ? label.substring(1, label.length() - 1) : label;
        }

        private static int labelStart(String name, String titleAbove) {
            String wanted = NameWords.normal(titleAbove);
            for (int at = name.length() - 2; at > 0; at--) {
                if (label(name, at) && NameWords.normal(name.substring(0, at)).equals(wanted)) {
                    return at;
                }
            }
            return -1;
        }

        /** Behind a space alone only what is technical is a label, as {@code Movie 2} is another film. */
        private static boolean label(String name, int at) {
            return "-_.[(".indexOf(name.charAt(at)) >= 0
                    || (name.charAt(at) == ' '
                            && ("-[(".indexOf(name.charAt(at + 1)) >= 0
                                    || ReleaseWords.startOrZero(name.substring(at + 1)) == 0));
        }

        private static String afterYear(String tail) {
            int mark = tail.indexOf(LABEL_MARK);
            if (mark >= 0) {
                return NameWords.trim(tail.substring(mark + LABEL_MARK.length()));
            }
            int bracket = tail.indexOf('[');
            int close = tail.indexOf(']', bracket + 1);
            return bracket >= 0 && close > bracket ? NameWords.trim(tail.substring(bracket + 1, close)) : "";
        }
    }

    /** The title as two names are compared by. */
    String key() {
        return NameWords.normal(title).toLowerCase(Locale.ROOT);
    }
}
