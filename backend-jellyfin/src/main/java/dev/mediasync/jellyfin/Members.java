package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.plan.ObservedItem.Trust;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the members of sets and playlists, which no listing tells. */
final class Members {
    private static final Logger LOG = LoggerFactory.getLogger(Members.class);

    private final Server server;
    private final ItemParser parser;

    Members(Server server, ItemParser parser) {
        this.server = server;
        this.parser = parser;
    }

    /** The item with its members; one whose members cannot be had must not overwrite what is recorded. */
    Parsed.Item of(Parsed.Item item) {
        if (!item.type().set() || server.account().id() == null) {
            return item;
        }
        try {
            List<String> ids = new ArrayList<>();
            for (Row row : server.reads().page(question(item), 2).rows()) {
                String id = server.dialect().id(row.word("Id"));
                if (id != null) {
                    ids.add(id);
                }
            }
            return Parsed.Item.of(parser.withMembers(item.item(), ids), item.type(), item.row(), item.trust());
        } catch (HttpFailure e) {
            if (e.blame() == HttpFailure.Blame.SERVER) {
                throw e;
            }
            LOG.debug("The members of {} cannot be had", item.id(), e);
            return Parsed.Item.of(item.item(), item.type(), item.row(), Trust.PROVISIONAL);
        }
    }

    private Question question(Parsed.Item item) {
        return item.type() == ItemType.PLAYLIST
                ? server.questions().entries(item.id())
                : server.questions().members(item.id());
    }
}
