package dev.mediasync.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Downloads the pages of a library, two at a time, parses each into a tree, and does nothing with it. */
final class PlexFloor {
    private static final int ROWS = 400;
    private static final int AT_ONCE = 2;
    private static final int BATCH = 50;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;

    PlexFloor(String server) {
        this.server = server;
    }

    /** How many rows came. */
    long listings() {
        long rows = 0;
        rows += listing("/library/sections/1/all?type=1&includeGuids=1");
        for (int type = 2; type <= 4; type++) {
            rows += listing("/library/sections/2/all?type=" + type + "&includeGuids=1");
        }
        return rows;
    }

    private long listing(String path) {
        JsonNode first = page(path, 0);
        int total = first.path("totalSize").asInt();
        long rows = first.path("Metadata").size();
        List<Callable<Integer>> rest = new ArrayList<>();
        for (int start = ROWS; start < total; start += ROWS) {
            int from = start;
            rest.add(() -> page(path, from).path("Metadata").size());
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<Integer> page : threads.invokeAll(rest)) {
                rows += page.get();
            }
            return rows;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private JsonNode page(String path, int start) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Accept", "application/json")
                .header("X-Plex-Token", "none")
                .header("X-Plex-Container-Start", Integer.toString(start))
                .header("X-Plex-Container-Size", Integer.toString(ROWS))
                .build();
        try {
            return MAPPER.readTree(
                            client.send(request, BodyHandlers.ofByteArray()).body())
                    .path("MediaContainer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same by ids, fifty at a time. */
    long details(int items) {
        long rows = 0;
        for (int from = 1; from <= items; from += BATCH) {
            String ids = IntStream.range(from, Math.min(items + 1, from + BATCH))
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(","));
            rows += page("/library/metadata/" + ids + "?includeGuids=1", 0)
                    .path("Metadata")
                    .size();
        }
        return rows;
    }
}
