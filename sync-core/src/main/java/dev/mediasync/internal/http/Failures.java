package dev.mediasync.internal.http;

import dev.mediasync.ErrorKind;
import dev.mediasync.internal.http.HttpFailure.Blame;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a server did not answer, and what to do. */
public final class Failures {
    private final String server;
    private final String certificate;

    /**
     * Makes ready.
     *
     * @param server what all messages begin with, such as {@code The Plex server at http://nas:32400}
     * @param certificate what to do about a certificate that does not fit the address
     */
    public Failures(String server, String certificate) {
        this.server = server;
        this.certificate = certificate;
    }

    /** What the messages begin with. */
    public String server() {
        return server;
    }

    /** The server does not let us; no other question will be answered. */
    public HttpFailure refused(String what) {
        return new HttpFailure(Blame.SERVER, ErrorKind.SOURCE_REFUSED, said(what), null);
    }

    /** The server says what it should not; no other question will be answered. */
    public HttpFailure invalid(String what) {
        return new HttpFailure(Blame.SERVER, ErrorKind.SOURCE_INVALID, said(what), null);
    }

    /** This one answer is not what it should be; another may be. */
    public HttpFailure unreadable(String what, @Nullable Exception cause) {
        return new HttpFailure(Blame.QUESTION, ErrorKind.SOURCE_INVALID, said(what), cause);
    }

    /** The server is up, but cannot answer now. */
    public HttpFailure busy(Question question, int status) {
        String what = "could not answer " + question.path() + " (" + status
                + "); it may be starting or busy, sync again later";
        // Only 500 may be about what was asked; all others say that the server, or one before it, is not ready.
        return unreachable(status == Answer.FAILURES ? Blame.QUESTION : Blame.SERVER, what, null);
    }

    /** The server points elsewhere. */
    public HttpFailure redirected(int status) {
        return refused("points to another address (" + status + "); give the server's own address");
    }

    /** A web page where data were asked for. */
    public HttpFailure page(Question question) {
        return invalid("answers " + question.path()
                + " with a web page in place of data; a proxy may want a login, give the server's own address");
    }

    /** The way to the server broke. */
    public HttpFailure broken(IOException cause) {
        if (cause instanceof OversizeException) {
            return new HttpFailure(
                    Blame.QUESTION, ErrorKind.SOURCE_INVALID, said(cause.getMessage() + "; it was not read"), cause);
        }
        if (cause instanceof HttpTimeoutException) {
            return unreachable(Blame.QUESTION, "did not answer in time; sync again later", cause);
        }
        if (cause instanceof SSLException) {
            return unreachable(Blame.SERVER, "has no certificate that fits this address; " + certificate, cause);
        }
        if (cause instanceof UnknownHostException || cause instanceof ConnectException) {
            return unreachable(Blame.SERVER, "is not there; check the address, and whether the server runs", cause);
        }
        return unreachable(Blame.QUESTION, "broke off its answer; sync again", cause);
    }

    /** The server does not answer. */
    public HttpFailure unreachable(Blame blame, String what, @Nullable Exception cause) {
        return new HttpFailure(blame, ErrorKind.SOURCE_UNREACHABLE, said(what), cause);
    }

    private String said(String what) {
        return server + " " + what;
    }
}
