package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.PageSink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One walk: makes of listed rows what a sink takes, each item below the parent that is listed. */
final class Walk {
    private static final Logger LOG = LoggerFactory.getLogger(Walk.class);

    private final Server server;
    private final ItemParser parser;
    private final Places places;
    private final Members members;
    private final Cancellation cancellation;
    private final PageSink sink;
    private final Watcher watcher;
    private final List<Held> held = new ArrayList<>();
    private @Nullable HomeProof home;

    /** Takes each item that is shown, for whoever wants to know more of it. */
    @FunctionalInterface
    interface Watcher {
        /** Takes an item. */
        void saw(Parsed.Item parsed);
    }

    /** A page whose items wait for what comes later in the walk. */
    private record Held(List<Parsed.Item> items, List<String> sightings, List<PageReceipt> receipts) {}

    Walk(Server server, Cancellation cancellation, PageSink sink, Watcher watcher) {
        this.server = server;
        this.parser = server.parser();
        this.places = new Places(server.id(), server.dialect());
        this.members = new Members(server, parser);
        this.cancellation = cancellation;
        this.sink = sink;
        this.watcher = watcher;
    }

    /** The same walk, which then makes sure that it is in the right library. */
    Walk in(View library) {
        home = new HomeProof(server, library);
        return this;
    }

    Places places() {
        return places;
    }

    /** Takes a page as part of a listing of one type. */
    Consumer<ListedPage> listing(ItemType type) {
        return page -> took(page, type);
    }

    /** Shows rows that are part of no listing's page, and ids of which nothing more is known. */
    void besides(ItemType type, List<Row> rows, Collection<String> sighted) {
        List<Parsed.Item> items = new ArrayList<>();
        List<String> sightings = new ArrayList<>(sighted);
        List<PageReceipt> receipts = new ArrayList<>();
        read(rows, type, items, sightings, receipts);
        keep(type, new Held(items, sightings, receipts));
    }

    /** Shows a receipt alone. */
    void receipt(PageReceipt receipt) {
        sink.page(new ObservedPage(List.of(), List.of(), List.of(receipt)));
    }

    private void took(ListedPage page, ItemType type) {
        if (home != null) {
            home.prove(page, type);
        }
        List<Parsed.Item> items = new ArrayList<>(page.rows().size());
        List<String> sightings = new ArrayList<>();
        List<PageReceipt> receipts = new ArrayList<>();
        doubt(receipts, page.doubt());
        read(page.rows(), type, items, sightings, receipts);
        receipts.add(rows(page, type));
        keep(type, new Held(items, sightings, receipts));
    }

    private void read(
            List<Row> rows,
            ItemType type,
            List<Parsed.Item> items,
            List<String> sightings,
            List<PageReceipt> receipts) {
        for (Row row : rows) {
            Parsed parsed = parser.parse(row, type);
            if (parsed instanceof Parsed.Item item && places.hidden(item.id())) {
                // Among what changed a server shows whichever folder of a show changed.
                sightings.add(item.id());
            } else if (parsed instanceof Parsed.Item item) {
                Parsed.Item whole = members.of(item);
                items.add(whole);
                remember(whole);
            } else {
                leftOut(parsed, type, sightings, receipts);
            }
        }
    }

    private void keep(ItemType type, Held page) {
        if (type == ItemType.SERIES || type == ItemType.SEASON) {
            held.add(page);
        } else {
            emit(page);
        }
    }

    private void remember(Parsed.Item item) {
        if (item.type().parent()) {
            places.listed(item);
        }
        watcher.saw(item);
    }

    private void leftOut(Parsed parsed, ItemType type, List<String> sightings, List<PageReceipt> receipts) {
        String id = parsed.id();
        if (parsed instanceof Parsed.Unsupported other) {
            doubt(
                    receipts,
                    "the server listed an item of type " + other.type() + " where " + type.word() + " was asked for");
        } else if (parsed instanceof Parsed.Unreadable unreadable && id == null) {
            doubt(receipts, unreadable.why());
        }
        if (id != null) {
            sightings.add(id);
            if (type.parent()) {
                places.sighted(id);
            }
        }
    }

    private PageReceipt rows(ListedPage page, ItemType type) {
        List<Row> rows = page.rows();
        return new PageReceipt.Rows(
                type.listing(),
                page.start(),
                page.asked(),
                rows.size(),
                page.total(),
                rows.isEmpty() ? null : id(rows.get(0)),
                rows.isEmpty() ? null : id(rows.get(rows.size() - 1)));
    }

    private @Nullable String id(Row row) {
        return server.dialect().id(row.word("Id"));
    }

    /**
     * Says that a type's listing is through; shows and seasons wait for the last season.
     *
     * @param whole whether it showed everything
     */
    void through(ItemType type, boolean whole) {
        if (whole) {
            places.complete(type);
        }
        if (type == ItemType.SEASON) {
            release();
        }
    }

    /** Shows what waited, once it is known which shows the seasons name: a show counts the hidden ones behind it. */
    void release() {
        held.forEach(page -> lookUp(page.items()));
        held.forEach(this::emit);
        held.clear();
    }

    /** Shows that something forbids conclusions. */
    void doubt(String why) {
        receipt(new PageReceipt.Doubt("", why));
    }

    private void emit(Held page) {
        cancellation.check();
        lookUp(page.items());
        parser.shown(page.items().size());
        List<ObservedItem> observed = new ArrayList<>(page.items().size());
        for (Parsed.Item item : page.items()) {
            observed.add(places.observed(item));
        }
        sink.page(new ObservedPage(observed, page.sightings(), page.receipts()));
    }

    private void lookUp(List<Parsed.Item> items) {
        for (Parsed.Item item : items) {
            places.unknown(item).forEach(this::ask);
        }
    }

    /** Looks at an item that others name as their parent, and that was not listed. */
    private void ask(String id) {
        Question question = server.account().id() == null
                ? server.questions().someInFull(Set.of(id))
                : server.questions().single(id);
        try {
            Answer answer = server.reads().ask(question, 2);
            if (answer.status() == Answer.NOT_FOUND) {
                places.answered(id, null);
            } else if (answer.status() == Answer.OK) {
                places.answered(id, row(id, question, answer));
            }
        } catch (HttpFailure e) {
            if (e.blame() == HttpFailure.Blame.SERVER) {
                throw e;
            }
            LOG.debug("Nothing is known of {}, which others name as their parent", id, e);
        }
    }

    private @Nullable Row row(String id, Question question, Answer answer) {
        if (server.account().id() != null) {
            return Row.of(server.reads().tree(question, answer));
        }
        for (Row row : server.reads().page(question, answer).rows()) {
            if (id.equals(id(row))) {
                return row;
            }
        }
        return null;
    }

    private static void doubt(List<PageReceipt> receipts, @Nullable String why) {
        if (why != null) {
            receipts.add(new PageReceipt.Doubt("", why));
        }
    }
}
