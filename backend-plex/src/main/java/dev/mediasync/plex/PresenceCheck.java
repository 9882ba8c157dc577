package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.plan.Presence;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whether single ids are gone.
 *
 * <p>Batches only sort out what is there. Gone is what the server, asked for it alone by an account that sees everything, says
 * it does not have, while the same server answers before and after.
 */
final class PresenceCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceCheck.class);

    private final Server server;
    private final Reads reads;
    private final Absence absence;

    PresenceCheck(Server server, Reads reads, Absence absence) {
        this.server = server;
        this.reads = reads;
        this.absence = absence;
    }

    /**
     * An answer for each id; unknown where the server did not answer.
     *
     * @param library the library's key; about one that is not listed any more the ids alone count
     */
    Map<String, Presence> answer(String library, Collection<String> ids) {
        Map<String, Presence> answers = new HashMap<>();
        if (ids.isEmpty()) {
            return answers;
        }
        try {
            server.check();
            ask(server.find(library) == null ? null : library, new LinkedHashSet<>(ids), answers);
            server.check();
            return answers;
        } catch (SyncException e) {
            if (e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            LOG.warn("Nothing more can be said about {} items: {}", ids.size(), e.getMessage());
            answers.clear();
            ids.forEach(id -> answers.put(id, Presence.UNKNOWN));
            return answers;
        }
    }

    private void ask(@Nullable String library, Collection<String> ids, Map<String, Presence> answers) {
        Map<String, Row> found = new ById(reads).some(ids, ById.BATCH);
        found.forEach((id, row) -> {
            Presence presence = place(library, row.word("librarySectionID"));
            if (presence != null) {
                answers.put(id, presence);
            }
        });
        for (String id : ids) {
            if (!answers.containsKey(id)) {
                answers.put(id, single(library, id));
            }
        }
    }

    private Presence single(@Nullable String library, String id) {
        Question question = ById.single(id);
        try {
            Answer answer = reads.ask(question, 2);
            if (answer.status() == Answer.NOT_FOUND) {
                return absence.meaning();
            }
            if (answer.status() != Answer.OK) {
                return Presence.UNKNOWN;
            }
            return shown(library, id, reads.contents(question, answer));
        } catch (HttpFailure e) {
            if (e.blame() == HttpFailure.Blame.SERVER) {
                throw e;
            }
            return Presence.UNKNOWN;
        }
    }

    /** An answer without the row proves nothing. */
    private static Presence shown(@Nullable String library, String id, Container<Row> answer) {
        for (Row row : answer.rows()) {
            if (id.equals(Observations.id(row))) {
                String own = row.word("librarySectionID");
                Presence presence =
                        place(library, own != null ? own : answer.fields().word("librarySectionID"));
                return presence == null ? Presence.PRESENT : presence;
            }
        }
        return Presence.UNKNOWN;
    }

    /** What it means that a row is in a library; null where the row does not say in which it is. */
    private static @Nullable Presence place(@Nullable String asked, @Nullable String own) {
        if (asked == null) {
            return Presence.PRESENT;
        }
        if (own == null) {
            return null;
        }
        return own.equals(asked) ? Presence.PRESENT : Presence.GONE;
    }
}
