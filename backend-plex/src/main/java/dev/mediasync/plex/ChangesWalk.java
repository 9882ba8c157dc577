package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.model.Library;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.PageSink;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Shows what a library got or changed since a cursor.
 *
 * <p>A file that was replaced moves none of the times that a server can be asked by; only a look at everything finds it.
 */
final class ChangesWalk {
    private final Server server;
    private final LibraryWalk walk;
    private final Cancellation cancellation;
    private final PageSink sink;
    private final PageView.RowWatcher watcher;
    private final Set<String> shown = new HashSet<>();

    ChangesWalk(
            Server server, LibraryWalk walk, Cancellation cancellation, PageSink sink, PageView.RowWatcher watcher) {
        this.server = server;
        this.walk = walk;
        this.cancellation = cancellation;
        this.sink = sink;
        this.watcher = watcher;
    }

    WalkEnd since(String text, Library library) {
        cancellation.check();
        Instant now = server.check();
        Section section = server.load(library.key().id());
        Cursor cursor = Cursor.parse(text, section, now);
        for (RowType type : section.types()) {
            try {
                updated(section, type, cursor.since());
                added(section, type, cursor.since());
            } catch (HttpFailure e) {
                throw e.kind() == ErrorKind.SOURCE_INVALID ? cause(section, type, e) : e;
            }
        }
        return walk.end(section, Cursor.at(now, section)).withTotal(walk.total(section));
    }

    /** It is the cursor's fault only where the same question without it is answered. */
    private SyncException cause(Section section, RowType type, HttpFailure failure) {
        try {
            walk.total(section, type);
        } catch (HttpFailure e) {
            return failure;
        }
        return Cursor.invalid("leads to questions that the server does not understand");
    }

    private void updated(Section section, RowType type, Instant since) {
        PageView view = walk.view((row, id, kind) -> {
            shown.add(id);
            watcher.saw(row, id, kind);
        });
        walk.listing(type, after(section, type, "updatedAt", since))
                .read(
                        cancellation,
                        page -> LibraryWalk.send(sink, view.of(walk.checked(page, section), type), cancellation));
    }

    /** What was not shown yet; it belongs to a second listing, and an id belongs to one only. */
    private void added(Section section, RowType type, Instant since) {
        PageView view = walk.view(watcher);
        Listing listing = walk.listing(type, after(section, type, "addedAt", since));
        listing.read(cancellation, page -> {
            ObservedPage all = view.withoutReceipt(walk.checked(page, section), type);
            List<ObservedItem> fresh = all.items().stream()
                    .filter(item -> shown.add(item.key().id()))
                    .toList();
            if (!fresh.isEmpty() || !all.receipts().isEmpty()) {
                LibraryWalk.send(sink, new ObservedPage(fresh, List.of(), all.receipts()), cancellation);
            }
        });
        String shortfall = listing.shortfall();
        if (shortfall != null) {
            PageReceipt doubt = new PageReceipt.Doubt("", shortfall);
            LibraryWalk.send(sink, new ObservedPage(List.of(), List.of(), List.of(doubt)), cancellation);
        }
    }

    private static Question after(Section section, RowType type, String field, Instant since) {
        return after(LibraryWalk.full(section, type), type, field, since);
    }

    /** The question for those rows only of which a time lies behind a moment. */
    static Question after(Question question, RowType type, String field, Instant since) {
        String qualified = type == RowType.MOVIE ? field : type.word() + "." + field;
        return question.with(qualified + ">>", Long.toString(since.getEpochSecond()));
    }
}
