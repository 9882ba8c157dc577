package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Question;
import dev.mediasync.plan.PageReceipt.Look;
import dev.mediasync.plan.PageReceipt.Repeated;
import dev.mediasync.source.Cancellation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all rows of one type in a library, a second time where the first look does not fit together.
 *
 * <p>Each deletion between two pages hides one row that is there, and only the totals give it away. The second look asks for
 * ids alone, which costs a fifth; what it shows beyond the first is shown, too.
 */
final class TypeWalk {
    private static final Logger LOG = LoggerFactory.getLogger(TypeWalk.class);
    private static final int BATCH = 100;

    private final Server server;
    private final Pager pager;
    private final View view;
    private final ItemType type;

    TypeWalk(Server server, Pager pager, View view, ItemType type) {
        this.server = server;
        this.pager = pager;
        this.view = view;
        this.type = type;
    }

    void read(Walk walk, Cancellation cancellation) {
        Set<String> shown = new HashSet<>();
        Consumer<ListedPage> taken = walk.listing(type);
        Listing first = pager.listing(
                type.listing(),
                server.questions().full(view, type),
                server.reads(),
                rows -> server.parser().foresee(rows, type));
        first.read(cancellation, page -> {
            note(page, shown);
            taken.accept(page);
        });
        Look look = look(first, shown);
        boolean whole = first.whole() && fits(look);
        if (!whole && first.worthASecondLook()) {
            whole = again(walk, cancellation, look, shown);
        }
        walk.through(type, whole);
    }

    private Listing listing(Question question) {
        return pager.listing(type.listing(), question, server.reads());
    }

    private static boolean fits(Look look) {
        return look.total() != null && look.total() == look.ids();
    }

    /** While a server takes items in, its totals grow; so it is asked once more, apart from the pages. */
    private Look look(Listing listing, Set<String> ids) {
        Long told = listing.total();
        Long apart = server.reads().count(server.questions().rows(view, type));
        return new Look(Objects.equals(told, apart) ? told : null, ids.size());
    }

    private boolean again(Walk walk, Cancellation cancellation, Look first, Set<String> shown) {
        LOG.debug("The listing of {} does not fit together ({}), so its ids are read once more", type.listing(), first);
        Set<String> ids = new HashSet<>();
        Listing second = listing(server.questions().bare(view, type));
        second.read(cancellation, page -> note(page, ids));
        Look look = look(second, ids);
        List<String> unseen = new ArrayList<>(ids);
        unseen.removeAll(shown);
        showUnseen(walk, unseen);
        walk.receipt(new Repeated(type.listing(), first, look));
        if (!second.worthASecondLook()) {
            walk.doubt("the ids of " + type.listing() + " cannot be read a second time");
        }
        return fits(look);
    }

    private void note(ListedPage page, Set<String> ids) {
        for (Row row : page.rows()) {
            String id = id(row);
            if (id != null && type.word().equals(row.word("Type"))) {
                ids.add(id);
            }
        }
    }

    private @Nullable String id(Row row) {
        return server.dialect().id(row.word("Id"));
    }

    /** Shows what only the second look found; of what cannot be had in full the id. */
    private void showUnseen(Walk walk, List<String> unseen) {
        for (int from = 0; from < unseen.size(); from += BATCH) {
            List<String> batch = unseen.subList(from, Math.min(unseen.size(), from + BATCH));
            List<Row> rows =
                    server.reads().page(server.questions().someInFull(batch), 3).rows();
            Set<String> left = new HashSet<>(batch);
            rows.forEach(row -> left.remove(String.valueOf(id(row))));
            walk.besides(type, rows, left);
        }
    }
}
