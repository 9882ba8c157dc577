package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.plan.ObservedItem.Trust;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        List<String> ids = ids(item);
        return ids == null
                ? Parsed.Item.of(item.item(), item.type(), item.row(), Trust.PROVISIONAL)
                : Parsed.Item.of(parser.withMembers(item.item(), ids), item.type(), item.row(), item.trust());
    }

    /** The ids of all members; null where they cannot be had. A list of another user may be listed and yet refused. */
    private @Nullable List<String> ids(Parsed.Item item) {
        Question question = question(item);
        try {
            Answer answer = server.reads().ask(question, 2);
            if (answer.status() == Answer.OK) {
                return all(server.reads().page(question, answer));
            }
            if (answer.busy() || answer.status() == Answer.UNAUTHORISED) {
                throw server.reads().refusals().status(question, answer);
            }
            LOG.debug("The members of {} cannot be had ({})", item.id(), answer.status());
        } catch (HttpFailure e) {
            if (e.blame() == HttpFailure.Blame.SERVER) {
                throw e;
            }
            LOG.debug("The members of {} cannot be had", item.id(), e);
        }
        return null;
    }

    private @Nullable List<String> all(Page page) {
        List<String> ids = new ArrayList<>();
        for (Row row : page.rows()) {
            String id = server.dialect().id(row.word("Id"));
            if (id != null) {
                ids.add(id);
            }
        }
        boolean cut = page.total() != null && page.total() > page.rows().size();
        return cut ? null : ids;
    }

    private Question question(Parsed.Item item) {
        return item.type() == ItemType.PLAYLIST
                ? server.questions().entries(item.id())
                : server.questions().members(item.id());
    }
}
