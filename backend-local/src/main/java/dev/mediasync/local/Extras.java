package dev.mediasync.local;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells extras, such as trailers and samples, from what they belong to. */
final class Extras {
    /** What each folder's name means. */
    private static final Map<String, String> FOLDERS = new HashMap<>();

    /** Words that are extras below a title, but titles and collections elsewhere. */
    private static final Set<String> BESIDE_VIDEOS = Set.of("extra", "scenes", "shorts", "clips", "other", "bonus");

    private static final Pattern SUFFIX = Pattern.compile(
            "(?:[-._]| - |(?<=[)\\]]) )(trailer|sample)\\d{0,3}$|-(scene|clip|interview|behindthescenes|deleted|deletedscene|featurette"
                    + "|short|extra|other)\\d{0,3}$");

    /** What the words of the suffixes end with. */
    private static final String SUFFIX_ENDS = "aedprstw";

    private static final int SUFFIX_DIGITS = 3;
    private static final char ASCII_END = 0x80;
    private static final Pattern SAMPLE = Pattern.compile("^sample(?:[-._ ]|$)");
    private static final Pattern ANIME = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:nc(?:op|ed)|creditless (?:op|ed)|creditless (?:opening|ending))\\d{0,2}[a-d]?(?![\\p{L}\\p{N}])");

    static {
        WordTable.keyed("extras").forEach((kind, names) -> names.forEach(name -> FOLDERS.put(name, kind)));
    }

    private Extras() {}

    /** What a file is by its name alone, or null where it is no extra. */
    static @Nullable String ofName(String stem) {
        String lower = stem.toLowerCase(Locale.ROOT);
        if (lower.equals("trailer") || SAMPLE.matcher(lower).find()) {
            return lower.equals("trailer") ? "trailer" : "sample";
        }
        Matcher suffix = SUFFIX.matcher(lower);
        if (maySuffix(lower) && suffix.find()) {
            return kind(suffix.group(1) != null ? suffix.group(1) : suffix.group(2));
        }
        return mayAnime(lower) && ANIME.matcher(lower).find() ? "clip" : null;
    }

    /** Whether one look at the end leaves the suffixes a chance; the end of a line may stand there too. */
    private static boolean maySuffix(String lower) {
        int end = lower.length();
        while (end > 0 && lower.length() - end < SUFFIX_DIGITS && NameWords.digit(lower.charAt(end - 1))) {
            end--;
        }
        if (end == 0) {
            return false;
        }
        char last = lower.charAt(end - 1);
        return SUFFIX_ENDS.indexOf(last) >= 0 || Character.isWhitespace(last) || last >= ASCII_END;
    }

    private static boolean mayAnime(String lower) {
        return lower.contains("ncop") || lower.contains("nced") || lower.contains("creditless");
    }

    private static String kind(String word) {
        return switch (word) {
            case "deleted" -> "deletedscene";
            case "extra", "other" -> "unknown";
            default -> word;
        };
    }

    /** What the files of a folder are by its name alone, or null where they are no extras. */
    static @Nullable String ofFolder(String name) {
        return FOLDERS.get(name.toLowerCase(Locale.ROOT));
    }

    /** The name without what tells the extra. */
    static String without(String stem) {
        Matcher suffix = SUFFIX.matcher(stem.toLowerCase(Locale.ROOT));
        return suffix.find() && suffix.start() > 0 ? stem.substring(0, suffix.start()) : stem;
    }

    /** Whether a folder holds extras of the title above it; directly in the root such a name is a collection's. */
    static boolean holds(Folder folder) {
        Folder parent = folder.parent;
        if (parent == null || parent.root() || NameWords.collecting(parent.name) || ofFolder(folder.name) == null) {
            return false;
        }
        return !BESIDE_VIDEOS.contains(folder.name.toLowerCase(Locale.ROOT)) || !parent.videos.isEmpty();
    }
}
