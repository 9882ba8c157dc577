package dev.mediasync.internal.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a server.
 *
 * @param path the path, percent-encoded, without a query
 * @param query the query, percent-encoded, empty where there is none
 * @param headers what the request has beside the headers of all requests
 * @param window which rows are wanted, null where the answer has no rows; the query or a header says so to the server
 * @param json the body, null where there is none
 */
public record Question(
        String path,
        String query,
        Map<String, String> headers,
        @Nullable Window window,
        @Nullable String json) {
    /** Takes over. */
    public Question {
        headers = Map.copyOf(headers);
    }

    /** A path, and nothing else. */
    public static Question of(String path) {
        return new Question(path, "", Map.of(), null, null);
    }

    /** The same with one more pair in its query. */
    public Question with(String name, String value) {
        String pair = encoded(name) + "=" + encoded(value);
        return new Question(path, query.isEmpty() ? pair : query + "&" + pair, headers, window, json);
    }

    /** The same with one more header. */
    public Question withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Question(path, query, more, window, json);
    }

    /** The same for some rows; the caller says to the server which. */
    public Question withWindow(Window value) {
        return new Question(path, query, headers, value, json);
    }

    /** The same with a body. */
    public Question withJson(String body) {
        return new Question(path, query, headers, window, body);
    }

    /** Path and query. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** A text as a part of a path or query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
