package dev.mediasync.sqlite;

import dev.mediasync.SyncException;
import dev.mediasync.plan.Change;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one part of the many that the index of words grows in while much is written.
 *
 * <p>Every word of a search is looked up in each part. The parts are merged step by step, each in a commit of its own, so
 * that other writers get in between; nobody reads anything else meanwhile or after a crash.
 */
final class SearchMerge {
    /** How many written items make it worth while. */
    private static final int MANY = 10_000;
    /** Pages that one step writes, some tenth of a second's work. */
    private static final int STEP = 100;
    /** The store counts two changed rows where it merged, and one where nothing was left to do. */
    private static final int MERGED = 2;

    private static final Logger LOG = LoggerFactory.getLogger(SearchMerge.class);

    private final Connections connections;
    private final AtomicLong written = new AtomicLong();

    SearchMerge(Connections connections) {
        this.connections = connections;
    }

    /** Notes what was committed; what goes adds no words. */
    void wrote(List<? extends Change> changes) {
        written.addAndGet(changes.stream().filter(Change.Put.class::isInstance).count());
    }

    /** Merges after many changes; where that fails, searches are slower and nothing else. */
    void afterMany() {
        if (written.get() >= MANY) {
            try {
                all();
            } catch (SyncException e) {
                LOG.debug("The index of words stays in parts", e);
            }
        }
    }

    /** Merges what there is. */
    void all() {
        written.set(0);
        // A negative number begins with all parts there are, a positive one goes on.
        int pages = -STEP;
        while (step(pages)) {
            pages = STEP;
        }
    }

    private boolean step(int pages) {
        return connections.write((handle, c) -> {
            long before = changes(handle);
            handle.execute("INSERT INTO ms_search (ms_search, rank) VALUES ('merge', ?)", pages);
            return changes(handle) - before >= MERGED;
        });
    }

    private static long changes(Handle handle) {
        return handle.createQuery("SELECT total_changes()").mapTo(Long.class).one();
    }
}
