package dev.mediasync.jellyfin;

import dev.mediasync.model.Library;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.PageSink;
import java.time.Duration;

/**
 * Shows what a library got or changed since a cursor.
 *
 * <p>Servers tell by the time of the last save, which a removal and a user's state do not move. A refresh of all metadata moves
 * it for everything; then the look costs as much as a full one, which proves more.
 */
final class ChangesWalk {
    private static final Duration CLOCK = Duration.ofHours(1);
    private static final long FEW = 1_000;
    private static final int SHARE = 4;

    private final Server server;
    private final LibraryWalk library;
    private final Pager pager;

    ChangesWalk(Server server, LibraryWalk library, Pager pager) {
        this.server = server;
        this.library = library;
        this.pager = pager;
    }

    WalkEnd since(String text, Library asked, Cancellation cancellation, PageSink sink, Walk.Watcher watcher) {
        LibraryWalk.Before before = library.begin(asked, cancellation);
        View view = before.view();
        Cursor cursor = Cursor.parse(text, view, before.now());
        long all = library.total(view);
        worthIt(view, cursor, before, all);
        Walk walk = new Walk(server, cancellation, sink, watcher).in(view);
        walk.places().remember(cursor.siblings());
        for (ItemType type : view.types()) {
            Listing listing = pager.listing(
                    type.listing(), server.questions().changed(view, type, cursor.since()), server.reads());
            listing.read(cancellation, walk.listing(type));
            walk.through(type, false);
        }
        walk.release();
        return library.end(before, walk).withTotal(library.total(view));
    }

    /** A server that ignores the time shows everything, also for a time to come. */
    private void worthIt(View view, Cursor cursor, LibraryWalk.Before before, long all) {
        long changed = 0;
        long impossible = 0;
        for (ItemType type : view.types()) {
            changed += server.reads().count(server.questions().changed(view, type, cursor.since()));
        }
        if (changed == all && all > 0 && before.now() != null) {
            for (ItemType type : view.types()) {
                impossible += server.reads()
                        .count(server.questions()
                                .changed(view, type, before.now().plus(CLOCK)));
            }
        }
        if (impossible > 0) {
            throw Cursor.invalid("leads to questions whose time the server ignores");
        }
        if (changed > FEW && changed > all / SHARE) {
            throw Cursor.invalid("leads to " + changed + " changes of " + all + " items");
        }
    }
}
