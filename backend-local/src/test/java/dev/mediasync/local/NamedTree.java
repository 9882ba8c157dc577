package dev.mediasync.local;

import dev.mediasync.local.Catalogued.Film;
import dev.mediasync.local.Catalogued.Piece;
import dev.mediasync.model.LibraryKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A tree of names alone, judged as a tree of files is. */
final class NamedTree {
    private final Folder root = new Folder(null, "", Path.of("/none"), FileStamp.UNKNOWN, null);
    private final Map<String, Folder> folders = new TreeMap<>();
    final List<String> extras = new ArrayList<>();

    NamedTree(List<String> files) {
        files.stream().sorted().forEach(this::add);
    }

    private void add(String path) {
        int slash = path.lastIndexOf('/');
        Folder folder = folder(slash < 0 ? "" : path.substring(0, slash));
        String name = path.substring(slash + 1);
        String extra = extra(folder, name);
        if (extra != null) {
            extras.add(extra);
        } else if (IgnoreRules.video(name)) {
            folder.videos.add(new Found(folder, name, FileNames.encode(name), FileStamp.UNKNOWN, null));
        }
    }

    private static @Nullable String extra(Folder folder, String name) {
        String above = folder.root() ? null : Extras.ofFolder(folder.name);
        return above != null ? above : Extras.ofName(FileNames.stem(name));
    }

    private Folder folder(String path) {
        if (path.isEmpty()) {
            return root;
        }
        Folder known = folders.get(path);
        if (known != null) {
            return known;
        }
        int slash = path.lastIndexOf('/');
        Folder parent = folder(slash < 0 ? "" : path.substring(0, slash));
        String name = path.substring(slash + 1);
        Folder folder = new Folder(parent, FileNames.encode(name), Path.of("/none"), FileStamp.UNKNOWN, null);
        parent.folders.add(folder);
        folders.put(path, folder);
        return folder;
    }

    /** The files of every item: by version, the main one first, the parts of each. */
    List<Map<String, List<String>>> items(LibraryKind kind) {
        Catalogued found = new Classifier(kind, "Library").classify(root);
        List<Map<String, List<String>>> items = new ArrayList<>();
        for (Film film : found.films) {
            items.add(versions(film.pieces()));
        }
        found.shows
                .values()
                .forEach(show -> show.seasons
                        .values()
                        .forEach(season -> season.values().forEach(episode -> items.add(versions(episode.pieces())))));
        return items;
    }

    private static Map<String, List<String>> versions(List<Piece> pieces) {
        Map<String, List<String>> versions = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            versions.computeIfAbsent(piece.version(), key -> new ArrayList<>())
                    .add(piece.file().shown());
        }
        return versions;
    }
}
