package dev.mediasync.jellyfin;

import dev.mediasync.jellyfin.FakeCatalogue.FakeItem;
import dev.mediasync.jellyfin.FakeCatalogue.FakeLibrary;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Small catalogues on a fake server. */
final class Libraries {
    static final String MOVIES = "f137a2dd21bbc1b99aa5c0f6bf02a805";
    static final String SHOWS = "a656b907eb3a73532e40e44b968d0225";
    static final String MUSIC = "7e64e319657a9516ec78490da03edccb";
    static final String SETS = "9d7ad6afe9afa2dab1a2f6e00ad28fa6";

    private Libraries() {}

    /** The id of a number, as a server writes ids. */
    static String id(int number) {
        return String.format(Locale.ROOT, "%032x", 0xabc_0000L + number);
    }

    /** Seven films, a show of two seasons with four episodes, an artist with an album of three tracks, a set, and books. */
    static FakeJellyfin small() {
        FakeJellyfin server = new FakeJellyfin();
        FakeCatalogue catalogue = server.catalogue;
        FakeLibrary movies = catalogue.library(MOVIES, "Movies", "movies");
        for (int number = 10; number < 17; number++) {
            movie(catalogue, movies, number);
        }
        shows(catalogue);
        music(catalogue);
        FakeLibrary sets = catalogue.library(SETS, "Collections", "boxsets");
        catalogue.add(sets, id(50), "BoxSet", "Set One");
        catalogue.members.put(id(50), List.of(id(11), id(10)));
        catalogue.library("03fdb1eb63a124b23c29ecdc7dbd4906", "Books", "books");
        return server;
    }

    static FakeItem movie(FakeCatalogue catalogue, FakeLibrary library, int number) {
        FakeItem item = catalogue.add(library, id(number), "Movie", "Film " + number);
        item.fields.put("ProductionYear", 1990 + number);
        item.fields.put("ProviderIds", Map.of("Imdb", "tt00" + number, "Tmdb", "9" + number));
        item.fields.put("RunTimeTicks", 54_000_000_000L);
        return item;
    }

    private static void shows(FakeCatalogue catalogue) {
        FakeLibrary library = catalogue.library(SHOWS, "Shows", "tvshows");
        catalogue.add(library, id(20), "Series", "Lost");
        for (int season = 1; season < 3; season++) {
            Map<String, Object> fields = catalogue.add(library, id(20 + season), "Season", "Season " + season).fields;
            fields.put("SeriesId", id(20));
            fields.put("ParentId", id(20));
            fields.put("IndexNumber", season);
        }
        for (int number = 1; number < 5; number++) {
            Map<String, Object> fields = catalogue.add(library, id(22 + number), "Episode", "Episode " + number).fields;
            String season = id(number < 3 ? 21 : 22);
            fields.put("SeriesId", id(20));
            fields.put("SeasonId", season);
            fields.put("ParentId", season);
            fields.put("ParentIndexNumber", number < 3 ? 1 : 2);
            fields.put("IndexNumber", number);
        }
    }

    private static void music(FakeCatalogue catalogue) {
        FakeLibrary library = catalogue.library(MUSIC, "Music", "music");
        catalogue.add(library, id(30), "MusicArtist", "Nina");
        Map<String, Object> album = catalogue.add(library, id(31), "MusicAlbum", "Blue").fields;
        album.put("ParentId", id(30));
        album.put("AlbumArtists", List.of(Map.of("Name", "Nina", "Id", id(30))));
        for (int number = 1; number < 4; number++) {
            Map<String, Object> track = catalogue.add(library, id(31 + number), "Audio", "Track " + number).fields;
            track.put("ParentId", id(31));
            track.put("AlbumId", id(31));
            track.put("IndexNumber", number);
        }
    }
}
