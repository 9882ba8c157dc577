package dev.mediasync.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers as a Jellyfin server does to a user. */
final class JellyfinPages extends PageServer {
    /** A user's token. */
    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static final String SERVER = "aaaabbbbccccddddaaaabbbbccccdddd";
    private static final String USER = "11112222333344441111222233334444";
    private static final Map<String, MadeRows.RowType> TYPES = Map.of(
            "Movie", MadeRows.RowType.MOVIE,
            "Series", MadeRows.RowType.SHOW,
            "Season", MadeRows.RowType.SEASON,
            "Episode", MadeRows.RowType.EPISODE);

    private final MadeRows rows;

    JellyfinPages(MadeRows rows) {
        this.rows = rows;
    }

    @Override
    byte[] body(HttpExchange exchange) {
        return switch (exchange.getRequestURI().getPath()) {
            case "/System/Info/Public" ->
                text("{\"ServerName\":\"made\",\"Version\":\"12.0.0\",\"ProductName\":"
                        + "\"Jellyfin Server\",\"Id\":\"" + SERVER + "\",\"StartupWizardCompleted\":true}");
            case "/Users/Me" ->
                text("{\"Name\":\"anna\",\"ServerId\":\"" + SERVER + "\",\"Id\":\"" + USER
                        + "\",\"Policy\":{\"IsAdministrator\":false,\"EnableAllFolders\":true}}");
            case "/UserViews" ->
                page(
                        "{\"Items\":[",
                        List.of(view(JellyfinRow.MOVIES, "movies"), view(JellyfinRow.SHOWS, "tvshows")),
                        "],\"TotalRecordCount\":2,\"StartIndex\":0}");
            case "/Items" -> listing(parameters(exchange.getRequestURI().getQuery()));
            default -> text("{}");
        };
    }

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] view(String id, String type) {
        return text("{\"Name\":\"" + type + "\",\"ServerId\":\"" + SERVER + "\",\"Id\":\"" + id
                + "\",\"Type\":\"CollectionFolder\",\"CollectionType\":\"" + type + "\"}");
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return parameters;
    }

    private byte[] listing(Map<String, String> asked) {
        if (asked.containsKey("ids")) {
            List<byte[]> found = new ArrayList<>();
            for (String id : asked.getOrDefault("ids", "").split(",", -1)) {
                found.add(rows.row(JellyfinRow.ofId(id)));
            }
            return page("{\"Items\":[", found, "],\"TotalRecordCount\":" + found.size() + ",\"StartIndex\":0}");
        }
        MadeRows.RowType type = TYPES.get(asked.get("includeItemTypes"));
        // Everything was saved once, and nothing lately.
        boolean lately = !asked.getOrDefault("minDateLastSaved", "1970").startsWith("1970");
        List<byte[]> all = type == null || lately ? List.of() : rows.of(type);
        int start = Math.min(all.size(), Integer.parseInt(asked.getOrDefault("startIndex", "0")));
        int end = Math.min(all.size(), start + Integer.parseInt(asked.getOrDefault("limit", "0")));
        return page(
                "{\"Items\":[",
                all.subList(start, end),
                "],\"TotalRecordCount\":" + all.size() + ",\"StartIndex\":" + start + "}");
    }
}
