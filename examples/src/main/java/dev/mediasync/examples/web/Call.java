package dev.mediasync.examples.web;

import com.sun.net.httpserver.HttpExchange;
import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.examples.JsonLine;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One request and its answer. */
final class Call {
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final HttpExchange exchange;
    private final Map<String, String> parameters;

    Call(HttpExchange exchange) {
        this.exchange = exchange;
        this.parameters = parameters(exchange.getRequestURI().getRawQuery());
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> all = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    all.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return all;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw usage("The address of the question is no address", e);
        }
    }

    HttpExchange exchange() {
        return exchange;
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** A parameter that may be missing, read by somebody who throws where it makes no sense. */
    <T> @Nullable T optional(String name, Function<String, T> reader) {
        String text = parameters.get(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw usage(name + ": " + e.getMessage(), e);
        }
    }

    /** A parameter that must be there. */
    <T> T required(String name, Function<String, T> reader) {
        return Optional.ofNullable(optional(name, reader)).orElseThrow(() -> usage("The question lacks " + name, null));
    }

    /** A number within bounds; the usual one where none is given. */
    int number(String name, int usual, int most) {
        Integer given = optional(name, Integer::valueOf);
        return given == null ? usual : Math.max(1, Math.min(most, given));
    }

    /** What the page sent along. */
    Map<String, @Nullable Object> body() throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            throw usage("The question is too long", null);
        }
        try {
            return JsonLine.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw usage("The question is no JSON object", e);
        }
    }

    private static SyncException usage(String message, @Nullable Exception cause) {
        return new SyncException(ErrorKind.USAGE, message, cause);
    }

    void json(int status, Map<String, @Nullable Object> body) throws IOException {
        bytes(status, "application/json", JsonLine.of(body).getBytes(StandardCharsets.UTF_8));
    }

    void error(int status, String message) throws IOException {
        json(status, JsonLine.fields().put("error", message).map());
    }

    void bytes(int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
