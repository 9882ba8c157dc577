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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Downloads the pages of a server, two at a time, parses each into a tree, and does nothing with it. */
abstract class PageFloor {
    private static final int AT_ONCE = 2;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;
    private final int rowsAPage;

    PageFloor(String server, int rowsAPage) {
        this.server = server;
        this.rowsAPage = rowsAPage;
    }

    /** Reads all listings; returns how many rows came. */
    abstract long listings();

    /** Reads so many items by their ids, as far as a first load does; returns how many rows came. */
    abstract long details(int items);

    /** Asks for some rows of a listing. */
    abstract HttpRequest.Builder request(String address, int start, int rows);

    /** The rows of a page. */
    abstract JsonNode rows(JsonNode page);

    /** How many rows the listing of a page has. */
    abstract int total(JsonNode page);

    /** Reads a listing; returns how many rows came. */
    long listing(String path) {
        JsonNode first = page(path, 0);
        int total = total(first);
        long rows = rows(first).size();
        List<Callable<Integer>> rest = new ArrayList<>();
        for (int start = rowsAPage; start < total; start += rowsAPage) {
            int from = start;
            rest.add(() -> rows(page(path, from)).size());
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

    /** One page as a tree. */
    JsonNode page(String path, int start) {
        HttpRequest request = request(server + path, start, rowsAPage)
                .header("Accept", "application/json")
                .build();
        try {
            return MAPPER.readTree(
                    client.send(request, BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request for an address. */
    static HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create(address));
    }
}
