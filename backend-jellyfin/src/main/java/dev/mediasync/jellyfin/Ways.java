package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Question;
import dev.mediasync.internal.http.ServerAddress;
import dev.mediasync.internal.http.ServerAddress.Plain;
import dev.mediasync.internal.http.Window;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Says in these servers' way where a server is and which rows are wanted. */
final class Ways {
    private static final int PORT = 8096;

    private Ways() {}

    /**
     * The base of all questions, with the server's own base path where it has one.
     *
     * @throws SyncException of kind {@link ErrorKind#USAGE} if the text is no address, or the token would go in the clear
     */
    static URI address(Dialect dialect, String text, Plain plain) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("api_key") || lower.contains("apikey")) {
            throw new SyncException(
                    ErrorKind.USAGE, "The address of a server must not hold the key; give the key by itself");
        }
        URI base = new ServerAddress(dialect.product(), PORT).parse(text, plain);
        String trimmed = base.toString().replaceFirst("/+$", "");
        return URI.create(trimmed);
    }

    /** What every request says beside who asks. */
    static Map<String, String> headers() {
        return Map.of("Accept", "application/json");
    }

    static Question rows(Question question, Window window) {
        return question.with("startIndex", Long.toString(window.start()))
                .with("limit", Integer.toString(window.rows()))
                .withWindow(window);
    }
}
