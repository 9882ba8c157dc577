package dev.mediasync.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names along a path.
 *
 * @param folders the folders, the outermost first; those that only hold a disc's or a part's files are left out
 * @param name the last name without its extension, and without what a side file's name has more
 * @param type what the last name's extension tells
 * @param part the part that a folder such as {@code CD1} tells
 * @param disc whether the file is one of a disc's folder, so that the folder names it
 */
record PathNames(
        List<String> folders,
        String name,
        Type type,
        @Nullable Integer part,
        boolean disc) {
    /** What an extension tells. */
    enum Type {
        /** Moving pictures, or a stub that stands for them. */
        VIDEO,
        /** Sound. */
        AUDIO,
        /** A subtitle, picture or description. */
        SIDE,
        /** No known extension: a folder, or a name alone. */
        NONE
    }

    /** Names are at most 255 bytes on a disk; longer ones are cut, so that no text takes long. */
    private static final int LONGEST = 512;

    private static final int DEEPEST = 64;

    /** Marks that only tell in which direction a text runs, and the one that may begin a file. */
    private static final String DIRECTIONS = "\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF";

    private static final Set<String> AUDIO = Set.of(
            ("aac ac3 aif aiff alac ape dff dsf dts eac3 flac m4a m4b mka mp2 mp3 mpa mpc oga ogg opus ra shn tak tta"
                            + " wav wma wv")
                    .split(" "));
    private static final Set<String> SIDE = Set.of(
            "srt", "ass", "ssa", "sub", "idx", "vtt", "smi", "sami", "sup", "mks", "jpg", "jpeg", "png", "webp", "tbn",
            "nfo", "edl");
    private static final Set<String> DISC_FOLDERS =
            Set.of("video_ts", "audio_ts", "bdmv", "stream", "playlist", "backup", "certificate", "hvdvd_ts");
    private static final Pattern PART_FOLDER =
            Pattern.compile("(?:cd|dvd|disc|disk|part|pt)[ ._-]{0,3}(\\d{1,2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIDE_WORD = Pattern.compile(
            "[-.](?:poster|fanart|backdrop|banner|clearlogo|logo|thumb|landscape|clearart|discart|cover|folder)\\d{0,3}$",
            Pattern.CASE_INSENSITIVE);

    PathNames {
        folders = List.copyOf(folders);
    }

    static PathNames of(String path) {
        List<String> names = split(path);
        String last = names.isEmpty() ? "" : names.remove(names.size() - 1);
        Type type = path.endsWith("/") ? Type.NONE : type(last);
        String stem = type == Type.NONE ? last : stem(last, type);
        Integer part = null;
        boolean disc = false;
        while (!names.isEmpty()) {
            String folder = names.get(names.size() - 1).toLowerCase(Locale.ROOT);
            var found = PART_FOLDER.matcher(folder);
            if (!DISC_FOLDERS.contains(folder) && !(type == Type.VIDEO && found.matches())) {
                break;
            }
            part = found.matches() ? Integer.valueOf(found.group(1)) : part;
            disc |= DISC_FOLDERS.contains(folder);
            names.remove(names.size() - 1);
        }
        return new PathNames(names, stem, type, part, disc);
    }

    private static List<String> split(String path) {
        boolean windows = path.indexOf('/') < 0;
        List<String> names = new ArrayList<>();
        for (String name : (windows ? path.replace('\\', '/') : path).split("/", DEEPEST)) {
            String clean = printable(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
            boolean drive = clean.length() == 2 && clean.charAt(1) == ':';
            if (!clean.isEmpty() && !clean.equals(".") && !drive) {
                names.add(clean);
            }
        }
        return names;
    }

    private static String printable(String name) {
        StringBuilder clean = new StringBuilder(name.length());
        name.codePoints()
                .filter(c -> DIRECTIONS.indexOf(c) < 0)
                .map(c -> Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                        ? ' '
                        : c)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static Type type(String name) {
        String extension = FileNames.extension(name);
        if (IgnoreRules.video(name) || extension.equals("disc")) {
            return Type.VIDEO;
        }
        return AUDIO.contains(extension) ? Type.AUDIO : SIDE.contains(extension) ? Type.SIDE : Type.NONE;
    }

    private static String stem(String name, Type type) {
        String stem = FileNames.stem(name);
        if (type != Type.SIDE) {
            return stem;
        }
        return SideName.without(SIDE_WORD.matcher(stem).replaceFirst(""));
    }

    /** The folder that many steps above the last name, 0 being the next; null where there is none. */
    @Nullable
    String above(int steps) {
        int at = folders.size() - 1 - steps;
        return at < 0 ? null : folders.get(at);
    }

    /** The same path to another name. */
    PathNames named(String other) {
        return named(other, type);
    }

    /** The same path to a name of another type. */
    PathNames named(String other, Type otherType) {
        return new PathNames(folders, other, otherType, part, disc);
    }

    /** The same without its last folders. */
    PathNames up(int steps) {
        return new PathNames(folders.subList(0, Math.max(0, folders.size() - steps)), name, type, part, disc);
    }
}
