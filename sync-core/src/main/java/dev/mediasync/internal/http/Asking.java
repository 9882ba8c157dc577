package dev.mediasync.internal.http;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again where an answer may yet come, and stops where none will; thread-safe.
 *
 * <p>Reads only: a write that failed may have worked, so it is never repeated unseen.
 */
public final class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(300);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** Pages of no more rows than that should come in time. */
    private static final int FEW_ROWS = 26;

    private final Transport transport;
    private final Tuning tuning;
    private final Circuit small;
    /** That a server says who it is does not mean that it can list anything, so pages are counted by themselves. */
    private final Circuit pages;

    private final Failures failures;
    private final Set<Integer> passing;

    private Asking(Transport transport, Asking like) {
        this.transport = transport;
        this.tuning = like.tuning;
        this.small = like.small;
        this.pages = like.pages;
        this.failures = like.failures;
        this.passing = like.passing;
    }

    private Asking(Transport transport, Tuning tuning, Failures failures, Set<Integer> passing) {
        this.transport = transport;
        this.tuning = tuning;
        this.small = new Circuit(failures, tuning.clock());
        this.pages = new Circuit(failures, tuning.clock());
        this.failures = failures;
        this.passing = passing;
    }

    private Circuit circuit(Question question) {
        return question.window() == null ? small : pages;
    }

    /**
     * Makes ready.
     *
     * @param passing refusals that this kind of server is known to take back when it is asked again
     */
    public static Asking of(Transport transport, Tuning tuning, Failures failures, Set<Integer> passing) {
        return new Asking(transport, tuning, failures, Set.copyOf(passing));
    }

    /** The same server, asked with the secret of another user. */
    public Asking as(Transport other) {
        return new Asking(other, this);
    }

    /** The way to the server. */
    public Transport transport() {
        return transport;
    }

    /** How patiently the server is asked. */
    public Tuning tuning() {
        return tuning;
    }

    /** The words for what goes wrong. */
    public Failures failures() {
        return failures;
    }

    /** Any answer but those that another attempt may better; after the last attempt these, too. */
    public Answer ask(Question question, int attempts) {
        Circuit circuit = circuit(question);
        circuit.check();
        for (int attempt = 1; ; attempt++) {
            Answer answer = null;
            IOException failure = null;
            try {
                answer = transport.get(question);
            } catch (IOException e) {
                failure = e;
            }
            if (answer != null && !passes(answer)) {
                circuit.answered();
                return answer;
            }
            int most = answer != null && answer.busy() ? Math.max(attempts, tuning.attempts()) : attempts;
            if (attempt >= most || wantsTooLong(answer) || tooMuch(question, failure)) {
                return last(question, answer, failure);
            }
            LOG.debug("Asking for {} again: {}", question.path(), answer == null ? failure : answer.status());
            pause(attempt, answer);
        }
    }

    private Answer last(Question question, @Nullable Answer answer, @Nullable IOException failure) {
        Circuit circuit = circuit(question);
        if (answer != null && !answer.failed()) {
            circuit.answered();
            return answer;
        }
        if (!ofThePage(question, answer, failure)) {
            circuit.failed();
        }
        if (answer == null) {
            throw failures.broken(failure == null ? new IOException("no answer") : failure);
        }
        if (wantsTooLong(answer)) {
            small.rest(answer.retryAfter());
            pages.rest(answer.retryAfter());
        }
        return answer;
    }

    /** Whether a failure may be that of the rows asked for: they hold one that cannot be read, or are too many. */
    private static boolean ofThePage(Question question, @Nullable Answer answer, @Nullable IOException failure) {
        Window window = question.window();
        if (window == null) {
            return false;
        }
        return answer == null
                ? tooMuch(question, failure) && window.rows() > FEW_ROWS
                : answer.status() == Answer.FAILURES && !answer.busy();
    }

    private boolean passes(Answer answer) {
        return answer.failed() || passing.contains(answer.status());
    }

    private void pause(int attempt, @Nullable Answer answer) {
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
        Window window = question.window();
        boolean large = failure instanceof HttpTimeoutException || failure instanceof OversizeException;
        return large && window != null && window.rows() > 2;
    }

    private static boolean wantsTooLong(@Nullable Answer answer) {
        Duration asked = answer == null ? null : answer.retryAfter();
        return asked != null && asked.compareTo(LONGEST_WAIT) > 0;
    }

    private Duration spread(Duration wait) {
        return Duration.ofMillis((long) (wait.toMillis() * tuning.chance().nextDouble(0.5, 1.5)));
    }
}
