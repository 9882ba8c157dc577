package dev.mediasync.examples.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody in but the page itself.
 *
 * <p>Other sites can make a browser send requests to this address, or let their own name point to it. So a request must name
 * this address as its host, and one that changes something must carry a secret which only the page knows.
 */
final class Guard {
    static final String SECRET_HEADER = "X-MediaSync-Page";
    private static final int SECRET_BYTES = 24;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String secret = random();
    private static final int USUAL_PORT = 80;

    private final List<String> hosts;

    Guard(int port) {
        // Browsers leave the usual port out.
        String behind = port == USUAL_PORT ? "" : ":" + port;
        this.hosts = List.of("127.0.0.1" + behind, "localhost" + behind, "[::1]" + behind);
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What the page sends back with everything that changes something. */
    String secret() {
        return secret;
    }

    /** Why a request is not answered; null where it may be. */
    @Nullable
    String objection(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String host = headers.getFirst("Host");
        if (host == null || !hosts.contains(host)) {
            return "This page answers at http://" + hosts.get(0) + " only";
        }
        String site = headers.getFirst("Sec-Fetch-Site");
        String method = exchange.getRequestMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            boolean data = exchange.getRequestURI().getPath().startsWith("/api/");
            boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
            return data && foreign ? "Another site asks; open the page itself" : null;
        }
        String origin = headers.getFirst("Origin");
        if (origin != null && hosts.stream().noneMatch(one -> origin.equals("http://" + one))) {
            return "Another site asks; open the page itself";
        }
        return known(headers.getFirst(SECRET_HEADER)) ? null : "The page is of an earlier start; load it again";
    }

    private boolean known(@Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** What every answer tells the browser to refuse. */
    static void harden(Headers headers) {
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }
}
