package dev.mediasync.internal;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the subscribers of a feed: on a host's executor, or on threads of its own that end when they are idle. */
public final class FeedThreads implements AutoCloseable {
    private static final long IDLE_SECONDS = 5;

    private final Executor executor;
    private final @Nullable ThreadPoolExecutor own;

    /** Uses the host's executor, where there is one. */
    public FeedThreads(@Nullable Executor executor) {
        ThreadPoolExecutor threads = executor == null ? threads() : null;
        this.own = threads;
        this.executor = threads == null ? Objects.requireNonNull(executor) : threads;
    }

    private static ThreadPoolExecutor threads() {
        AtomicLong count = new AtomicLong();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "mediasync-feed-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Runs work, or says that nobody will. */
    public void run(Runnable work, Consumer<RejectedExecutionException> refused) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            refused.accept(e);
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.shutdown();
        }
    }
}
