package dev.mediasync.plex;

import dev.mediasync.internal.http.Ahead;
import dev.mediasync.internal.http.Question;
import dev.mediasync.internal.http.Tuning;
import java.util.concurrent.ExecutorService;

/** Knows how large the pages may be that a server answers in time, and how many are asked for at once. */
final class Pager {
    private final Server server;
    private final Tuning tuning;
    private final ExecutorService threads;
    private int mostRows;

    Pager(Server server, Tuning tuning, ExecutorService threads) {
        this.server = server;
        this.tuning = tuning;
        this.threads = threads;
        this.mostRows = tuning.pageRows();
    }

    Listing listing(RowType type, Question question, Reads reads) {
        return new Listing(type.listing(), question, reads, this);
    }

    Ahead<Container<ListedRow>> ahead(Question question, Reads reads) {
        return new Ahead<>(
                threads, window -> reads.list(Ways.rows(question, window), tuning.attempts()), tuning.parallelPages());
    }

    int mostRows() {
        return mostRows;
    }

    /** Notes that a page of so many rows took too long; later listings do not ask for so many again. */
    void tookTooLong(int rows) {
        mostRows = Math.max(1, Math.min(mostRows, rows / 2));
    }

    boolean serverAlive() {
        return server.alive();
    }
}
