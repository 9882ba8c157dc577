package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.internal.http.Ahead;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.HttpFailure.Blame;
import dev.mediasync.internal.http.Question;
import dev.mediasync.internal.http.Window;
import dev.mediasync.source.Cancellation;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one listing page by page, however badly the server pages.
 *
 * <p>The next page begins where the rows that came ended, whatever was asked for, and repeats the last of them. A page that
 * cannot be had is asked for in halves, down to the row that cannot be read, which is left out and reported.
 */
final class Listing {
    private static final Logger LOG = LoggerFactory.getLogger(Listing.class);
    private static final int MOST_UNREADABLE = 50;
    private static final int MARGIN = 1_000;

    private final String name;
    private final Question question;
    private final Reads reads;
    private final Pager pager;
    private final PageSize size;
    private final Ahead<Container<ListedRow>> ahead;

    private long next;
    private int rows;
    private int unreadable;
    private boolean late;
    private @Nullable String lastId;
    private @Nullable String firstId;
    private @Nullable Long total;
    private @Nullable Long firstTotal;

    Listing(String name, Question question, Reads reads, Pager pager) {
        this.name = name;
        this.question = question;
        this.reads = reads;
        this.pager = pager;
        this.size = pager.size();
        this.rows = size.most();
        this.ahead = pager.ahead(question, reads);
    }

    /** Shows every page until the end, or until nothing more can be expected. */
    void read(Cancellation cancellation, Consumer<ListedPage> sink) {
        try (ahead) {
            boolean more = true;
            while (more) {
                cancellation.check();
                Window window = window();
                Container<ListedRow> answer = answer(window);
                more = answer == null ? skipped(window, sink) : taken(window, answer, sink);
            }
        }
    }

    /** Why not every row came; null where every one did. */
    @Nullable
    String shortfall() {
        boolean all = unreadable == 0 && total != null && next >= total;
        return all ? null : "the listing of " + name + " is not whole";
    }

    /** From the last row that is known on, so that the seam shows whether anything moved. */
    private Window window() {
        int seam = lastId == null ? 0 : 1;
        return new Window(next - seam, rows + seam);
    }

    /** The answer; null where it cannot be had although the server is up. */
    private @Nullable Container<ListedRow> answer(Window window) {
        try {
            return rows == size.most() ? ahead.take(window) : alone(window);
        } catch (HttpFailure e) {
            ahead.drop();
            if (e.blame() == Blame.SERVER || !pager.serverAlive()) {
                throw e;
            }
            LOG.debug("Rows {} to {} of {} cannot be had at once", window.start(), window.start() + rows, name, e);
            if (timedOut(e)) {
                smaller(e);
                return null;
            }
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

    /** What takes too long is no row that cannot be read, so small pages are asked for again and none is left out. */
    private void smaller(HttpFailure failure) {
        int fewer = size.tookTooLong(rows);
        if (fewer == 0) {
            throw new HttpFailure(
                    Blame.SERVER,
                    ErrorKind.SOURCE_UNREACHABLE,
                    "Even " + rows + " rows of the listing of " + name
                            + " did not come in time, several times running; see what keeps the server busy, then sync"
                            + " again",
                    failure);
        }
        rows = fewer;
        late = true;
    }

    /** A page that was asked for ahead has its failure one step further down. */
    private static boolean timedOut(HttpFailure failure) {
        Throwable cause = failure.getCause();
        return cause instanceof HttpTimeoutException
                || (cause != null && cause.getCause() instanceof HttpTimeoutException);
    }

    private Container<ListedRow> alone(Window window) {
        return reads.list(Ways.rows(question, window), 1);
    }

    /** Asks for less; a single row that cannot be read is left out. */
    private boolean skipped(Window window, Consumer<ListedPage> sink) {
        if (late) {
            late = false;
            return true;
        }
        if (rows > 1) {
            rows = rows / 2;
            return true;
        }
        if (unreadable == 1) {
            LOG.warn("Row {} of the listing of {} cannot be read; nothing is removed while this is so", next, name);
        }
        String doubt = "row " + next + " of the listing of " + name
                + " cannot be read; its page in the server's own program may show why";
        sink.accept(new ListedPage(next, window.rows(), List.of(), total, null, doubt));
        next++;
        lastId = null;
        return total == null || next < total;
    }

    private boolean taken(Window window, Container<ListedRow> answer, Consumer<ListedPage> sink) {
        List<ListedRow> came = answer.rows();
        boolean whole = window.start() == 0 && answer.total() == null && came.size() > window.rows();
        total = whole ? (Long) (long) came.size() : answer.total();
        String doubt = ignored(window, answer);
        if (doubt == null && came.isEmpty() && total != null && next < total) {
            doubt = "the listing of " + name + " was empty at row " + next + " of " + total;
        }
        if (doubt == null && endless(window.start() + came.size())) {
            doubt = "the listing of " + name + " does not end where it said that it would";
        }
        remember(came, window);
        sink.accept(new ListedPage(
                window.start(), window.rows(), came, total, answer.fields().word("librarySectionUUID"), doubt));
        long end = window.start() + came.size();
        boolean further = doubt == null && end > next && (total == null ? came.size() >= window.rows() : end < total);
        next = Math.max(next, end);
        noteSize(window, came.size(), further);
        grow(further);
        return further;
    }

    private void noteSize(Window window, int came, boolean further) {
        size.came(came, window.rows());
        if (further && total != null && came < window.rows()) {
            ahead.drop();
            size.gaveOnly(came);
        }
    }

    /** Whether far more rows came than the first answer spoke of; some may be added while the listing is read. */
    private boolean endless(long end) {
        if (firstTotal == null) {
            firstTotal = total;
        }
        return firstTotal != null && end > firstTotal + firstTotal / 10 + MARGIN;
    }

    /** Whether the server gave other rows than those asked for, as servers do that know no paging. */
    private @Nullable String ignored(Window window, Container<ListedRow> answer) {
        Long offset = answer.offset();
        boolean moved = offset != null && offset != window.start();
        boolean again = window.start() > 0
                && !answer.rows().isEmpty()
                && firstId != null
                && firstId.equals(answer.rows().get(0).id());
        return moved || again ? "the server ignored which rows of the listing of " + name + " were asked for" : null;
    }

    private void remember(List<ListedRow> came, Window window) {
        if (!came.isEmpty()) {
            lastId = came.get(came.size() - 1).id();
            if (window.start() == 0) {
                firstId = came.get(0).id();
            }
        }
    }

    /** Back to whole pages step by step, but not to such as took too long; only whole ones are asked for ahead. */
    private void grow(boolean further) {
        rows = Math.min(size.most(), rows * 2);
        if (further && total != null && lastId != null && rows == size.most()) {
            ahead.ask(next, rows, total);
        }
    }
}
