package dev.mediasync.local;

import dev.mediasync.local.Catalogued.Film;
import dev.mediasync.local.Catalogued.NameTitle;
import dev.mediasync.local.Catalogued.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folders beside one another that are the parts of one film, such as {@code CD1} and {@code CD2}.
 *
 * @param parent the folder above them
 * @param title what their names share, empty where they are numbers alone
 * @param folders the folders
 */
record PartFolders(Folder parent, String title, List<Folder> folders) {
    PartFolders {
        folders = List.copyOf(folders);
    }

    /** The sets among the folders below one; each has at least two, and each of these one video. */
    static List<PartFolders> of(Folder parent) {
        Map<String, List<Folder>> sets = new LinkedHashMap<>();
        for (Folder folder : parent.folders) {
            PartInName part = part(folder);
            boolean one = folder.videos.size() == 1 && folder.folders.isEmpty();
            if (part != null && one && EpisodeName.anywhere(folder.videos.get(0).stem()) == null) {
                String title = part.without(" " + folder.name).strip();
                sets.computeIfAbsent(title.toLowerCase(Locale.ROOT) + part.letter(), key -> new ArrayList<>())
                        .add(folder);
            }
        }
        List<PartFolders> found = new ArrayList<>();
        for (List<Folder> set : sets.values()) {
            String title = title(set.get(0));
            if (set.size() > 1 && (!title.isEmpty() || !parent.root())) {
                found.add(new PartFolders(parent, title, set));
            }
        }
        return found;
    }

    private static @Nullable PartInName part(Folder folder) {
        return PartInName.find(" " + folder.name, 0);
    }

    private static String title(Folder folder) {
        PartInName part = part(folder);
        return part == null ? "" : part.without(" " + folder.name).strip();
    }

    /** The film that they are. */
    Film film(String libraryName) {
        boolean own = !parent.root() && !NameWords.collecting(parent.name) && parent.folders.size() == folders.size();
        MovieName name = MovieName.of(title.isEmpty() ? parent.root() ? libraryName : parent.name : title);
        MovieName above = own ? MovieName.of(parent.name) : name;
        boolean aboveKnows = name.year() == null && above.year() != null;
        MovieName told = aboveKnows ? above : name;
        List<Piece> pieces = new ArrayList<>();
        for (Folder folder : folders) {
            PartInName part = part(folder);
            pieces.add(new Piece(folder.videos.get(0), "", part == null ? 0 : part.number()));
        }
        return new Film(
                Film.Kind.FILM,
                new NameTitle(told.title(), told.year(), told.ids()),
                List.of(),
                Versions.ordered(pieces, ""),
                own ? parent : null);
    }
}
