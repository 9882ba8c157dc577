package dev.mediasync.plex;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.Failures;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Says in plain words what a Plex server's refusals mean, and what to do. */
final class Refusals {
    private final Failures failures;

    private Refusals(Failures failures) {
        this.failures = failures;
    }

    static Refusals of(URI server) {
        return new Refusals(
                new Failures("The Plex server at " + server, "use its plex.direct address, as discovery shows it"));
    }

    static Refusals of(Failures failures) {
        return new Refusals(failures);
    }

    Failures failures() {
        return failures;
    }

    /** What a status means that is no success. */
    HttpFailure status(Question question, Answer answer) {
        int status = answer.status();
        if (status == Answer.UNAUTHORISED) {
            return failures.refused(
                    "refused the token (401); if this stays so, get a new token, and check that the server is claimed");
        }
        if (status == Answer.FORBIDDEN) {
            return failures.refused("does not let this account read " + question.path()
                    + " (403); use the token of an account that may");
        }
        if (status >= Answer.REDIRECTS && status < Answer.REFUSALS) {
            return failures.redirected(status);
        }
        if (answer.failed()) {
            return failures.busy(question, status);
        }
        return invalid("answers " + question.path() + " with " + status + "; check the address and the version");
    }

    /** A body that is no data although the status says success. */
    HttpFailure body(Question question, Answer answer) {
        if (answer.html()) {
            return failures.page(question);
        }
        if (answer.xml()) {
            return invalid("answers in XML although JSON was asked for; it is too old, or a program between changes"
                    + " the headers");
        }
        return unreadable(question, null);
    }

    HttpFailure unreadable(Question question, @Nullable UnreadableJson cause) {
        if (cause != null && cause.oldDialect()) {
            return invalid("is older than version 1.3 and answers in another dialect; update it");
        }
        return failures.unreadable(
                "sent an answer to " + question.path() + " that is no whole JSON; sync again", cause);
    }

    HttpFailure failed(IOException cause) {
        return failures.broken(cause);
    }

    HttpFailure invalid(String what) {
        return failures.invalid(what);
    }
}
