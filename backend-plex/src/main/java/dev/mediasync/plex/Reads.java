package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again where an answer may yet come, and stops where none will; thread-safe.
 *
 * <p>Reads only: a write that failed may have worked, so it is never repeated unseen.
 */
final class Reads {
    private static final Logger LOG = LoggerFactory.getLogger(Reads.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(300);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final PlexHttp http;
    private final Tuning tuning;
    private final Circuit circuit;
    private final Refusals refusals;

    Reads(PlexHttp http, Tuning tuning, Circuit circuit) {
        this.http = http;
        this.tuning = tuning;
        this.circuit = circuit;
        this.refusals = new Refusals(http.base());
    }

    static Reads of(PlexHttp http, Tuning tuning) {
        return new Reads(http, tuning, new Circuit(http.base(), tuning.clock()));
    }

    /** The same server, asked with the token of another user. */
    Reads as(PlexHttp other) {
        return new Reads(other, tuning, circuit);
    }

    PlexHttp http() {
        return http;
    }

    Refusals refusals() {
        return refusals;
    }

    /**
     * The rows of an answer that must be a success.
     *
     * @throws SyncException if there is no such answer
     */
    Container read(Question question) {
        return read(question, tuning.attempts());
    }

    Container read(Question question, int attempts) {
        Answer answer = ask(question, attempts);
        if (answer.status() != Answer.OK) {
            throw refusals.status(question, answer);
        }
        return contents(question, answer);
    }

    /** The rows of a successful answer. */
    Container contents(Question question, Answer answer) {
        if (answer.html() || answer.xml() || answer.body().length == 0) {
            throw refusals.body(question, answer);
        }
        try {
            return ContainerParser.parse(answer);
        } catch (UnreadableJson e) {
            throw refusals.unreadable(question, e);
        }
    }

    /** Any answer but those that another attempt may better; after the last attempt these, too. */
    Answer ask(Question question, int attempts) {
        circuit.check();
        for (int attempt = 1; ; attempt++) {
            Answer answer = null;
            IOException failure = null;
            try {
                answer = http.get(question);
            } catch (IOException e) {
                failure = e;
            }
            if (answer != null && !passing(answer)) {
                circuit.answered();
                return answer;
            }
            int most = busy(answer) ? Math.max(attempts, tuning.attempts()) : attempts;
            if (attempt >= most || wantsTooLong(answer) || tooMuch(question, failure)) {
                return last(answer, failure);
            }
            LOG.debug("Asking for {} again: {}", question.path(), answer == null ? failure : answer.status());
            wait(attempt, answer);
        }
    }

    private Answer last(@Nullable Answer answer, @Nullable IOException failure) {
        if (answer != null && answer.status() == Answer.UNAUTHORISED) {
            circuit.answered();
            return answer;
        }
        circuit.failed();
        if (answer != null && wantsTooLong(answer)) {
            circuit.rest(answer.retryAfter());
        }
        if (answer == null) {
            throw refusals.failed(failure == null ? new IOException("no answer") : failure);
        }
        return answer;
    }

    /** A server under load is known to say 401 to a good token, so that is asked again, too. */
    private static boolean passing(Answer answer) {
        return answer.status() >= Answer.FAILURES
                || answer.status() == Answer.TOO_MANY
                || answer.status() == Answer.UNAUTHORISED;
    }

    /** Whether a server says that it is not ready, whatever it is asked. */
    static boolean busy(@Nullable Answer answer) {
        return answer != null && (answer.status() > Answer.FAILURES || answer.status() == Answer.TOO_MANY);
    }

    private void wait(int attempt, @Nullable Answer answer) {
        Duration asked = answer == null ? null : answer.retryAfter();
        try {
            tuning.pause().of(asked != null ? asked : spread(FIRST_WAIT.multipliedBy(1L << (attempt - 1))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SyncException(ErrorKind.CANCELLED, "The thread was interrupted; nothing was removed", e);
        }
    }

    /** A page that took too long is better asked for in parts than again. */
    private static boolean tooMuch(Question question, @Nullable IOException failure) {
        Question.Window window = question.window();
        return failure instanceof HttpTimeoutException && window != null && window.rows() > 2;
    }

    private static boolean wantsTooLong(@Nullable Answer answer) {
        Duration asked = answer == null ? null : answer.retryAfter();
        return asked != null && asked.compareTo(LONGEST_WAIT) > 0;
    }

    private Duration spread(Duration wait) {
        return Duration.ofMillis((long) (wait.toMillis() * tuning.chance().nextDouble(0.5, 1.5)));
    }
}
