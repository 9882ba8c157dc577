package dev.mediasync.plex;

import dev.mediasync.source.PushHint;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to a server's notifications over a websocket, for as long as it takes.
 *
 * <p>Nothing is replayed after a lost connection, so each new one begins with a hint to look at everything. All work is done
 * on one thread, which the listener is called on, too.
 */
final class Notifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    /** The name that servers know, and the one that their documentation has. */
    private static final List<String> PATHS = List.of("/:/websockets/notifications", "/:/websocket/notifications");

    private final PlexHttp http;
    private final HintParser parser;
    private final Consumer<PushHint> listener;
    private final Pace pace;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Notifications::daemon);
    private final Hints hints = new Hints();
    private volatile @Nullable WebSocket socket;
    private @Nullable ScheduledFuture<?> flush;
    private long waitingSince;
    private long heard;
    private long since;
    private boolean warned;
    private int failures;
    private int path;
    private volatile boolean closed;

    /**
     * How long to wait for what.
     *
     * @param quiet how long nothing may come before what came is told; metadata are not final when they are announced
     * @param longest how long what came may wait while more comes
     * @param firstRetry how long after a lost connection the next is tried
     * @param longestRetry how far that wait may grow
     * @param ping how often a silent server is asked for a sign of life; after three without one it is given up
     */
    record Pace(Duration quiet, Duration longest, Duration firstRetry, Duration longestRetry, Duration ping) {
        static final Pace DEFAULT = new Pace(
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(2),
                Duration.ofSeconds(30));
    }

    Notifications(PlexHttp http, HintParser parser, Consumer<PushHint> listener, Pace pace) {
        this.http = http;
        this.parser = parser;
        this.listener = listener;
        this.pace = pace;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mediasync-plex-push");
        thread.setDaemon(true);
        return thread;
    }

    Notifications start() {
        thread.execute(this::connect);
        long every = pace.ping().toMillis();
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(this::ping, every, every, TimeUnit.MILLISECONDS);
        return this;
    }

    private void connect() {
        if (closed) {
            return;
        }
        Ear ear = new Ear();
        CompletableFuture<WebSocket> unused = http.socket(PATHS.get(path), ear).whenComplete((opened, failure) -> {
            if (opened == null) {
                onThread(() -> refused(failure));
            } else if (!onThread(() -> opened(opened, ear))) {
                opened.abort();
            }
        });
    }

    private void opened(WebSocket opened, Ear ear) {
        socket = opened;
        if (closed) {
            opened.abort();
            return;
        }
        heard = System.nanoTime();
        since = heard;
        collect(List.of(PushHint.everything()));
        if (ear.ended) {
            again();
        }
    }

    private void refused(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof WebSocketHandshakeException refusal
                && refusal.getResponse().statusCode() == Answer.NOT_FOUND) {
            path = (path + 1) % PATHS.size();
        }
        if (!warned
                && cause instanceof WebSocketHandshakeException refusal
                && refusal.getResponse().statusCode() == Answer.UNAUTHORISED) {
            warned = true;
            LOG.warn("The Plex server at {} refuses the token (401), so no change is heard of", http.base());
        }
        LOG.debug("The Plex server at {} takes no listener", http.base(), failure);
        again();
    }

    /** A connection that lasted is no failure; one that only opened says nothing about the next. */
    private void again() {
        if (socket != null && System.nanoTime() - since > pace.longestRetry().toNanos()) {
            failures = 0;
        }
        socket = null;
        if (!closed) {
            Duration wait = pace.firstRetry().multipliedBy(1L << Math.min(failures, 16));
            failures++;
            long millis = Math.min(wait.toMillis(), pace.longestRetry().toMillis());
            ScheduledFuture<?> unused = thread.schedule(this::connect, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void ping() {
        WebSocket current = socket;
        if (current == null) {
            return;
        }
        if (System.nanoTime() - heard > pace.ping().multipliedBy(3).toNanos()) {
            current.abort();
            again();
        } else {
            CompletableFuture<WebSocket> unused = current.sendPing(ByteBuffer.allocate(0))
                    .whenComplete((sent, failure) -> {
                        if (failure != null) {
                            LOG.debug("No sign of life can be asked for", failure);
                        }
                    });
        }
    }

    private void took(String message) {
        heard = System.nanoTime();
        failures = 0;
        collect(parser.hints(message));
    }

    private void collect(List<PushHint> told) {
        boolean first = hints.none();
        told.forEach(hints::add);
        if (hints.none()) {
            return;
        }
        if (first) {
            waitingSince = System.nanoTime();
        }
        if (flush != null) {
            flush.cancel(false);
        }
        long left = pace.longest().toNanos() - (System.nanoTime() - waitingSince);
        long wait = Math.max(0, Math.min(pace.quiet().toNanos(), left));
        flush = thread.schedule(() -> tell(hints.take()), wait, TimeUnit.NANOSECONDS);
    }

    private void tell(List<PushHint> told) {
        for (PushHint hint : told) {
            try {
                listener.accept(hint);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed on {}; the next hint is told all the same", hint, e);
            }
        }
    }

    private void lost(WebSocket which, Ear ear) {
        ear.ended = true;
        if (which.equals(socket)) {
            again();
        }
    }

    /** Whether the work will be done; after the end it is not. */
    private boolean onThread(Runnable work) {
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        WebSocket current = socket;
        if (current != null) {
            current.abort();
        }
        thread.shutdownNow();
    }

    /** Puts the pieces of messages together. */
    private final class Ear implements WebSocket.Listener {
        private static final int LONGEST = 4_000_000;
        private final StringBuilder message = new StringBuilder();
        private boolean tooLong;
        /** Of the thread of all work; the end may come before the beginning is known there. */
        private boolean ended;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            if (message.length() + data.length() <= LONGEST) {
                message.append(data);
            } else {
                tooLong = true;
            }
            if (last) {
                String whole = message.toString();
                boolean unread = tooLong;
                message.setLength(0);
                tooLong = false;
                onThread(() -> {
                    if (unread) {
                        collect(List.of(PushHint.everything()));
                    } else {
                        took(whole);
                    }
                });
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
            onThread(() -> heard = System.nanoTime());
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            onThread(() -> lost(from, this));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            LOG.debug("The connection for notifications broke", failure);
            onThread(() -> lost(from, this));
        }
    }
}
