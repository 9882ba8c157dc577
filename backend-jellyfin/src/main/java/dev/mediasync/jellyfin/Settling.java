package dev.mediasync.jellyfin;

import dev.mediasync.source.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the items whose states a server may not have put back yet.
 *
 * <p>A renamed file is a new item, and what a user did with the old one is attached to it at its first refresh; until then it
 * looks untouched. Such an item was saved a short while ago, or never: a refresh saves twice, within seconds. More than that
 * would hide what a user took back on a server that has just been filled.
 */
final class Settling {
    private static final Duration WHILE = Duration.ofMinutes(2);

    private final Server server;
    private final Pager pager;

    Settling(Server server, Pager pager) {
        this.server = server;
        this.pager = pager;
    }

    /**
     * The ids of items in a library that look untouched for the time being.
     *
     * @return null where there are items that were never saved, which no question finds
     */
    @Nullable
    Set<String> of(View view) {
        Instant now = server.check();
        Set<String> fresh = new HashSet<>();
        if (now == null) {
            return fresh;
        }
        for (ItemType type : view.types()) {
            if (type.playable()) {
                long all = server.reads().count(server.questions().rows(view, type));
                long saved = server.reads().count(server.questions().saved(view, type, Instant.EPOCH));
                if (saved < all) {
                    return null;
                }
                pager.listing(type.listing(), server.questions().saved(view, type, now.minus(WHILE)), server.reads())
                        .read(new Cancellation(), page -> page.rows().forEach(row -> add(fresh, row)));
            }
        }
        return fresh;
    }

    private void add(Set<String> ids, Row row) {
        String id = server.dialect().id(row.word("Id"));
        if (id != null) {
            ids.add(id);
        }
    }
}
