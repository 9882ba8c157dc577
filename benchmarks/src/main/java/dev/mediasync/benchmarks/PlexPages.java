package dev.mediasync.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A made-up Plex server in a process of its own, so that its work is not counted as ours. */
final class PlexPages {
    private static final String ID = "0123456789abcdef0123456789abcdef01234567";
    private static final Pattern TYPE = Pattern.compile("(?:^|&)type=(\\d+)");
    private static final int THREADS = 2;

    private final PlexRows rows;

    private PlexPages(PlexRows rows) {
        this.rows = rows;
    }

    /** Serves so many items until its input ends, and prints its address. */
    public static void main(String[] arguments) throws IOException {
        PlexPages pages = new PlexPages(PlexRows.of(Integer.parseInt(arguments[0])));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", pages::answer);
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Lives as long as the process that started it.
        }
        System.exit(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private byte[] body(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/library/sections")) {
            return container("\"size\":2,\"Directory\":[" + section(1, "movie") + "," + section(2, "show") + "]");
        }
        if (path.startsWith("/library/sections/")) {
            return listing(exchange);
        }
        if (path.startsWith("/library/metadata/")) {
            List<byte[]> found = new ArrayList<>();
            for (String id : path.substring("/library/metadata/".length()).split(",", -1)) {
                found.add(rows.row(Integer.parseInt(id)));
            }
            return page(found, "\"size\":" + found.size());
        }
        return container("\"size\":0,\"claimed\":true,\"machineIdentifier\":\"" + ID + "\",\"version\":\"1.43.3.1\"");
    }

    private static String section(int key, String type) {
        return "{\"key\":\"" + key + "\",\"uuid\":\"uuid-" + key + "\",\"type\":\"" + type + "\",\"title\":\"" + type
                + "s\",\"agent\":\"tv.plex.agents." + type + "\",\"refreshing\":false,\"contentChangedAt\":1000}";
    }

    private static byte[] container(String fields) {
        return ("{\"MediaContainer\":{" + fields + "}}").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] listing(HttpExchange exchange) {
        Matcher type = TYPE.matcher(exchange.getRequestURI().getQuery());
        List<byte[]> all = type.find() ? rows.of(PlexRows.Type.of(Integer.parseInt(type.group(1)))) : List.of();
        int start = Math.min(all.size(), header(exchange, "X-Plex-Container-Start"));
        int end = Math.min(all.size(), start + header(exchange, "X-Plex-Container-Size"));
        List<byte[]> page = all.subList(start, end);
        return page(page, "\"size\":" + page.size() + ",\"offset\":" + start + ",\"totalSize\":" + all.size());
    }

    private static int header(HttpExchange exchange, String name) {
        return Integer.parseInt(exchange.getRequestHeaders().getFirst(name));
    }

    private static byte[] page(List<byte[]> rows, String fields) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(("{\"MediaContainer\":{" + fields + ",\"Metadata\":[").getBytes(StandardCharsets.UTF_8));
        for (int at = 0; at < rows.size(); at++) {
            if (at > 0) {
                page.write(',');
            }
            page.writeBytes(rows.get(at));
        }
        page.writeBytes("]}}".getBytes(StandardCharsets.UTF_8));
        return page.toByteArray();
    }
}
