package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.plan.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whether single ids are gone.
 *
 * <p>What an account may not see answers like what is deleted. So gone is only what nobody is shown, asked for alone: for an
 * administrator's token or a key, by the administrator who sees most; for a user's, twice, while what the user may see did not change.
 */
final class PresenceCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceCheck.class);
    /** Addresses longer than 8,192 bytes are refused. */
    private static final int BATCH = 200;

    private final Server server;
    /** The other versions of each item that is shown alone. */
    private final Map<String, Set<String>> versions = new LinkedHashMap<>();

    PresenceCheck(Server server) {
        this.server = server;
    }

    /**
     * An answer for each id; unknown where the server did not answer.
     *
     * @param library the library's id; about one that is not listed any more the ids alone count
     */
    Map<String, Presence> answer(String library, Collection<String> ids) {
        Map<String, Presence> answers = new HashMap<>();
        if (ids.isEmpty()) {
            return answers;
        }
        try {
            server.check();
            Account before = server.lookAgain();
            ask(server.find(library), new LinkedHashSet<>(ids), answers);
            server.check();
            if (!before.equals(server.lookAgain())) {
                answers.replaceAll((id, said) -> said == Presence.GONE ? Presence.UNKNOWN : said);
            }
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

    private void ask(@Nullable View view, Set<String> ids, Map<String, Presence> answers) {
        Set<String> askable = new LinkedHashSet<>();
        for (String id : ids) {
            // A list of malformed ids is answered with everything there is.
            if (server.questions().askable(id)) {
                askable.add(id);
            } else {
                answers.put(id, Presence.UNKNOWN);
            }
        }
        Homes homes = new Homes(server, view);
        Map<String, Row> found = some(server.questions(), askable);
        found.forEach((id, row) -> answers.put(id, homes.presence(row)));
        single(askable, answers);
        versions(homes, answers);
    }

    private void single(Set<String> askable, Map<String, Presence> answers) {
        List<String> missing = new ArrayList<>();
        for (String id : askable) {
            if (!answers.containsKey(id)) {
                Presence alone = alone(id);
                answers.put(id, alone);
                if (alone == Presence.GONE) {
                    missing.add(id);
                }
            }
        }
        some(server.questions(), missing).keySet().forEach(id -> answers.put(id, Presence.UNKNOWN));
        if (server.account().rights() == Account.Rights.KEY) {
            // A key without a user is shown what every user's limits hide.
            some(server.questionsOf(null), missing).keySet().forEach(id -> answers.put(id, Presence.HIDDEN));
        }
    }

    /** The rows that the server shows of these ids, in batches. */
    private Map<String, Row> some(Questions questions, Collection<String> ids) {
        Map<String, Row> found = new LinkedHashMap<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            try {
                for (Row row : server.reads()
                        .page(questions.some(batch, "ParentId,Path"), 2)
                        .rows()) {
                    String id = server.dialect().id(row.word("Id"));
                    if (id != null && batch.contains(id)) {
                        found.put(id, row);
                    }
                }
            } catch (HttpFailure e) {
                if (e.blame() == HttpFailure.Blame.SERVER) {
                    throw e;
                }
                LOG.debug("{} ids cannot be asked for at once", batch.size(), e);
            }
        }
        return found;
    }

    /** What is shown alone but not in a list is a version of another item, or grouped behind one. */
    private Presence alone(String id) {
        String own = server.account().id();
        String witness = server.witness();
        if (witness == null) {
            return Presence.UNKNOWN;
        }
        Presence seen = own == null ? alone(id, server.questionsOf(witness)) : alone(id, server.questions());
        if (own == null || seen != Presence.GONE || witness.equals(own)) {
            return seen;
        }
        Presence there = alone(id, server.questionsOf(witness));
        versions.remove(id);
        return there;
    }

    private Presence alone(String id, Questions questions) {
        Question question = questions.single(id);
        try {
            Answer answer = server.reads().ask(question, 2);
            if (answer.status() == Answer.NOT_FOUND && !answer.html()) {
                return Presence.GONE;
            }
            if (answer.status() != Answer.OK || answer.html()) {
                return Presence.UNKNOWN;
            }
            note(id, Row.of(server.reads().tree(question, answer)));
            return Presence.HIDDEN;
        } catch (HttpFailure e) {
            if (e.blame() == HttpFailure.Blame.SERVER) {
                throw e;
            }
            return Presence.UNKNOWN;
        }
    }

    private void note(String id, Row row) {
        for (Row source : row.rows("MediaSources")) {
            String version = server.dialect().versionId(source.word("Id"));
            if (version != null && !version.equals(id) && server.questions().askable(version)) {
                versions.computeIfAbsent(id, unused -> new LinkedHashSet<>()).add(version);
            }
        }
    }

    /** A hidden version of a film that is listed under another of its versions is no film of its own any more. */
    private void versions(Homes homes, Map<String, Presence> answers) {
        Set<String> others = new LinkedHashSet<>();
        versions.values().forEach(others::addAll);
        Map<String, Row> listed = some(server.questions(), others);
        versions.forEach((id, of) -> {
            boolean shown = of.stream()
                    .map(listed::get)
                    .anyMatch(row -> row != null && homes.presence(row) == Presence.PRESENT);
            if (shown && answers.get(id) == Presence.HIDDEN) {
                answers.put(id, Presence.GONE);
            }
        });
    }
}
