package dev.mediasync.local;

import dev.mediasync.model.ExternalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a tree holds, judged by names and structure alone. */
final class Catalogued {
    final List<Film> films = new ArrayList<>();
    final Map<String, Show> shows = new TreeMap<>();

    /**
     * A file and the version and part that it is of its item.
     *
     * @param file the file
     * @param version the version's label
     * @param part the part's number, 0 where it is whole
     */
    record Piece(Found file, String version, int part) {}

    /**
     * A film, or a video that is no episode.
     *
     * @param kind what it is
     * @param title what names tell about it
     * @param editions editions by name
     * @param pieces its files, the main one first
     * @param own the folder that holds nothing else, null where there is none
     */
    record Film(
            Kind kind,
            NameTitle title,
            List<String> editions,
            List<Piece> pieces,
            @Nullable Folder own) {
        /** What a film is. */
        enum Kind {
            /** A film. */
            FILM,
            /** A video in a library of shows that is no episode. */
            VIDEO
        }

        Film {
            editions = List.copyOf(editions);
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * A title as a name tells it.
     *
     * @param text the title
     * @param year the year of release
     * @param ids ids in public databases
     */
    record NameTitle(String text, @Nullable Integer year, List<ExternalId> ids) {
        NameTitle {
            ids = List.copyOf(ids);
        }

        /** Reads the name of a show or of its folder. */
        static NameTitle ofShow(String name) {
            ProviderTags tags = ProviderTags.of(name);
            YearInName year = YearInName.find(tags.rest());
            String text = year == null ? tags.rest() : year.titleIn(tags.rest());
            return new NameTitle(NameWords.title(text), year == null ? null : year.year(), tags.ids());
        }

        /** Whether two names can mean the same: equal, or one goes on where the other ends. */
        boolean agreesWith(NameTitle other) {
            String one = NameWords.normal(text);
            String two = NameWords.normal(other.text);
            return !one.isEmpty()
                    && !two.isEmpty()
                    && (one.equals(two) || one.startsWith(two + " ") || two.startsWith(one + " "));
        }
    }

    /** A show with its episodes. */
    static final class Show {
        final String id;
        final NameTitle title;
        /** The folder that is the show, null where its episodes lie loose. */
        final @Nullable Folder folder;

        final Map<Integer, Map<String, Episode>> seasons = new TreeMap<>();

        Show(String id, NameTitle title, @Nullable Folder folder) {
            this.id = id;
            this.title = title;
            this.folder = folder;
        }

        String seasonId(int season) {
            return id + "#s" + season;
        }

        void add(int season, EpisodeName name, Found file) {
            String place = name.episode() != null
                    ? "e" + name.episode() + (name.end() == null ? "" : "-" + name.end())
                    : name.date() != null ? "d" + name.date() : "f" + file.id();
            seasons.computeIfAbsent(season, number -> new TreeMap<>())
                    .computeIfAbsent(place, key -> new Episode(season, key))
                    .add(name, file);
        }
    }

    /** An episode with its files. */
    static final class Episode {
        final int season;
        final String place;
        private final List<Found> files = new ArrayList<>(1);
        private @Nullable EpisodeName name;

        Episode(int season, String place) {
            this.season = season;
            this.place = place;
        }

        void add(EpisodeName told, Found file) {
            files.add(file);
            name = name == null ? told : name;
        }

        /** Its files, the main one first. */
        List<Piece> pieces() {
            if (files.size() == 1) {
                return List.of(new Piece(files.get(0), "", 0));
            }
            List<Piece> pieces = new ArrayList<>();
            for (Found file : files) {
                MovieName words = MovieName.of(file.stem());
                pieces.add(new Piece(file, words.version(), words.part()));
            }
            return Versions.ordered(pieces, "");
        }

        /** What the first file's name tells. */
        EpisodeName name() {
            if (name == null) {
                throw new IllegalStateException("An episode has a file");
            }
            return name;
        }

        boolean numbered() {
            return !place.startsWith("f");
        }
    }
}
