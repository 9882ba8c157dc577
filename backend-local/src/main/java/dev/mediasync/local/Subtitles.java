package dev.mediasync.local;

import dev.mediasync.model.MediaStream;
import dev.mediasync.model.MediaStream.Kind;
import dev.mediasync.model.MediaStream.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The subtitles that lie beside the videos of one folder, or in a folder for them. */
final class Subtitles {
    static final Subtitles NONE = new Subtitles(Map.of());
    private static final String INDEX = "idx";
    private static final String INDEXED = "sub";
    private static final String BOUNDARIES = " ._-[(";

    private final Map<String, List<MediaStream>> byStem;

    private Subtitles(Map<String, List<MediaStream>> byStem) {
        this.byStem = byStem;
    }

    static Subtitles of(Folder folder) {
        if (folder.subtitles.isEmpty() || folder.videos.isEmpty()) {
            return NONE;
        }
        Map<String, List<MediaStream>> byStem = new HashMap<>();
        folder.videos.forEach(video -> byStem.put(lower(video.stem()), new ArrayList<>(1)));
        Set<String> indexed = new HashSet<>();
        for (String path : folder.subtitles) {
            if (FileNames.extension(path).equals(INDEX)) {
                indexed.add(FileNames.stem(path));
            }
        }
        for (String path : folder.subtitles) {
            if (!FileNames.extension(path).equals(INDEX)) {
                place(folder, path, byStem, indexed);
            }
        }
        return new Subtitles(byStem);
    }

    private static void place(Folder folder, String path, Map<String, List<MediaStream>> byStem, Set<String> indexed) {
        String[] names = path.split("/", -1);
        String stem = FileNames.stem(names[names.length - 1]);
        String video = owner(byStem, stem);
        SideName told = video == null ? null : SideName.of(video, stem);
        if (told == null && names.length > 1) {
            video = names.length > 2 ? lower(names[1]) : only(byStem);
            told = SideName.alone(stem);
        }
        List<MediaStream> streams = video == null ? null : byStem.get(video);
        if (told != null && streams != null) {
            boolean pictures = FileNames.extension(path).equals(INDEXED) && indexed.contains(FileNames.stem(path));
            String shown = folder.shown();
            streams.add(stream(told, pictures ? INDEX : FileNames.extension(path))
                    .file(shown.isEmpty() ? path : shown + "/" + path)
                    .build());
        }
    }

    /** The video with the longest name that the subtitle's begins with. */
    private static @Nullable String owner(Map<String, List<MediaStream>> byStem, String stem) {
        String lower = lower(stem);
        for (int end = lower.length(); end > 0; end--) {
            boolean boundary = end == lower.length() || BOUNDARIES.indexOf(lower.charAt(end)) >= 0;
            if (boundary && byStem.containsKey(lower.substring(0, end))) {
                return lower.substring(0, end);
            }
        }
        return null;
    }

    private static @Nullable String only(Map<String, List<MediaStream>> byStem) {
        return byStem.size() == 1 ? byStem.keySet().iterator().next() : null;
    }

    private static MediaStream.Builder stream(SideName told, String extension) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        mark(marks, told, SideName.DEFAULT, Mark.DEFAULT);
        mark(marks, told, SideName.FORCED, Mark.FORCED);
        mark(marks, told, SideName.HEARING_IMPAIRED, Mark.HEARING_IMPAIRED);
        return MediaStream.builder(Kind.SUBTITLE)
                .codec(extension.equals("mks") ? null : Codecs.named(extension))
                .language(told.told())
                .title(told.title().isBlank() ? null : told.title())
                .marks(marks);
    }

    private static void mark(Set<Mark> marks, SideName told, String flag, Mark mark) {
        if (told.flags().contains(flag)) {
            marks.add(mark);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The subtitles of a video of the folder, in the order of their names. */
    List<MediaStream> of(Found video) {
        return byStem.getOrDefault(lower(video.stem()), List.of());
    }
}
