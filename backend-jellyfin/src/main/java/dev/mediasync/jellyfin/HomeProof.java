package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.plan.Presence;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Makes sure that listings show the library that was asked for.
 *
 * <p>A server that does not know the parent lists everything it has, and so does one to which it did not come through. So the
 * first and the last row of each type are looked at, and where no library of theirs is told for sure, a parent that cannot be
 * there is asked for: whoever lists something below that does not look at parents.
 */
final class HomeProof {
    private static final String NOWHERE = "e".repeat(32);
    private static final int REFUSING_MAJOR = 10;
    private static final int REFUSING_MINOR = 10;

    private final Server server;
    private final View view;
    private final Homes homes;
    private final Set<ItemType> begun = EnumSet.noneOf(ItemType.class);
    private boolean parentsCount;

    HomeProof(Server server, View view) {
        this.server = server;
        this.view = view;
        this.homes = new Homes(server, view);
    }

    /**
     * Looks at a page of one type's listing.
     *
     * @throws HttpFailure if it shows another library
     */
    void prove(ListedPage page, ItemType type) {
        List<Row> rows = page.rows();
        if (rows.isEmpty()) {
            return;
        }
        Row first = rows.get(0);
        Row last = rows.get(rows.size() - 1);
        if (is(type, first) && begun.add(type)) {
            prove(first, type);
        }
        boolean end = page.total() != null && page.start() + rows.size() >= page.total();
        if (end && is(type, last)) {
            prove(last, type);
        }
    }

    private static boolean is(ItemType type, Row row) {
        return type.word().equals(row.word("Type"));
    }

    private void prove(Row row, ItemType type) {
        Presence presence = homes.presence(row);
        if (presence == Presence.GONE || (presence == Presence.UNKNOWN && !parentsCount(type))) {
            throw server.reads()
                    .refusals()
                    .invalid("lists items of another library when it is asked for \"" + view.name()
                            + "\"; nothing was changed, check what stands between");
        }
    }

    /** Whether a parent that is not there is refused, or nothing is below it; older servers and Emby are not asked. */
    private boolean parentsCount(ItemType type) {
        boolean refusing = server.dialect() == Dialect.JELLYFIN && server.info().since(REFUSING_MAJOR, REFUSING_MINOR);
        if (!parentsCount && refusing) {
            Question question = server.questions().bare(view.at(NOWHERE), type).with("limit", "1");
            Answer answer = server.reads().ask(question, 1);
            parentsCount = answer.status() != Answer.OK
                    || server.reads().page(question, answer).rows().isEmpty();
        }
        return parentsCount || !refusing;
    }
}
