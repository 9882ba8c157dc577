package dev.mediasync.plex;

import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.Asking;
import dev.mediasync.internal.http.Question;
import dev.mediasync.internal.http.Transport;
import dev.mediasync.internal.http.Tuning;
import java.util.Set;

/** Reads answers as rows; thread-safe. */
final class Reads {
    private final Asking asking;
    private final Refusals refusals;

    /** Reads the rows of an answer. */
    @FunctionalInterface
    private interface Parser<R> {
        Container<R> parse(Answer answer) throws UnreadableJson;
    }

    private Reads(Asking asking) {
        this.asking = asking;
        this.refusals = Refusals.of(asking.failures());
    }

    /** A server under load is known to say 401 to a good token, so that is asked again, too. */
    static Reads of(Transport transport, Tuning tuning) {
        Refusals refusals = Refusals.of(transport.base());
        return new Reads(Asking.of(transport, tuning, refusals.failures(), Set.of(Answer.UNAUTHORISED)));
    }

    /** The same server, asked with the token of another user. */
    Reads as(Transport other) {
        return new Reads(asking.as(other));
    }

    Asking asking() {
        return asking;
    }

    Transport http() {
        return asking.transport();
    }

    Refusals refusals() {
        return refusals;
    }

    /**
     * The rows of an answer that must be a success.
     *
     * @throws SyncException if there is no such answer
     */
    Container<Row> read(Question question) {
        return read(question, asking.tuning().attempts());
    }

    Container<Row> read(Question question, int attempts) {
        Answer answer = ask(question, attempts);
        if (answer.status() != Answer.OK) {
            throw refusals.status(question, answer);
        }
        return contents(question, answer);
    }

    /** A page of a listing; of its rows no more is read than tells whether they changed. */
    Container<ListedRow> list(Question question, int attempts) {
        Answer answer = ask(question, attempts);
        if (answer.status() != Answer.OK) {
            throw refusals.status(question, answer);
        }
        return contents(question, answer, ListingParser::parse);
    }

    /** The rows of a successful answer. */
    Container<Row> contents(Question question, Answer answer) {
        return contents(question, answer, ContainerParser::parse);
    }

    private <R> Container<R> contents(Question question, Answer answer, Parser<R> parser) {
        if (answer.html() || answer.xml() || answer.body().length == 0) {
            throw refusals.body(question, answer);
        }
        try {
            return parser.parse(answer);
        } catch (UnreadableJson e) {
            throw refusals.unreadable(question, e);
        }
    }

    /** Any answer but those that another attempt may better; after the last attempt these, too. */
    Answer ask(Question question, int attempts) {
        return asking.ask(question, attempts);
    }
}
