package dev.mediasync.benchmarks;

import dev.mediasync.model.Library;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.MediaSource;
import java.util.concurrent.atomic.AtomicLong;

/** Makes every item of a server, as a first load must, and keeps none. */
final class EveryItem {
    private EveryItem() {}

    /** How many were made. */
    static long made(MadeServer server, String address) {
        AtomicLong rows = new AtomicLong();
        try (MediaSource source = server.source(address)) {
            for (Library library : source.libraries()) {
                source.enumerate(library, new Cancellation(), page -> rows.addAndGet(titles(page)));
            }
        }
        return rows.get();
    }

    private static int titles(ObservedPage page) {
        int titles = 0;
        for (ObservedItem item : page.items()) {
            titles += item.item().title().isEmpty() ? 0 : 1;
        }
        return titles;
    }
}
