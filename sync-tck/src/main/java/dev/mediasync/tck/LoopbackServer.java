package dev.mediasync.tck;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on the loopback address that can misbehave below HTTP, too.
 *
 * <p>For tests of sources that speak HTTP; the handler is called on many threads.
 */
public final class LoopbackServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Function<Asked, Reply> handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /**
     * A request.
     *
     * @param method the method, such as {@code GET}
     * @param target path and query, as they came
     * @param headers the headers, their names in lower case
     * @param body the body, empty where there is none
     */
    public record Asked(String method, String target, Map<String, String> headers, String body) {
        /** The target without its query. */
        public String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }
    }

    /** How a reply leaves the server. */
    public enum Manner {
        /** As it should. */
        WHOLE,
        /** Half of the body, then the connection is closed. */
        CUT,
        /** The head, then nothing more, with the connection open. */
        STUCK,
        /** The connection is closed before the first byte. */
        CLOSED,
        /** The connection becomes a websocket, which sends {@link LoopbackServer#say what it is told to}. */
        UPGRADED
    }

    /**
     * A reply.
     *
     * @param status the status
     * @param headers the headers, without the length
     * @param body the body, each character a byte, so that it can be bytes that are no text
     * @param manner how it leaves the server
     */
    public record Reply(int status, Map<String, String> headers, String body, Manner manner) {
        /** A success; the text is sent as UTF-8. */
        public static Reply utf8(String json) {
            return json(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }

        /** A success; each character of the body is a byte. */
        public static Reply json(String body) {
            return new Reply(200, Map.of("Content-Type", "application/json"), body, Manner.WHOLE);
        }

        /** A page for people. */
        public static Reply html(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "text/html"), body, Manner.WHOLE);
        }

        /** The same with one more header. */
        public Reply with(String name, String value) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put(name, value);
            return new Reply(status, all, body, manner);
        }

        /** The same in another manner. */
        public Reply in(Manner other) {
            return new Reply(status, headers, body, other);
        }
    }

    /** Starts; the handler answers. */
    public LoopbackServer(Function<Asked, Reply> handler) {
        this.handler = handler;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** The address of all that is served, without a slash at its end. */
    public String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "loopback");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Asked asked = read(in); asked != null; asked = read(in)) {
                if (!answer(socket, handler.apply(asked))) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client went away, as clients do.
        } finally {
            open.remove(socket);
        }
    }

    private boolean answer(Socket socket, Reply reply) throws IOException {
        OutputStream out = socket.getOutputStream();
        byte[] body = reply.body().getBytes(StandardCharsets.ISO_8859_1);
        if (reply.manner() == Manner.CLOSED) {
            return false;
        }
        if (reply.manner() == Manner.UPGRADED) {
            out.write(head(reply, "101 x").getBytes(StandardCharsets.ISO_8859_1));
            daemon(() -> listen(socket));
            speak(out);
            return false;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        String first = reply.status() + " x\r\nContent-Length: " + body.length;
        whole.write(head(reply, first).getBytes(StandardCharsets.ISO_8859_1));
        int sent = reply.manner() == Manner.WHOLE ? body.length : reply.manner() == Manner.CUT ? body.length / 2 : 0;
        whole.write(body, 0, sent);
        out.write(whole.toByteArray());
        out.flush();
        if (reply.manner() == Manner.STUCK) {
            int unused = socket.getInputStream().read();
        }
        return reply.manner() == Manner.WHOLE;
    }

    /** Sends a text to whoever listens on a websocket; an empty one closes the connection. */
    public void say(String text) {
        words.add(text);
    }

    /** The next text that a listener sent over a websocket. */
    public String heard() throws InterruptedException {
        return heard.take();
    }

    private void speak(OutputStream out) throws IOException {
        try {
            for (String text = words.take(); !text.isEmpty(); text = words.take()) {
                WebSocketFrames.write(out, text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Socket socket) {
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String text = WebSocketFrames.read(in); text != null; text = WebSocketFrames.read(in)) {
                if (!text.isEmpty()) {
                    heard.add(text);
                }
            }
        } catch (IOException e) {
            // The client went away, as clients do.
        }
    }

    private static String head(Reply reply, String first) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + first + "\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static @Nullable Asked read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null || first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        int method = first.indexOf(' ');
        return new Asked(
                first.substring(0, method), first.substring(method + 1, first.lastIndexOf(' ')), headers, body);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
