package dev.mediasync.internal.http;

import dev.mediasync.SyncException;
import dev.mediasync.source.PushHint;
import java.io.IOException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to a server's notifications over a websocket, for as long as it takes.
 *
 * <p>Nothing is replayed after a lost connection, so each new one begins with a hint to look at everything. All work is done
 * on one thread, which the listener is called on, too.
 */
public final class Notifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    /** Servers under load refuse good tokens, too, but not so many times running. */
    private static final int WARNED_OF = 3;

    private final Supplier<Asking> way;
    private final Failures words;
    private final PushProtocol protocol;
    private final Pace pace;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Notifications::daemon);
    private final HintTeller teller;
    private final Heard mind = new Heard();
    private volatile @Nullable WebSocket socket;
    /** The ear whose end came before its beginning was known here. */
    private @Nullable Ear ended;

    private long heard;
    private long since;
    private int refusals;
    private int failures;
    private int path;
    private volatile boolean closed;

    /**
     * Makes ready.
     *
     * @param way the way to the server, asked for before each connection, because a secret may be replaced
     * @param protocol what the server says there
     * @param listener takes the hints
     * @param pace how long to wait for what
     */
    public Notifications(Supplier<Asking> way, PushProtocol protocol, Consumer<PushHint> listener, Pace pace) {
        this.way = way;
        this.words = way.get().failures();
        this.protocol = protocol;
        this.pace = pace;
        this.teller = new HintTeller(thread, listener, pace);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mediasync-push");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to listen. */
    public Notifications start() {
        thread.execute(this::connect);
        long every = pace.ping().toMillis();
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(this::ping, every, every, TimeUnit.MILLISECONDS);
        return this;
    }

    private void connect() {
        if (closed) {
            return;
        }
        try {
            ask();
        } catch (RuntimeException e) {
            // Else nobody would try again.
            refused(e);
        }
    }

    private void ask() {
        Ear ear = new Ear(mind);
        String where = protocol.paths().get(path);
        Transport transport = way.get().transport();
        protocol.announcements().forEach(question -> announce(transport, question));
        CompletableFuture<WebSocket> unused = transport.socket(where, ear).whenComplete((opened, failure) -> {
            if (opened == null) {
                onThread(() -> refused(failure));
            } else if (!onThread(() -> opened(opened, ear))) {
                opened.abort();
            }
        });
    }

    private static void announce(Transport transport, Question question) {
        try {
            Answer answer = transport.send("POST", question);
            LOG.debug("{} was answered with {}", question.path(), answer.status());
        } catch (IOException | SyncException e) {
            LOG.debug("{} could not be said", question.path(), e);
        }
    }

    private void opened(WebSocket opened, Ear ear) {
        socket = opened;
        if (closed) {
            opened.abort();
            return;
        }
        heard = System.nanoTime();
        since = heard;
        refusals = 0;
        teller.collect(List.of(PushHint.everything()));
        if (ear.equals(ended)) {
            again();
        }
    }

    private void refused(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        int status = cause instanceof WebSocketHandshakeException refusal
                ? refusal.getResponse().statusCode()
                : 0;
        if (status == Answer.NOT_FOUND) {
            path = (path + 1) % protocol.paths().size();
        }
        boolean refused = status == Answer.UNAUTHORISED || status == Answer.FORBIDDEN;
        if (refused && ++refusals == WARNED_OF) {
            LOG.warn("{} refuses the token ({}), so no change is heard of", words.server(), status);
        }
        LOG.debug("{} takes no listener", words.server(), failure);
        again();
    }

    /** A connection that lasted is no failure; one that only opened says nothing about the next. */
    private void again() {
        if (socket != null && System.nanoTime() - since > pace.longestRetry().toNanos()) {
            failures = 0;
        }
        socket = null;
        if (!closed) {
            long wait =
                    pace.firstRetry().multipliedBy(1L << Math.min(failures, 16)).toMillis();
            failures++;
            long millis = Math.min(wait, pace.longestRetry().toMillis());
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
            return;
        }
        String alive = protocol.signOfLife();
        CompletableFuture<WebSocket> sign =
                alive == null ? current.sendPing(ByteBuffer.allocate(0)) : current.sendText(alive, true);
        CompletableFuture<WebSocket> unused = sign.whenComplete((sent, failure) -> {
            if (failure != null) {
                LOG.debug("No sign of life can be asked for", failure);
            }
        });
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

    /** Brings what is heard to the one thread. */
    private final class Heard implements Ear.Mind {
        @Override
        public void message(@Nullable String text) {
            onThread(() -> {
                heard = System.nanoTime();
                if (text == null) {
                    teller.collect(List.of(PushHint.everything()));
                } else {
                    failures = 0;
                    teller.collect(protocol.hints(text));
                }
            });
        }

        @Override
        public void signOfLife() {
            onThread(() -> heard = System.nanoTime());
        }

        @Override
        public void end(WebSocket which, Ear ear) {
            onThread(() -> {
                ended = ear;
                if (which.equals(socket)) {
                    again();
                }
            });
        }
    }
}
