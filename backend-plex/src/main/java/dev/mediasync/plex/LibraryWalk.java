package dev.mediasync.plex;

import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Question;
import dev.mediasync.model.Library;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.Scope;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.PageSink;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks over a library, one flat listing for each kind of row in it. */
final class LibraryWalk {
    private final Server server;
    private final Reads reads;
    private final Pager pager;
    private final String account;

    LibraryWalk(Server server, Reads reads, Pager pager, String account) {
        this.server = server;
        this.reads = reads;
        this.pager = pager;
        this.account = account;
    }

    /** Shows every row, and says at the end what may have changed meanwhile. */
    WalkEnd everything(Library library, Cancellation cancellation, PageSink sink, PageView.RowWatcher watcher) {
        cancellation.check();
        Instant now = server.check();
        Section before = server.load(library.key().id());
        PageView view = view(watcher);
        for (RowType type : before.types()) {
            listing(type, full(before, type))
                    .read(cancellation, page -> send(sink, view.of(checked(page, before), type), cancellation));
        }
        return end(before, Cursor.at(now, before));
    }

    /** A page says of which library it is; one made anew under the old number is another. */
    ListedPage checked(ListedPage page, Section section) {
        String lasting = page.library();
        if (lasting != null && !section.lasting().isEmpty() && !lasting.equals(section.lasting())) {
            throw madeAnew(section);
        }
        return page;
    }

    private SyncException madeAnew(Section section) {
        return reads.refusals().invalid("made library " + section.key() + " anew while it was read; sync again");
    }

    static void send(PageSink sink, ObservedPage page, Cancellation cancellation) {
        cancellation.check();
        sink.page(page);
    }

    Listing listing(RowType type, Question question) {
        return pager.listing(type, question, reads);
    }

    /** The question for all rows of a type, as far as listings tell of them. */
    static Question full(Section section, RowType type) {
        return rows(section, type)
                .with("includeGuids", "1")
                .with("excludeAllLeaves", "1")
                .with("skipRefresh", "1")
                .with("checkFiles", "0");
    }

    /** The question for all rows of a type, in the order in which they came, so that new ones are last. */
    static Question rows(Section section, RowType type) {
        return Question.of("/library/sections/" + Question.encoded(section.key()) + "/all")
                .with("type", Integer.toString(type.number()))
                .with("sort", "id")
                .with("includeCollections", "0");
    }

    /** The identity is looked at after the last page, because another server may have taken over meanwhile. */
    WalkEnd end(Section before, @Nullable Cursor cursor) {
        Section after = server.load(before.key());
        server.check();
        boolean counted = before.counter() != null && after.counter() != null;
        return WalkEnd.of(scope(before, after))
                .withCounter(counted ? before.counter() : null, counted ? after.counter() : null)
                .withScan(before.scanning() || after.scanning() ? WalkEnd.Scan.RUNNING : WalkEnd.Scan.IDLE)
                .withCursor(cursor == null ? null : cursor.text());
    }

    /**
     * What decides what is shown.
     *
     * <p>A library made anew under an old number shows other things, like another account does. Which other libraries the
     * account sees takes no part: adding one must not hold back the removals of all.
     */
    private String scope(Section before, Section after) {
        if (!before.lasting().equals(after.lasting())) {
            throw madeAnew(before);
        }
        String self = server.describe().id().value();
        return Scope.of(Map.of("server", self, "account", account, "library", after.lasting()))
                .fingerprint();
    }

    PageView view(PageView.RowWatcher watcher) {
        return new PageView(new Observations(server.describe().id()), watcher);
    }

    /** How many rows a library has, without any of them; null where the server does not say. */
    @Nullable
    Long total(Section section) {
        long total = 0;
        for (RowType type : section.types()) {
            Long rows = total(section, type);
            if (rows == null) {
                return null;
            }
            total += rows;
        }
        return total;
    }

    /** The same for the rows of a type. */
    @Nullable
    Long total(Section section, RowType type) {
        return reads.read(Ways.first(rows(section, type), 0)).total();
    }
}
