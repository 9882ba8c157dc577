package dev.mediasync.examples.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Serves the files of the page. */
final class Assets {
    private static final Map<String, String> FILES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "style.css", "text/css; charset=utf-8",
            "app.js", "text/javascript; charset=utf-8",
            "views.js", "text/javascript; charset=utf-8",
            "tiles.js", "text/javascript; charset=utf-8",
            "server.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");
    private static final int OK = 200;

    private Assets() {}

    /** Offers each file by its name, and the page itself as the root. */
    static void on(WebServer server) {
        FILES.forEach((name, type) -> {
            String path = name.equals("index.html") ? "/" : "/" + name;
            server.get(path, call -> call.bytes(OK, type, read(name, server.guard())));
        });
    }

    private static byte[] read(String name, Guard guard) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The page's file " + name + " is missing from this build");
            }
            byte[] bytes = in.readAllBytes();
            if (!name.equals("index.html")) {
                return bytes;
            }
            String page = new String(bytes, StandardCharsets.UTF_8).replace("{{secret}}", guard.secret());
            return page.getBytes(StandardCharsets.UTF_8);
        }
    }
}
