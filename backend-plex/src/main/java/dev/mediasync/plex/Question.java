package dev.mediasync.plex;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a server.
 *
 * @param path the path, percent-encoded, without a query
 * @param query the query, percent-encoded, empty where there is none
 * @param window which rows are wanted, null where the answer has no rows
 */
record Question(String path, String query, @Nullable Window window) {
    /**
     * A part of a listing.
     *
     * @param start the first row
     * @param rows how many rows
     */
    record Window(long start, int rows) {}

    static Question of(String path) {
        return new Question(path, "", null);
    }

    Question with(String name, String value) {
        String pair = encoded(name) + "=" + encoded(value);
        return new Question(path, query.isEmpty() ? pair : query + "&" + pair, window);
    }

    Question rows(long start, int rows) {
        return new Question(path, query, new Window(start, rows));
    }

    String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
