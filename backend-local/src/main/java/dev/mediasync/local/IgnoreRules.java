package dev.mediasync.local;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which files and folders are no part of a library; part of the scope, so {@link #VERSION} moves with every change. */
final class IgnoreRules {
    static final String VERSION = "3";

    /** Extensions of videos that at least two of the common programs read; playlists are left out, they play others. */
    private static final Set<String> VIDEOS =
            Set.of(("001 3g2 3gp asf avc avi bin bivx dat divx dv dvr-ms f4v fli flv ifo img iso m2t m2ts m2v m4v mk3d"
                            + " mkv mov mp4 mpeg mpg mts nrg nsv nuv ogm ogv pva qt rec rm rmvb strm svq3 tp ts ty viv"
                            + " vob vp3 webm wmv wtv xvid")
                    .split(" "));

    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "webp", "tbn");

    private static final Set<String> SUBTITLES =
            Set.of("srt", "ass", "ssa", "vtt", "sub", "idx", "smi", "sami", "sup", "mks", "ttml", "dfxp");
    private static final Set<String> SUBTITLE_FOLDERS = Set.of("subs", "subtitles");

    private static final Set<String> SYSTEM_FOLDERS = Set.of(
            "@eadir",
            "@recycle",
            "@recently-snapshot",
            "#recycle",
            "#snapshot",
            "$recycle.bin",
            "recycler",
            "system volume information",
            "lost+found",
            "extrafanart",
            "extrathumbs",
            "subs",
            "subtitles",
            "metadata",
            "plex versions");

    private static final List<String> UNFINISHED = List.of(
            ".part", ".parts", ".!qb", ".!ut", ".crdownload", ".aria2", ".tmp", ".temp", ".partial", ".filepart");

    private IgnoreRules() {}

    static boolean video(String name) {
        return VIDEOS.contains(FileNames.extension(name));
    }

    static boolean companion(String name) {
        return description(name) || PICTURES.contains(FileNames.extension(name));
    }

    static boolean description(String name) {
        return FileNames.extension(name).equals("nfo");
    }

    /** Whether a file is a subtitle by its name, or the index of one. */
    static boolean subtitle(String name) {
        return SUBTITLES.contains(FileNames.extension(name)) && !hidden(name);
    }

    /** Whether a folder holds the subtitles of the videos beside it. */
    static boolean subtitleFolder(String name) {
        return SUBTITLE_FOLDERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a folder is never entered. */
    static boolean ignoresFolder(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return hidden(lower)
                || SYSTEM_FOLDERS.contains(lower)
                || lower.startsWith("_unpack_")
                || lower.startsWith("_failed_")
                || lower.endsWith(".trickplay");
    }

    /** Whether a file is no item, whatever its extension. */
    static boolean ignoresFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (hidden(lower) || UNFINISHED.stream().anyMatch(lower::endsWith)) {
            return true;
        }
        return Extras.ofName(FileNames.stem(lower)) != null;
    }

    /** Names that begin with two dots are titles, such as "...And Justice". */
    private static boolean hidden(String name) {
        return name.startsWith(".") && !name.startsWith("..");
    }
}
