package dev.mediasync.benchmarks;

import java.net.http.HttpRequest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The floor beside a walk over a Plex server. */
final class PlexFloor extends PageFloor {
    private static final int ROWS = 400;
    private static final int BATCH = 50;

    PlexFloor(String server) {
        super(server, ROWS);
    }

    @Override
    long listings() {
        long rows = listing("/library/sections/1/all?type=1&includeGuids=1");
        for (int type = 2; type <= 4; type++) {
            rows += listing("/library/sections/2/all?type=" + type + "&includeGuids=1");
        }
        return rows;
    }

    /** Listings cut off people and genres, so every item is asked for. */
    @Override
    long details(int items) {
        long rows = 0;
        for (int from = 1; from <= items; from += BATCH) {
            String ids = IntStream.range(from, Math.min(items + 1, from + BATCH))
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(","));
            rows += rows(page("/library/metadata/" + ids + "?includeGuids=1", 0))
                    .size();
        }
        return rows;
    }

    @Override
    HttpRequest.Builder request(String address, int start, int rows) {
        return to(address)
                .header("X-Plex-Token", "none")
                .header("X-Plex-Container-Start", Integer.toString(start))
                .header("X-Plex-Container-Size", Integer.toString(rows));
    }

    @Override
    JsonNode rows(JsonNode page) {
        return page.path("MediaContainer").path("Metadata");
    }

    @Override
    int total(JsonNode page) {
        return page.path("MediaContainer").path("totalSize").asInt();
    }
}
