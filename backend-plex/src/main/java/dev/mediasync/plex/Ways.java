package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.HttpFailure.Blame;
import dev.mediasync.internal.http.Question;
import dev.mediasync.internal.http.ServerAddress;
import dev.mediasync.internal.http.ServerAddress.Plain;
import dev.mediasync.internal.http.Window;
import dev.mediasync.source.Credentials;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Says in Plex's way where a server is, who asks and which rows are wanted. */
final class Ways {
    private static final ServerAddress ADDRESS = new ServerAddress("Plex", 32_400);
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    private Ways() {}

    /**
     * The base of all questions.
     *
     * @throws SyncException of kind {@link ErrorKind#USAGE} if the text is no address, or the token would go in the clear
     */
    static URI address(String text, Plain plain) {
        if (text.toLowerCase(Locale.ROOT).contains("x-plex-token")) {
            throw new SyncException(
                    ErrorKind.USAGE, "The address of a Plex server must not hold the token; give the token by itself");
        }
        return ADDRESS.parse(text, plain);
    }

    /** The header with the token, if there is one. */
    static Map<String, String> secret(URI server, Credentials credentials) {
        String token = credentials.token();
        if (token == null) {
            return Map.of();
        }
        if (!TOKEN.matcher(token).matches()) {
            throw new HttpFailure(
                    Blame.SERVER,
                    ErrorKind.SOURCE_REFUSED,
                    "The token for " + server + " holds a space, a line break or another character that no token has;"
                            + " give the token alone",
                    null);
        }
        return Map.of("X-Plex-Token", token);
    }

    /** The question for a page of a listing. */
    static Question rows(Question question, Window window) {
        return first(question, window.rows())
                .withHeader("X-Plex-Container-Start", Long.toString(window.start()))
                .withWindow(window);
    }

    /** The question for a short list, which servers want to be asked for with a size, too. */
    static Question first(Question question, int rows) {
        return question.withHeader("X-Plex-Container-Start", "0")
                .withHeader("X-Plex-Container-Size", Integer.toString(rows));
    }
}
