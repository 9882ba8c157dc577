package dev.mediasync.jellyfin;

import dev.mediasync.tck.LoopbackServer.Asked;
import java.util.Map;

/** Tells which questions a fault is about. */
final class Faulty {
    private Faulty() {}

    /** Whether a question is for rows of a type in a library. */
    static boolean listing(Asked asked, String type) {
        return asked.path().equals("/Items")
                && type.equals(FakeJellyfin.query(asked).get("includeitemtypes"))
                && size(asked) != 0
                && !asked.target().contains("minDateLastSaved");
    }

    static int start(Asked asked) {
        return Integer.parseInt(FakeJellyfin.query(asked).getOrDefault("startindex", "0"));
    }

    static int size(Asked asked) {
        return Integer.parseInt(FakeJellyfin.query(asked).getOrDefault("limit", "100000"));
    }

    /** Whether a question is for a page of rows of a type that holds a row. */
    static boolean page(Asked asked, String type, int row) {
        Map<String, String> query = FakeJellyfin.query(asked);
        return listing(asked, type)
                && !query.containsKey("ids")
                && start(asked) <= row
                && row < start(asked) + size(asked);
    }
}
