package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.Asking;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.internal.http.Transport;
import dev.mediasync.internal.http.Tuning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers as JSON; thread-safe. */
final class Reads {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Asking asking;
    private final Refusals refusals;

    private Reads(Asking asking, Refusals refusals) {
        this.asking = asking;
        this.refusals = refusals;
    }

    /** A server that is loading is known to say 401 for a while, so that is asked again, too. */
    static Reads of(Transport transport, Tuning tuning, Refusals refusals) {
        Set<Integer> passing = Set.of(Answer.UNAUTHORISED);
        return new Reads(Asking.of(transport, tuning, refusals.failures(), passing), refusals);
    }

    /** The same server, told of another login. */
    Reads as(Map<String, String> authorization) {
        return new Reads(asking.as(asking.transport().as(authorization)), refusals);
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
     * The fields of an answer that must be a success.
     *
     * @throws HttpFailure if there is no such answer
     */
    Row read(Question question) {
        return Row.of(tree(question));
    }

    /** The JSON of an answer that must be a success. */
    JsonNode tree(Question question) {
        return tree(question, success(question, asking.tuning().attempts()));
    }

    /** The JSON of a successful answer. */
    JsonNode tree(Question question, Answer answer) {
        data(question, answer);
        try {
            return MAPPER.readTree(answer.body());
        } catch (JacksonException e) {
            // Its message quotes the answer, which may hold what is nobody's business.
            throw refusals.unreadable(question, null);
        }
    }

    /** A page of a listing. */
    Page page(Question question, int attempts) {
        Clock clock = asking.tuning().clock();
        Instant began = clock.instant();
        Answer answer = success(question, attempts);
        return page(question, answer, Duration.between(began, clock.instant()));
    }

    /** The rows of a successful answer. */
    Page page(Question question, Answer answer) {
        return page(question, answer, Duration.ZERO);
    }

    private Page page(Question question, Answer answer, Duration took) {
        data(question, answer);
        try {
            return PageParser.parse(answer, took);
        } catch (MalformedPageException e) {
            throw refusals.unreadable(question, null);
        }
    }

    /** How many rows a listing has, by its own word. */
    long count(Question listing) {
        Page page = page(listing.with("limit", "0"), asking.tuning().attempts());
        if (page.total() == null) {
            throw refusals.invalid("does not say how many rows " + listing.path() + " has; check its version");
        }
        return page.total();
    }

    private Answer success(Question question, int attempts) {
        Answer answer = ask(question, attempts);
        if (answer.status() != Answer.OK) {
            throw refusals.status(question, answer);
        }
        return answer;
    }

    private void data(Question question, Answer answer) {
        if (answer.html() || answer.body().length == 0) {
            throw refusals.body(question, answer);
        }
    }

    /** Any answer but those that another attempt may better; after the last attempt these, too. */
    Answer ask(Question question, int attempts) {
        return asking.ask(question, attempts);
    }

    Answer ask(Question question) {
        return ask(question, asking.tuning().attempts());
    }
}
