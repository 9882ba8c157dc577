package dev.mediasync.local;

import dev.mediasync.model.Artwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the pictures that lie beside an item. */
final class Pictures {
    private static final List<String> EXTENSIONS = List.of("jpg", "jpeg", "png", "webp", "tbn");
    private static final Map<Artwork.Kind, List<String>> FOLDER_NAMES = new LinkedHashMap<>();

    static {
        FOLDER_NAMES.put(Artwork.Kind.POSTER, List.of("poster", "folder", "cover", "movie"));
        FOLDER_NAMES.put(Artwork.Kind.BACKGROUND, List.of("fanart", "backdrop", "background"));
        FOLDER_NAMES.put(Artwork.Kind.BANNER, List.of("banner"));
        FOLDER_NAMES.put(Artwork.Kind.LOGO, List.of("logo", "clearlogo"));
        FOLDER_NAMES.put(Artwork.Kind.THUMB, List.of("thumb", "landscape"));
    }

    private Pictures() {}

    /** The pictures that belong to a folder as a whole. */
    static List<Artwork> ofFolder(@Nullable Folder folder) {
        return folder == null ? List.of() : named(folder, "");
    }

    /** The pictures of one file, for example {@code stem-poster.jpg}. */
    static List<Artwork> ofFile(Found file) {
        return named(file.folder, file.stem() + "-");
    }

    /** The still of an episode: {@code stem-thumb.jpg}, or the bare {@code stem.jpg}. */
    static List<Artwork> ofEpisode(Found file) {
        List<Artwork> found = new ArrayList<>(ofFile(file));
        if (found.stream().noneMatch(picture -> picture.kind() == Artwork.Kind.THUMB)) {
            Found still = find(file.folder, file.stem());
            if (still != null) {
                found.add(artwork(Artwork.Kind.THUMB, still));
            }
        }
        return found;
    }

    /** The pictures of a season in its show's folder, for example {@code season01-poster.jpg}. */
    static List<Artwork> ofSeason(@Nullable Folder show, int season) {
        if (show == null) {
            return List.of();
        }
        String prefix = season == 0 ? "season-specials-" : "season" + (season < 10 ? "0" : "") + season + "-";
        return named(show, prefix);
    }

    /** The first list, and from the second what is of another kind. */
    static List<Artwork> merged(List<Artwork> first, List<Artwork> second) {
        Map<Artwork.Kind, Artwork> kinds = new LinkedHashMap<>();
        first.forEach(picture -> kinds.putIfAbsent(picture.kind(), picture));
        second.forEach(picture -> kinds.putIfAbsent(picture.kind(), picture));
        return List.copyOf(kinds.values());
    }

    private static List<Artwork> named(Folder folder, String prefix) {
        if (folder.companions.isEmpty()) {
            return List.of();
        }
        List<Artwork> pictures = new ArrayList<>();
        FOLDER_NAMES.forEach((kind, names) -> {
            for (String name : names) {
                Found file = find(folder, prefix + name);
                if (file != null) {
                    pictures.add(artwork(kind, file));
                    return;
                }
            }
        });
        return pictures;
    }

    private static @Nullable Found find(Folder folder, String stem) {
        for (String extension : EXTENSIONS) {
            Found file = folder.companion(stem + "." + extension);
            if (file != null) {
                return file;
            }
        }
        return null;
    }

    private static Artwork artwork(Artwork.Kind kind, Found file) {
        return new Artwork(kind, file.id() + "?v=" + file.stamp.modified());
    }
}
