package dev.mediasync.plex;

import java.util.List;
import java.util.Map;

/** Small catalogues on a fake server. */
final class Libraries {
    private Libraries() {}

    /** Seven films, a show of two seasons with four episodes, an artist with an album of three tracks, and photos. */
    static FakePlex small() {
        FakePlex server = new FakePlex();
        server.section("1", "movie", "Movies");
        for (int id = 10; id < 17; id++) {
            server.movie("1", Integer.toString(id), "Film " + id);
        }
        Map<String, Object> full = server.row("10");
        full.put("Role", FakePlex.tags("Ann", "Bob", "Cem", "Dee", "Eve"));
        full.put("Genre", FakePlex.tags("Drama", "Comedy", "Crime"));
        full.put("Producer", FakePlex.tags("Pat"));
        server.section("2", "show", "Shows");
        server.row("2", "20", "show", "Lost");
        server.child("2", "21", "season", "20", 1);
        server.child("2", "22", "season", "20", 2);
        for (int number = 1; number < 5; number++) {
            server.child("2", Integer.toString(22 + number), "episode", number < 3 ? "21" : "22", number);
        }
        server.section("3", "artist", "Music");
        server.row("3", "30", "artist", "Nina");
        server.child("3", "31", "album", "30", 1);
        for (int number = 1; number < 4; number++) {
            server.child("3", Integer.toString(31 + number), "track", "31", number);
        }
        server.section("4", "photo", "Pictures");
        return server;
    }

    static List<String> films(FakePlex server) {
        return server.rows.values().stream()
                .filter(row -> "movie".equals(row.get("type")))
                .map(row -> String.valueOf(row.get("ratingKey")))
                .toList();
    }
}
