package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.SyncReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The runs that a host asks for, in order; thread-safe. */
final class Wishes implements AutoCloseable {
    private final Deque<Wish> waiting = new ArrayDeque<>();
    private boolean closed;

    /**
     * A run that the host asked for.
     *
     * @param options what it asked for
     * @param answer what comes of it
     */
    record Wish(SyncOptions options, CompletableFuture<SyncReport> answer) {}

    /** Adds a wish; once nobody fulfils any more it fails. */
    CompletionStage<SyncReport> add(SyncOptions options) {
        Wish wish = new Wish(options, new CompletableFuture<>());
        if (!added(wish)) {
            refuse(wish);
        }
        return wish.answer().minimalCompletionStage();
    }

    private synchronized boolean added(Wish wish) {
        return !closed && waiting.add(wish);
    }

    /** The oldest wish, or null. */
    synchronized @Nullable Wish poll() {
        return waiting.poll();
    }

    synchronized boolean none() {
        return waiting.isEmpty();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (Wish wish = poll(); wish != null; wish = poll()) {
            refuse(wish);
        }
    }

    private static void refuse(Wish wish) {
        wish.answer().completeExceptionally(new SyncException(ErrorKind.CANCELLED, "The watch was closed"));
    }
}
