package dev.mediasync.local;

import dev.mediasync.model.ExternalId;
import java.util.List;
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
    private static final Pattern PART = Pattern.compile(
            NameWords.GAP + "+(?:cd|dvd|part|pt|disc|disk)" + NameWords.GAP + "?(\\d{1,2}|[a-d])(?=$|" + NameWords.GAP
                    + "|[\\[(])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EDITION = Pattern.compile(
            "(?<![\\p{L}])((?:director'?s|final|extended|theatrical|unrated|special|ultimate|collector'?s|anniversary"
                    + "|redux|imax|uncut|rogue|despecialized|open matte)"
                    + "(?:[ ._](?:cut|edition|version|release))?)(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RESOLUTION =
            Pattern.compile("(?<![\\p{L}\\p{N}])(\\d{3,4}[pi]|4k)(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
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
        String name = tags.rest();
        YearInName year = YearInName.find(name);
        Matcher part = lastPart(name, year == null ? 0 : year.end());
        String stack = part == null ? null : name.substring(0, part.start()) + name.substring(part.end());
        String head = year == null ? name : name.substring(0, year.start());
        String tail = year == null ? name.substring(NameWords.technicalPart(name)) : name.substring(year.end());
        String label = "";
        if (year == null && titleAbove != null) {
            int at = labelStart(name, titleAbove);
            label = at < 0 ? "" : NameWords.trim(name.substring(at));
            head = at < 0 ? head : titleAbove;
        }
        if (year != null) {
            label = afterYear(tail);
        }
        String edition = tags.edition() != null ? tags.edition() : edition(tail + " " + label);
        return new MovieName(
                NameWords.title(head),
                year == null ? null : year.year(),
                tags.ids(),
                edition,
                version(label, edition, tail),
                stack,
                part == null ? 0 : number(part.group(1)));
    }

    private static int labelStart(String name, String titleAbove) {
        String wanted = NameWords.normal(titleAbove);
        for (int at = name.length() - 1; at > 0; at--) {
            if (" -_.[(".indexOf(name.charAt(at)) >= 0
                    && NameWords.normal(name.substring(0, at)).equals(wanted)) {
                return at;
            }
        }
        return -1;
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

    private static String version(String label, @Nullable String edition, String tail) {
        if (!label.isEmpty()) {
            return label;
        }
        Matcher resolution = RESOLUTION.matcher(tail);
        String size = resolution.find() ? resolution.group(1) : "";
        return edition == null ? size : size.isEmpty() ? edition : edition + " " + size;
    }

    private static @Nullable String edition(String tail) {
        Matcher edition = EDITION.matcher(tail);
        return edition.find() ? edition.group(1).replace('.', ' ').replace('_', ' ') : null;
    }

    private static @Nullable Matcher lastPart(String name, int from) {
        Matcher part = PART.matcher(name);
        boolean found = part.find(from);
        return found ? part : null;
    }

    private static int number(String text) {
        return Character.isDigit(text.charAt(0))
                ? Integer.parseInt(text)
                : Character.toLowerCase(text.charAt(0)) - 'a' + 1;
    }
}
