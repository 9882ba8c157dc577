package dev.mediasync.local;

import dev.mediasync.local.Catalogued.NameTitle;
import dev.mediasync.model.LibraryKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out which show, if any, the files of a folder belong to. */
final class ShowPlaces {
    private final LibraryKind kind;
    private final String libraryName;

    ShowPlaces(LibraryKind kind, String libraryName) {
        this.kind = kind;
        this.libraryName = libraryName;
    }

    String libraryName() {
        return libraryName;
    }

    /** The place of a folder's own files. */
    Place of(Folder folder) {
        SeasonName season = season(folder);
        if (season != null && folder.parent != null) {
            return inSeason(folder.parent, season);
        }
        Folder described = describedShow(folder);
        if (described != null) {
            return new Place(described, "", null, Reading.EVERYTHING);
        }
        if (collects(folder)) {
            return new Place(null, "", null, Reading.SURE);
        }
        if (hasSeasons(folder)) {
            return new Place(folder, "", null, Reading.EVERYTHING);
        }
        return byFiles(folder);
    }

    private @Nullable SeasonName season(Folder folder) {
        Folder parent = folder.parent;
        if (parent == null) {
            return null;
        }
        SeasonName named = SeasonName.of(folder.name);
        if (named != null) {
            return EpisodeName.anywhere(folder.name) == null ? named : null;
        }
        boolean show = parent.companion("tvshow.nfo") != null || (kind == LibraryKind.SHOWS && !collects(parent));
        return show ? SeasonName.ofNumber(folder.name) : null;
    }

    private Place inSeason(Folder parent, SeasonName season) {
        boolean plain = season.show().isEmpty();
        boolean belongs = plain
                ? !parent.root()
                : !collects(parent) && NameTitle.ofShow(season.show()).agreesWith(NameTitle.ofShow(parent.name));
        if (belongs) {
            return new Place(parent, "", season.season(), Reading.EVERYTHING);
        }
        String title = plain ? libraryName : season.show();
        return new Place(null, title, season.season(), Reading.EVERYTHING);
    }

    private static @Nullable Folder describedShow(Folder folder) {
        for (Folder at = folder; at != null && !at.root(); at = at.parent) {
            if (at.companion("tvshow.nfo") != null) {
                return at;
            }
        }
        return null;
    }

    private static boolean collects(Folder folder) {
        return folder.root() || NameWords.collecting(folder.name);
    }

    private boolean hasSeasons(Folder folder) {
        return folder.folders.stream().anyMatch(child -> !child.videos.isEmpty() && season(child) != null);
    }

    private Place byFiles(Folder folder) {
        List<EpisodeName> sure = folder.videos.stream()
                .map(Found::episode)
                .filter(name -> name != null)
                .toList();
        Reading reading = kind == LibraryKind.SHOWS ? Reading.EVERYTHING : Reading.NUMBERS;
        if (sure.isEmpty()) {
            return kind == LibraryKind.SHOWS
                    ? new Place(folder, "", null, reading)
                    : new Place(null, "", null, Reading.SURE);
        }
        Folder parent = folder.parent;
        Folder above = parent == null || collects(parent) ? null : parent;
        if (above != null && EpisodeName.anywhere(folder.name) != null) {
            return of(above);
        }
        if (EpisodeName.anywhere(folder.name) != null || severalShows(folder, sure) || filmsBeside(folder)) {
            return new Place(null, "", null, Reading.SURE);
        }
        boolean parents = above != null
                && sure.stream().noneMatch(name -> agree(name, folder))
                && sure.stream().anyMatch(name -> agree(name, above));
        return new Place(parents ? above : folder, "", null, reading);
    }

    private static boolean severalShows(Folder folder, List<EpisodeName> names) {
        long shows = names.stream()
                .map(name -> NameWords.normal(name.show()))
                .filter(show -> !show.isEmpty())
                .distinct()
                .count();
        return shows > 1 && names.stream().noneMatch(name -> agree(name, folder));
    }

    /** A file with a year and no number is a film, so the folder is no show. */
    private boolean filmsBeside(Folder folder) {
        return kind != LibraryKind.SHOWS
                && folder.videos.stream()
                        .anyMatch(file -> file.episode() == null
                                && MovieName.of(file.stem()).year() != null);
    }

    private static boolean agree(EpisodeName name, Folder folder) {
        return NameTitle.ofShow(name.show()).agreesWith(NameTitle.ofShow(folder.name));
    }

    /** How much of a folder's files are episodes. */
    enum Reading {
        /** Those whose names are episodes wherever they lie. */
        SURE,
        /** Those whose names hold any number that an episode can have. */
        NUMBERS,
        /** All of them. */
        EVERYTHING
    }

    /**
     * Where the episodes among a folder's files belong.
     *
     * @param show the show's folder, null for loose files
     * @param title the title for loose files, empty where each file tells its own
     * @param season the season that the folder tells
     * @param reading how its files are read
     */
    record Place(
            @Nullable Folder show, String title, @Nullable Integer season, Reading reading) {
        /** What a file's name tells, or null where the file is no episode. */
        @Nullable
        EpisodeName read(Found file) {
            if (reading == Reading.SURE) {
                return file.episode();
            }
            EpisodeName name = EpisodeName.insideShow(file.stem(), file.episode(), season);
            return name == null && reading == Reading.EVERYTHING ? EpisodeName.unnumbered(file.stem()) : name;
        }
    }
}
