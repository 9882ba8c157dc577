package dev.mediasync.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers as a Plex server does. */
final class PlexPages extends PageServer {
    private static final String ID = "0123456789abcdef0123456789abcdef01234567";
    private static final Pattern TYPE = Pattern.compile("(?:^|&)type=(\\d+)");

    private final MadeRows rows;

    PlexPages(MadeRows rows) {
        this.rows = rows;
    }

    @Override
    byte[] body(HttpExchange exchange) {
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
            return rows(found, "\"size\":" + found.size());
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
        List<byte[]> all =
                type.find() ? rows.of(MadeRows.RowType.values()[Integer.parseInt(type.group(1)) - 1]) : List.of();
        int start = Math.min(all.size(), header(exchange, "X-Plex-Container-Start"));
        int end = Math.min(all.size(), start + header(exchange, "X-Plex-Container-Size"));
        List<byte[]> page = all.subList(start, end);
        return rows(page, "\"size\":" + page.size() + ",\"offset\":" + start + ",\"totalSize\":" + all.size());
    }

    private static int header(HttpExchange exchange, String name) {
        return Integer.parseInt(exchange.getRequestHeaders().getFirst(name));
    }

    private byte[] rows(List<byte[]> rows, String fields) {
        return page("{\"MediaContainer\":{" + fields + ",\"Metadata\":[", rows, "]}}");
    }
}
