package dev.mediasync.internal.http;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.HttpFailure.Blame;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
public final class Transport {
    private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e]+");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** Far more than a page of any sensible size, and far less than what a small heap holds. */
    private static final long MAX_BYTES = 48L << 20;

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> headers;
    private final Map<String, String> secrets;
    private final Duration timeout;

    private Transport(
            HttpClient client, URI base, Map<String, String> headers, Map<String, String> secrets, Duration timeout) {
        this.client = client;
        this.base = base;
        this.headers = headers;
        this.secrets = sendable(base, secrets);
        this.timeout = timeout;
    }

    /** A secret that no header can carry is refused here, because the client's own refusal would quote it. */
    private static Map<String, String> sendable(URI base, Map<String, String> secrets) {
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            if (!SENDABLE.matcher(secret.getValue()).matches()) {
                throw new HttpFailure(
                        Blame.SERVER,
                        ErrorKind.SOURCE_REFUSED,
                        "The secret for " + base + " holds a line break or another character that no header can carry;"
                                + " give the secret alone",
                        null);
            }
        }
        return Map.copyOf(secrets);
    }

    /**
     * A way to a server; it never follows a redirect, which could carry the secret to another host.
     *
     * @param base the address that all paths are under, without a slash at its end
     * @param headers what every request has
     * @param secrets headers, too, which no message quotes
     * @param timeout how long an answer may take, up to its last byte
     */
    public static Transport of(URI base, Map<String, String> headers, Map<String, String> secrets, Duration timeout) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT.compareTo(timeout) < 0 ? CONNECT : timeout)
                .build();
        return new Transport(client, base, headers, secrets, timeout);
    }

    /** The same way to the same server with another user's secret. */
    public Transport as(Map<String, String> others) {
        return new Transport(client, base, headers, others, timeout);
    }

    /** The same client for another server; only what needs no new connections is shared. */
    public Transport at(URI other, Map<String, String> others) {
        return new Transport(client, other, headers, others, timeout);
    }

    /** The address that all paths are under. */
    public URI base() {
        return base;
    }

    /** Opens a websocket; its secret is in a header, too, because libraries print addresses in their errors. */
    CompletableFuture<WebSocket> socket(String path, WebSocket.Listener listener) {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(CONNECT);
        headers.forEach(builder::header);
        secrets.forEach(builder::header);
        String address = base.toString().replaceFirst("^http", "ws");
        return builder.buildAsync(URI.create(address + path), listener);
    }

    /** Reads. */
    public Answer get(Question question) throws IOException {
        return send("GET", question);
    }

    /** Sends; waits for the last byte of the body no longer than the time-out, however slowly it trickles. */
    public Answer send(String method, Question question) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(method, question), head -> new BoundedBody(MAX_BYTES));
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
        String json = question.json();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + question.target()))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        headers.forEach(request::header);
        secrets.forEach(request::header);
        question.headers().forEach(request::header);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return request.build();
    }
}
