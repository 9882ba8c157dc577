package dev.mediasync.jellyfin;

import dev.mediasync.model.Library;
import dev.mediasync.plan.Scope;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.plan.WalkEnd.Scan;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.PageSink;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks over a library, one flat listing for each type of row in it. */
final class LibraryWalk {
    private final Server server;
    private final Pager pager;

    LibraryWalk(Server server, Pager pager) {
        this.server = server;
        this.pager = pager;
    }

    /**
     * What was so before the first page.
     *
     * @param view the library
     * @param account whose view is read
     * @param scan whether the server scanned
     * @param now the server's own time
     */
    record Before(
            View view, Account account, Scan scan, @Nullable Instant now) {}

    /** Shows every row, and says at the end what may have changed meanwhile. */
    WalkEnd everything(Library library, Cancellation cancellation, PageSink sink, Walk.Watcher watcher) {
        Before before = begin(library, cancellation);
        Walk walk = new Walk(server, cancellation, sink, watcher).in(before.view());
        for (ItemType type : before.view().types()) {
            new TypeWalk(server, pager, before.view(), type).read(walk, cancellation);
        }
        walk.release();
        return end(before, walk);
    }

    /** The list of libraries comes first, because one that was removed still answers as if it were there. */
    Before begin(Library library, Cancellation cancellation) {
        cancellation.check();
        Instant now = server.check();
        Account account = server.lookAgain();
        View view = server.load(library.key().id());
        return new Before(view, account, server.scan(), now);
    }

    /** The identity is looked at after the last page, because another server may have taken over meanwhile. */
    WalkEnd end(Before before, Walk walk) {
        View after = server.load(before.view().id());
        Account account = server.lookAgain();
        if (!account.equals(before.account())) {
            walk.doubt("what the account may see was changed meanwhile");
        }
        Scan scan = worse(before.scan(), server.scan());
        server.check();
        Cursor cursor = Cursor.at(before.now(), after, walk.places().siblings());
        return WalkEnd.of(scope(account, after)).withScan(scan).withCursor(cursor == null ? null : cursor.text());
    }

    private static Scan worse(Scan one, Scan other) {
        if (one == Scan.RUNNING || other == Scan.RUNNING) {
            return Scan.RUNNING;
        }
        return one == Scan.IDLE && other == Scan.IDLE ? Scan.IDLE : Scan.UNKNOWN;
    }

    /**
     * What decides what is shown.
     *
     * <p>What an account may not see any more looks as if it had been deleted; so its policy takes part, and so does what a
     * library holds. Which other libraries there are does not: adding one must not hold back the removals of all.
     */
    private String scope(Account account, View view) {
        return Scope.of(Map.of(
                        "server",
                        server.info().id(),
                        "account",
                        account.id() == null ? "key" : account.id(),
                        "policy",
                        account.policy(),
                        "library",
                        view.id() + " " + view.collection()))
                .fingerprint();
    }

    /** How many items a library has by the server's own count. */
    long total(View view) {
        long total = 0;
        for (ItemType type : view.types()) {
            total += server.reads().count(server.questions().rows(view, type));
        }
        return total;
    }
}
