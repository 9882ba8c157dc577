package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.internal.http.Ahead;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.HttpFailure.Blame;
import dev.mediasync.internal.http.Question;
import dev.mediasync.internal.http.Window;
import dev.mediasync.source.Cancellation;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one listing page by page, however badly the server pages.
 *
 * <p>The next page begins where the one before was asked to end, whatever came, because a short page is not the last and what
 * it lacks is not on the next. It repeats one row, so that the seam shows whether anything moved. A page that cannot be had is
 * asked for in halves, down to the row that cannot be read, which is left out and reported.
 */
final class Listing {
    private static final Logger LOG = LoggerFactory.getLogger(Listing.class);
    private static final int MOST_UNREADABLE = 50;
    private static final int MOST_EMPTY = 3;
    private static final int MARGIN = 1_000;

    private final String name;
    private final Question question;
    private final Reads reads;
    private final Pager pager;
    private final Ahead<Page> ahead;

    private long next;
    private int rows;
    /** How large a page is meant to be; settled by the first, so that pages asked for ahead fit together. */
    private int target;

    private boolean settled;
    private int unreadable;
    private int empty;
    private boolean whole = true;
    private boolean sound = true;
    private boolean steady = true;
    private boolean ignored;
    private boolean endless;
    private @Nullable String firstRow;
    private @Nullable Long total;
    private @Nullable Long firstTotal;

    Listing(String name, Question question, Reads reads, Pager pager, Ahead<Page> ahead) {
        this.name = name;
        this.question = question;
        this.reads = reads;
        this.pager = pager;
        this.rows = pager.rows();
        this.target = rows;
        this.ahead = ahead;
    }

    /** Shows every page until the end, or until nothing more can be expected. */
    void read(Cancellation cancellation, Consumer<ListedPage> sink) {
        try (ahead) {
            boolean more = true;
            while (more) {
                cancellation.check();
                Window window = window();
                Page page = page(window);
                more = page == null ? skipped(window, sink) : taken(window, page, sink);
            }
        }
    }

    /** Whether every page came as it should. */
    boolean whole() {
        return whole && unreadable == 0;
    }

    /** Whether a second look may show what this one did not: the server answered, though not to the end. */
    boolean worthASecondLook() {
        return sound && unreadable == 0;
    }

    /** The total that every page declared; null where they differ or one declared none. */
    @Nullable
    Long total() {
        return steady ? total : null;
    }

    private Window window() {
        int seam = next == 0 ? 0 : 1;
        return new Window(next - seam, rows + seam);
    }

    /** The answer; null where it cannot be had although the server is up. */
    private @Nullable Page page(Window window) {
        try {
            return rows >= target ? ahead.take(window) : alone(window);
        } catch (HttpFailure e) {
            ahead.drop();
            if (e.blame() == Blame.SERVER || !pager.serverAlive()) {
                throw e;
            }
            if (tooLarge(e)) {
                pager.tookTooLong(rows);
                target = pager.rows();
            }
            LOG.debug("Rows {} to {} of {} cannot be had at once", window.start(), window.start() + rows, name, e);
            if (rows == 1 && ++unreadable > MOST_UNREADABLE) {
                throw new HttpFailure(
                        Blame.SERVER,
                        ErrorKind.SOURCE_UNREACHABLE,
                        "More than " + MOST_UNREADABLE + " rows of the listing of " + name
                                + " cannot be read; look at the server's log, then sync again",
                        e);
            }
            return null;
        }
    }

    /** A page that was asked for ahead has its failure one step further down. */
    private static boolean tooLarge(HttpFailure failure) {
        Throwable cause = failure.getCause() instanceof HttpFailure inner ? inner.getCause() : failure.getCause();
        boolean oversize = cause instanceof IOException && failure.kind() == ErrorKind.SOURCE_INVALID;
        return cause instanceof HttpTimeoutException || oversize;
    }

    private Page alone(Window window) {
        return reads.page(Ways.rows(question, window), 1);
    }

    /** Asks for less; a single row that cannot be read is left out. */
    private boolean skipped(Window window, Consumer<ListedPage> sink) {
        if (rows > 1) {
            rows = rows / 2;
            return true;
        }
        if (unreadable == 1) {
            LOG.warn("Row {} of the listing of {} cannot be read; nothing is removed while this is so", next, name);
        }
        String doubt = "row " + next + " of the listing of " + name
                + " cannot be read; its page in the server's own program may show why";
        sink.accept(new ListedPage(window.start(), window.rows(), List.of(), total, doubt));
        next++;
        return total == null || next < total;
    }

    private boolean taken(Window window, Page page, Consumer<ListedPage> sink) {
        List<Row> came = page.rows();
        boolean all = window.start() == 0 && came.size() > window.rows();
        total = page.total();
        String doubt = doubt(window, page, all);
        steady &= total != null && (firstTotal == null || firstTotal.equals(total));
        firstTotal = firstTotal == null ? total : firstTotal;
        sound &= doubt == null;
        whole &= doubt == null && steady && !shortOf(window, came.size());
        next = all ? came.size() : window.start() + window.rows();
        empty = came.isEmpty() ? empty + 1 : 0;
        settle(page, window.rows());
        boolean further = more(came);
        // The next ones come while this one is taken in.
        grow(further);
        sink.accept(new ListedPage(window.start(), window.rows(), came, total, doubt));
        return further;
    }

    private void settle(Page page, int asked) {
        if (settled) {
            pager.took(page, asked);
        } else {
            settled = true;
            pager.came(page, asked);
            target = pager.rows();
            rows = target;
        }
    }

    private boolean more(List<Row> came) {
        if (empty >= MOST_EMPTY) {
            return false;
        }
        Long known = total;
        if (ignored || endless) {
            return false;
        }
        return known == null ? !came.isEmpty() : next < known;
    }

    private @Nullable String doubt(Window window, Page page, boolean all) {
        List<Row> came = page.rows();
        if (ignored(window, page) || (came.size() > window.rows() && !all)) {
            ignored = true;
            return "the server ignored which rows of the listing of " + name + " were asked for";
        }
        if (endless(window.start() + came.size())) {
            endless = true;
            return "the listing of " + name + " does not end where it said that it would";
        }
        return null;
    }

    private boolean shortOf(Window window, int came) {
        return total == null || came < Math.min(window.rows(), Math.max(0, total - window.start()));
    }

    /** Whether far more rows came than the first answer spoke of; some may be added while the listing is read. */
    private boolean endless(long end) {
        return firstTotal != null && end > firstTotal + firstTotal / 10 + MARGIN;
    }

    /** Whether the server gave other rows than those asked for, as something between may do that drops parameters. */
    private boolean ignored(Window window, Page page) {
        boolean moved = page.start() != null && page.start() != window.start();
        String first = page.rows().isEmpty() ? null : page.rows().get(0).word("Id");
        if (window.start() == 0) {
            firstRow = first;
        }
        boolean again = window.start() > 0 && first != null && first.equals(firstRow);
        return moved || again;
    }

    /** Back to whole pages step by step, but not to such as took too long; only whole ones are asked for ahead. */
    private void grow(boolean further) {
        rows = Math.min(target, Math.max(rows * 2, 1));
        if (further && total != null && pager.mayAskAhead() && rows == target) {
            ahead.ask(next, rows, total);
        }
    }
}
