package dev.mediasync.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One paged listing: which of its rows were asked for, and what its pages say of each other. */
final class Listing {
    private static final Comparator<PageReceipt.Rows> BY_OFFSET =
            Comparator.comparingLong(PageReceipt.Rows::offset).thenComparingLong(PageReceipt.Rows::end);

    private final List<PageReceipt.Rows> pages = new ArrayList<>();
    private final Map<Long, String> idAt = new HashMap<>();
    private @Nullable Long total;
    private boolean totalMissing;
    private boolean totalMoved;
    private boolean rowsMoved;

    void add(PageReceipt.Rows rows) {
        pages.add(rows);
        Long declared = rows.total();
        if (declared == null) {
            totalMissing = true;
        } else if (total != null && !total.equals(declared)) {
            totalMoved = true;
        } else {
            total = declared;
        }
        if (rows.received() > 0) {
            note(rows.offset(), rows.first());
            note(rows.end() - 1, rows.last());
        }
    }

    private void note(long row, @Nullable String id) {
        if (id != null) {
            String other = idAt.putIfAbsent(row, id);
            rowsMoved |= other != null && !other.equals(id);
        }
    }

    long total() {
        return total == null ? 0 : total;
    }

    /** Whether one row was two different items on two pages. */
    boolean moved() {
        return rowsMoved;
    }

    /** Why the pages do not amount to the whole listing, or null where they do. */
    @Nullable
    String doubt() {
        if (totalMissing || total == null) {
            return "a page declared no total";
        }
        if (totalMoved) {
            return "its total moved between pages";
        }
        long covered = 0;
        for (PageReceipt.Rows page : inOrder()) {
            if (page.offset() > covered) {
                return hole(covered, page.offset());
            }
            covered = Math.max(covered, page.end());
        }
        if (covered < total) {
            return hole(covered, total);
        }
        return covered > total ? "it gave more rows than the " + total + " it declared" : null;
    }

    private static String hole(long from, long to) {
        return "rows " + from + " to " + (to - 1) + " never came";
    }

    /** Whether each page begins with the last row of the one before, both ids being known. */
    boolean joined() {
        PageReceipt.Rows last = null;
        for (PageReceipt.Rows page : inOrder()) {
            if (page.received() > 0) {
                boolean seam = last == null
                        || (page.offset() == last.end() - 1 && page.first() != null && last.last() != null);
                if (!seam) {
                    return false;
                }
                last = page;
            }
        }
        return true;
    }

    private List<PageReceipt.Rows> inOrder() {
        return pages.stream().sorted(BY_OFFSET).toList();
    }
}
