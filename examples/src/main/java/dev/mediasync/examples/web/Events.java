package dev.mediasync.examples.web;

import dev.mediasync.examples.JsonLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells every open page what happened, as server-sent events.
 *
 * <p>A page that does not keep up is told to look at everything again, and nobody waits for it.
 */
final class Events implements AutoCloseable {
    private static final int WAITING = 2_000;
    private static final long SIGN_OF_LIFE_SECONDS = 15;
    private static final int OK = 200;
    private static final String MISSED = "event: missed\ndata: {}\n\n";

    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Tells of something. */
    void tell(String event, JsonLine.Fields data) {
        String text = "event: " + event + "\ndata: " + JsonLine.of(data.map()) + "\n\n";
        pages.forEach(page -> page.add(text));
    }

    /** Stays with a page until it goes away. */
    void stream(Call call) throws IOException {
        var exchange = call.exchange();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(OK, 0);
        Page page = new Page();
        pages.add(page);
        try (OutputStream out = exchange.getResponseBody()) {
            send(out, "retry: 1000\nevent: open\ndata: {}\n\n");
            while (!closed) {
                String text = page.next();
                send(out, text == null ? ": here\n\n" : text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pages.remove(page);
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        closed = true;
    }

    /** What one page has not been sent yet. */
    private static final class Page {
        private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING);

        private synchronized void add(String text) {
            if (!waiting.offer(text)) {
                waiting.clear();
                waiting.add(MISSED);
            }
        }

        private @Nullable String next() throws InterruptedException {
            return waiting.poll(SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
