package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Ahead;
import dev.mediasync.internal.http.Question;
import dev.mediasync.internal.http.Tuning;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows how large the pages may be that a server answers in time, and how many are asked for at once.
 *
 * <p>Each page costs these servers about the same, whatever its size, because they sort and count anew for each. So pages are
 * large, and largest where a page takes seconds; such a server is asked for one at a time.
 */
final class Pager {
    private static final Logger LOG = LoggerFactory.getLogger(Pager.class);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 6_000_000;
    private static final int SLOW_FACTOR = 5;

    private final Server server;
    private final Tuning tuning;
    private final ExecutorService threads;
    private int bound = Integer.MAX_VALUE;
    private int rows;
    private boolean slow;

    Pager(Server server, Tuning tuning, ExecutorService threads) {
        this.server = server;
        this.tuning = tuning;
        this.threads = threads;
        this.rows = tuning.pageRows();
    }

    Listing listing(String name, Question question, Reads reads) {
        return listing(name, question, reads, rows -> {});
    }

    /**
     * A listing.
     *
     * @param ready takes the rows of each page that is asked for ahead, on the thread that asks
     */
    Listing listing(String name, Question question, Reads reads, Consumer<List<Row>> ready) {
        Ahead<Page> ahead =
                new Ahead<>(threads, window -> page(Ways.rows(question, window), reads, ready), tuning.parallelPages());
        return new Listing(name, question, reads, this, ahead);
    }

    private Page page(Question question, Reads reads, Consumer<List<Row>> ready) {
        Page page = reads.page(question, tuning.attempts());
        ready.accept(page.rows());
        return page;
    }

    int rows() {
        return Math.min(rows, bound);
    }

    /** Whether pages may be asked for before they are wanted. */
    boolean mayAskAhead() {
        return !slow;
    }

    /** Learns from a page that came how large the next ones should be. */
    void came(Page page, int asked) {
        took(page, asked);
        if (page.rows().size() < asked) {
            return;
        }
        int most = slow ? tuning.pageRows() * SLOW_FACTOR : 2 * tuning.pageRows();
        int bytesARow = Math.max(1, page.bytes() / page.rows().size());
        rows = Math.max(1, Math.min(most, MOST_BYTES / bytesARow));
    }

    /** Learns from a page that came whether the next ones should be asked for one at a time. */
    void took(Page page, int asked) {
        boolean slowNow = page.took().compareTo(SLOW) > 0;
        if (slowNow && !slow) {
            LOG.debug("A page of {} rows took {}; from here on one large page at a time", asked, page.took());
        }
        slow = slowNow;
    }

    /** Notes that a page of so many rows took too long; later listings do not ask for so many again. */
    void tookTooLong(int asked) {
        bound = Math.max(1, Math.min(bound, asked / 2));
    }

    boolean serverAlive() {
        return server.alive();
    }
}
