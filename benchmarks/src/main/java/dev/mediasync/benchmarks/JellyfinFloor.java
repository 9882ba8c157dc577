package dev.mediasync.benchmarks;

import java.net.http.HttpRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The floor beside a walk over a Jellyfin server. */
final class JellyfinFloor extends PageFloor {
    private static final int ROWS = 2_000;

    JellyfinFloor(String server) {
        super(server, ROWS);
    }

    @Override
    long listings() {
        long rows = listing("/Items?parentId=" + JellyfinRow.MOVIES + "&includeItemTypes=Movie");
        for (String type : List.of("Series", "Season", "Episode")) {
            rows += listing("/Items?parentId=" + JellyfinRow.SHOWS + "&includeItemTypes=" + type);
        }
        return rows;
    }

    /** Listings show all that is kept. */
    @Override
    long details(int items) {
        return 0;
    }

    @Override
    HttpRequest.Builder request(String address, int start, int rows) {
        return to(address + "&startIndex=" + start + "&limit=" + rows)
                .header("Authorization", "MediaBrowser Token=\"" + JellyfinPages.TOKEN + "\"");
    }

    @Override
    JsonNode rows(JsonNode page) {
        return page.path("Items");
    }

    @Override
    int total(JsonNode page) {
        return page.path("TotalRecordCount").asInt();
    }
}
