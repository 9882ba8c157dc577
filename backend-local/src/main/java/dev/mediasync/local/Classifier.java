package dev.mediasync.local;

import dev.mediasync.local.Catalogued.Film;
import dev.mediasync.local.Catalogued.NameTitle;
import dev.mediasync.local.Catalogued.Piece;
import dev.mediasync.local.Catalogued.Show;
import dev.mediasync.model.LibraryKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells films from episodes, and finds the show of each episode. */
final class Classifier {
    private final LibraryKind kind;
    private final ShowPlaces places;
    private final Catalogued result = new Catalogued();

    Classifier(LibraryKind kind, String libraryName) {
        this.kind = kind;
        this.places = new ShowPlaces(kind, libraryName);
    }

    /** Judges the whole tree. */
    Catalogued classify(Folder root) {
        visit(root);
        return result;
    }

    private void visit(Folder folder) {
        if (Extras.holds(folder)) {
            return;
        }
        if (disc(folder)) {
            takeDisc(folder);
            return;
        }
        if (!folder.videos.isEmpty()) {
            sort(folder);
        }
        List<Folder> parts = kind == LibraryKind.SHOWS ? List.of() : films(PartFolders.of(folder));
        folder.folders.stream().filter(child -> !parts.contains(child)).forEach(this::visit);
    }

    /** Takes each set of folders that are the parts of one film; gives the folders taken. */
    private List<Folder> films(List<PartFolders> sets) {
        for (PartFolders set : sets) {
            result.films.add(set.film(places.libraryName()));
        }
        return sets.stream().flatMap(set -> set.folders().stream()).toList();
    }

    private void sort(Folder folder) {
        ShowPlaces.Place place = kind == LibraryKind.MOVIES ? null : places.of(folder);
        List<Found> films = new ArrayList<>();
        for (Found file : folder.videos) {
            EpisodeName name = place == null ? null : place.read(file);
            if (place == null || name == null) {
                films.add(file);
            } else {
                episode(place, name, file);
            }
        }
        if (!films.isEmpty()) {
            Film.Kind filmKind = kind == LibraryKind.SHOWS ? Film.Kind.VIDEO : Film.Kind.FILM;
            result.films.addAll(new FilmGrouping(folder, filmKind).group(films));
        }
    }

    private void episode(ShowPlaces.Place place, EpisodeName name, Found file) {
        Show show = show(place, name);
        Integer told = name.season() != null ? name.season() : place.season();
        show.add(told == null ? 1 : told, name, file);
    }

    private Show show(ShowPlaces.Place place, EpisodeName name) {
        Folder folder = place.show();
        if (folder != null) {
            return result.shows.computeIfAbsent(folder.id, id -> new Show(id, NameTitle.ofShow(folder.name), folder));
        }
        String raw = place.title().isEmpty() ? name.show() : place.title();
        NameTitle title = NameTitle.ofShow(raw.isEmpty() ? places.libraryName() : raw);
        String year = title.year() == null ? "" : " " + title.year();
        String id = "#show/" + FileNames.encode(NameWords.normal(title.text()) + year);
        return result.shows.computeIfAbsent(id, unused -> new Show(id, title, null));
    }

    private static boolean disc(Folder folder) {
        return !folder.root() && (folder.named("video_ts") || folder.named("bdmv"));
    }

    /** All files of a disc's folder play one film. */
    private void takeDisc(Folder disc) {
        List<Found> files = new ArrayList<>();
        collect(disc, files);
        Folder parent = disc.parent;
        if (files.isEmpty() || parent == null) {
            return;
        }
        files.sort(Comparator.comparing(Found::id));
        MovieName name = MovieName.of(parent.root() ? places.libraryName() : parent.name);
        List<Piece> pieces = new ArrayList<>();
        files.forEach(file -> pieces.add(new Piece(file, "", pieces.size() + 1)));
        result.films.add(new Film(
                Film.Kind.FILM,
                new NameTitle(name.title(), name.year(), name.ids()),
                List.of(),
                pieces,
                parent.root() ? null : parent));
    }

    private static void collect(Folder folder, List<Found> files) {
        files.addAll(folder.videos);
        folder.folders.forEach(child -> collect(child, files));
    }
}
