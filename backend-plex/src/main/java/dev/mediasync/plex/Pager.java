package dev.mediasync.plex;

import dev.mediasync.internal.http.Ahead;
import dev.mediasync.internal.http.Question;
import dev.mediasync.internal.http.Tuning;
import java.util.concurrent.ExecutorService;

/** Makes listings of one server, which share what is known of it. */
final class Pager {
    private final Server server;
    private final Tuning tuning;
    private final ExecutorService threads;
    private final PageSize size;

    Pager(Server server, Tuning tuning, ExecutorService threads) {
        this.server = server;
        this.tuning = tuning;
        this.threads = threads;
        this.size = new PageSize(tuning.pageRows());
    }

    Listing listing(RowType type, Question question, Reads reads) {
        return new Listing(type.listing(), question, reads, this);
    }

    Ahead<Container<ListedRow>> ahead(Question question, Reads reads) {
        return new Ahead<>(
                threads, window -> reads.list(Ways.rows(question, window), tuning.attempts()), tuning.parallelPages());
    }

    PageSize size() {
        return size;
    }

    boolean serverAlive() {
        return server.alive();
    }
}
