package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.plex.PlexFailure.Blame;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a server did not answer, and what to do. */
final class Refusals {
    private final URI server;

    Refusals(URI server) {
        this.server = server;
    }

    /** What a status means that is no success. */
    PlexFailure status(Question question, Answer answer) {
        int status = answer.status();
        if (status == Answer.UNAUTHORISED) {
            return refused(
                    "refused the token (401); if this stays so, get a new token, and check that the server is claimed");
        }
        if (status == Answer.FORBIDDEN) {
            return refused("does not let this account read " + question.path()
                    + " (403); use the token of an account that may");
        }
        if (status >= Answer.REDIRECTS && status < Answer.REFUSALS) {
            return refused("points to another address (" + status + "); give the server's own address");
        }
        if (status == Answer.TOO_MANY || status >= Answer.FAILURES) {
            String what = "could not answer " + question.path() + " (" + status + "); it may be starting or busy, sync"
                    + " again later";
            // Only 500 may be about what was asked; all others say that the server, or one before it, is not ready.
            Blame blame = status == Answer.FAILURES ? Blame.QUESTION : Blame.SERVER;
            return new PlexFailure(blame, ErrorKind.SOURCE_UNREACHABLE, said(what), null);
        }
        return invalid("answers " + question.path() + " with " + status + "; check the address and the version");
    }

    /** A body that is no data although the status says success. */
    PlexFailure body(Question question, Answer answer) {
        if (answer.html()) {
            return invalid("answers " + question.path()
                    + " with a web page in place of data; a proxy may want a login, give the server's own address");
        }
        if (answer.xml()) {
            return invalid("answers in XML although JSON was asked for; it is too old, or a program between changes"
                    + " the headers");
        }
        return unreadable(question, null);
    }

    PlexFailure unreadable(Question question, @Nullable UnreadableJson cause) {
        if (cause != null && cause.oldDialect()) {
            return invalid("is older than version 1.3 and answers in another dialect; update it");
        }
        return new PlexFailure(
                Blame.QUESTION,
                ErrorKind.SOURCE_INVALID,
                said("sent an answer to " + question.path() + " that is no whole JSON; sync again"),
                cause);
    }

    PlexFailure failed(IOException cause) {
        if (cause instanceof HttpTimeoutException) {
            return unreachable(Blame.QUESTION, "did not answer in time; sync again later", cause);
        }
        if (cause instanceof SSLException) {
            return unreachable(
                    Blame.SERVER,
                    "has no certificate that fits this address; use its plex.direct address, as discovery shows it",
                    cause);
        }
        if (cause instanceof UnknownHostException || cause instanceof ConnectException) {
            return unreachable(Blame.SERVER, "is not there; check the address, and whether the server runs", cause);
        }
        return unreachable(Blame.QUESTION, "broke off its answer; sync again", cause);
    }

    private PlexFailure unreachable(Blame blame, String what, IOException cause) {
        return new PlexFailure(blame, ErrorKind.SOURCE_UNREACHABLE, said(what), cause);
    }

    private PlexFailure refused(String what) {
        return new PlexFailure(Blame.SERVER, ErrorKind.SOURCE_REFUSED, said(what), null);
    }

    PlexFailure invalid(String what) {
        return new PlexFailure(Blame.SERVER, ErrorKind.SOURCE_INVALID, said(what), null);
    }

    private String said(String what) {
        return "The Plex server at " + server + " " + what;
    }
}
