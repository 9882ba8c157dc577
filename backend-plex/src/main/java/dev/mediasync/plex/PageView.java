package dev.mediasync.plex;

import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a listed page what a sink takes: each row is seen before anything else about it is read. */
final class PageView {
    private final Observations observations;
    private final RowWatcher watcher;

    /** Takes each row that is shown, for whoever wants to know more of it than the item. */
    @FunctionalInterface
    interface RowWatcher {
        /** Takes a row. */
        void saw(ListedRow row, String id, RowType type);
    }

    PageView(Observations observations, RowWatcher watcher) {
        this.observations = observations;
        this.watcher = watcher;
    }

    /** The page, with a receipt of the listing it belongs to. */
    ObservedPage of(ListedPage page, RowType type) {
        ObservedPage shown = withoutReceipt(page, type);
        List<PageReceipt> receipts = new ArrayList<>(shown.receipts());
        receipts.add(new PageReceipt.Rows(
                type.listing(),
                page.start(),
                page.asked(),
                page.rows().size(),
                page.total(),
                page.rows().isEmpty() ? null : page.rows().get(0).id(),
                page.rows().isEmpty()
                        ? null
                        : page.rows().get(page.rows().size() - 1).id()));
        return new ObservedPage(shown.items(), shown.sightings(), receipts);
    }

    /** The page as part of no listing, with its doubts. */
    ObservedPage withoutReceipt(ListedPage page, RowType type) {
        List<ObservedItem> items = new ArrayList<>(page.rows().size());
        List<String> sightings = new ArrayList<>();
        List<PageReceipt> doubts = new ArrayList<>();
        doubt(doubts, page.doubt());
        for (ListedRow row : page.rows()) {
            String id = row.id();
            if (id == null) {
                doubt(doubts, "a row of the listing of " + type.listing() + " has no id");
                continue;
            }
            ObservedItem item = observations.observed(row, id, type);
            if (item == null) {
                sightings.add(id);
            } else {
                items.add(item);
                watcher.saw(row, id, type);
            }
        }
        return new ObservedPage(items, sightings, doubts);
    }

    private static void doubt(List<PageReceipt> doubts, @Nullable String why) {
        if (why != null) {
            doubts.add(new PageReceipt.Doubt("", why));
        }
    }
}
