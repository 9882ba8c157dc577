package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.source.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Sends single requests with all headers and takes whatever comes back; thread-safe. */
final class PlexHttp {
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> headers;
    private final Credentials credentials;
    private final Duration timeout;

    private PlexHttp(
            HttpClient client, URI base, Map<String, String> headers, Credentials credentials, Duration timeout) {
        this.client = client;
        this.base = base;
        this.headers = headers;
        this.credentials = sendable(base, credentials);
        this.timeout = timeout;
    }

    /** A token that no header can carry is refused here, because the client's own refusal would quote it. */
    private static Credentials sendable(URI base, Credentials credentials) {
        String token = credentials.token();
        if (token != null && !SENDABLE.matcher(token).matches()) {
            throw new PlexFailure(
                    PlexFailure.Blame.SERVER,
                    ErrorKind.SOURCE_REFUSED,
                    "The token for " + base + " holds a space, a line break or another character that no token has;"
                            + " give the token alone",
                    null);
        }
        return credentials;
    }

    /** Never follows a redirect, which could carry the token to another host. */
    static PlexHttp of(URI base, Map<String, String> headers, Credentials credentials, Duration timeout) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT.compareTo(timeout) < 0 ? CONNECT : timeout)
                .build();
        return new PlexHttp(client, base, headers, credentials, timeout);
    }

    /** The same way to the same server with another user's token. */
    PlexHttp as(Credentials other) {
        return new PlexHttp(client, base, headers, other, timeout);
    }

    /** The same client for another server; only what needs no new connections is shared. */
    PlexHttp at(URI other, Credentials token) {
        return new PlexHttp(client, other, headers, token, timeout);
    }

    URI base() {
        return base;
    }

    /** Opens a websocket; its token is in a header, too, because libraries print addresses in their errors. */
    CompletableFuture<WebSocket> socket(String path, WebSocket.Listener listener) {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(CONNECT);
        headers.forEach(builder::header);
        String token = credentials.token();
        if (token != null) {
            builder.header("X-Plex-Token", token);
        }
        String address = base.toString().replaceFirst("^http", "ws");
        return builder.buildAsync(URI.create(address + path), listener);
    }

    /** Reads. */
    Answer get(Question question) throws IOException {
        return send("GET", question);
    }

    /** Sends; waits for the last byte of the body no longer than the time-out, however slowly it trickles. */
    Answer send(String method, Question question) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(method, question), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new SyncException(ErrorKind.CANCELLED, "The thread was interrupted; nothing was removed", e);
        }
    }

    private HttpRequest request(String method, Question question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + question.target()))
                .method(method, HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        String token = credentials.token();
        if (token != null) {
            request.header("X-Plex-Token", token);
        }
        Question.Window window = question.window();
        if (window != null) {
            request.header("X-Plex-Container-Start", Long.toString(window.start()));
            request.header("X-Plex-Container-Size", Integer.toString(window.rows()));
        }
        return request.build();
    }
}
