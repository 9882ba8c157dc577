package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.Question;
import dev.mediasync.jellyfin.People.Person;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the server what a user did, in one question that can be repeated without effect.
 *
 * <p>The server is asked first: what it knows already is not sent, and a state that is older than the last play it knows changes
 * nothing. Only what differs is sent, because the server keeps what a question leaves out. A play is not reported as one: each
 * report would count.
 */
final class StateWriter {
    private static final Logger LOG = LoggerFactory.getLogger(StateWriter.class);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int ALL_GOOD = 300;
    private static final long NANOS_A_TICK = 100;
    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Server server;
    private final Person person;
    private final Echoes echoes;

    StateWriter(Server server, Person person, Echoes echoes) {
        this.server = server;
        this.person = person;
        this.echoes = echoes;
    }

    void write(ItemKey key, UserState wanted) {
        server.check();
        Row row = row(key);
        ItemType type = ItemType.ofWord(row.word("Type"));
        if (type == null) {
            throw refusals().invalid("keeps no states of " + key + ", which is nothing that is synced");
        }
        UserState now = States.of(row, type, wanted.user());
        if (!type.playable() && (wanted.played() || !wanted.position().isZero())) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "The " + type.kind().word() + " " + key
                            + " is not played itself, and a mark would play all of it; mark what it holds");
        }
        if (wanted.lastPlayed() != null && now.playedAfter(wanted.lastPlayed())) {
            LOG.debug("{} was played after the state to be written", key);
            return;
        }
        echoes.wrote(key.id());
        if (person.questions().inPieces()) {
            inPieces(key, type, now, wanted);
        } else {
            atOnce(key, type, now, wanted);
        }
    }

    private Row row(ItemKey key) {
        Question question = person.questions().single(key.id());
        Answer answer = person.reads().ask(question);
        if (answer.status() == Answer.NOT_FOUND) {
            throw new SyncException(
                    ErrorKind.SOURCE_INVALID,
                    refusals().failures().server() + " has no item " + key + ", or does not show it to " + person.name()
                            + "; sync again");
        }
        if (answer.status() != Answer.OK) {
            throw refusals().status(question, answer);
        }
        return Row.of(person.reads().tree(question, answer));
    }

    private void atOnce(ItemKey key, ItemType type, UserState now, UserState wanted) {
        boolean dateGoes = wanted.lastPlayed() == null && now.lastPlayed() != null && !wanted.played();
        if (type.playable() && dateGoes) {
            send("DELETE", person.questions().played(key.id()));
            now = now.unplayed().at(Duration.ZERO);
        }
        ObjectNode body = MAPPER.createObjectNode();
        if (type.playable()) {
            plays(body, now, wanted);
        }
        if (wanted.favourite() != now.favourite()) {
            body.put("IsFavorite", wanted.favourite());
        }
        Double rating = wanted.rating();
        if (rating != null && !rating.equals(now.rating())) {
            body.put("Rating", rating);
        }
        if (!body.isEmpty()) {
            send("POST", person.questions().userData(key.id()).withJson(body.toString()));
        }
    }

    private static void plays(ObjectNode body, UserState now, UserState wanted) {
        if (wanted.played() != now.played()) {
            body.put("Played", wanted.played());
        }
        int plays = wanted.played() ? Math.max(1, wanted.playCount()) : wanted.playCount();
        if (plays != now.playCount()) {
            body.put("PlayCount", plays);
        }
        if (!wanted.position().equals(now.position())) {
            body.put("PlaybackPositionTicks", ticks(wanted.position()));
        }
        Instant played = wanted.lastPlayed();
        if (played != null && !played.equals(now.lastPlayed())) {
            body.put("LastPlayedDate", played.toString());
        }
    }

    private static long ticks(Duration position) {
        return position.toNanos() / NANOS_A_TICK;
    }

    /** Older servers and Emby take marks and positions one by one; a mark is set once, because each one counts. */
    private void inPieces(ItemKey key, ItemType type, UserState now, UserState wanted) {
        if (type.playable() && wanted.played() && !now.played()) {
            Instant played = wanted.lastPlayed();
            Question question = person.questions().played(key.id());
            send("POST", played == null ? question : question.with("datePlayed", date(played)));
        } else if (type.playable() && !wanted.played() && now.played()) {
            send("DELETE", person.questions().played(key.id()));
        }
        if (type.playable() && !wanted.position().equals(now.position()) && !wanted.played()) {
            send("DELETE", person.questions().stopped(key.id(), ticks(wanted.position())));
        }
        if (wanted.favourite() != now.favourite()) {
            send(wanted.favourite() ? "POST" : "DELETE", person.questions().favourite(key.id()));
        }
        if (!Objects.equals(wanted.rating(), now.rating())) {
            LOG.debug("The rating of {} cannot be written to this server", key);
        }
    }

    private String date(Instant played) {
        return server.dialect() == Dialect.EMBY ? DIGITS.format(played) : played.toString();
    }

    private void send(String method, Question question) {
        try {
            Answer answer = person.reads().http().send(method, question);
            if (answer.status() >= ALL_GOOD) {
                throw refusals().status(question, answer);
            }
        } catch (IOException e) {
            throw new SyncException(
                    ErrorKind.SOURCE_UNREACHABLE,
                    "Whether " + refusals().failures().server() + " took " + question.path()
                            + " is not known; write the state again, which changes only what is still missing",
                    e);
        }
    }

    private Refusals refusals() {
        return person.reads().refusals();
    }
}
