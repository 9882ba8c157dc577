package dev.mediasync.plex;

import dev.mediasync.tck.LoopbackServer.Asked;

/** Tells which questions a fault is about. */
final class Faulty {
    private Faulty() {}

    static boolean listing(Asked asked) {
        return asked.path().endsWith("/all");
    }

    static int start(Asked asked) {
        return Integer.parseInt(asked.headers().getOrDefault("x-plex-container-start", "0"));
    }

    static int size(Asked asked) {
        return Integer.parseInt(asked.headers().getOrDefault("x-plex-container-size", "0"));
    }

    /** Whether a question is for a page of films that holds a row. */
    static boolean page(Asked asked, int row) {
        return listing(asked)
                && "1".equals(FakePlex.query(asked).get("type"))
                && start(asked) <= row
                && row < start(asked) + size(asked);
    }
}
