package dev.mediasync;

import dev.mediasync.internal.FeedSubscription;
import dev.mediasync.internal.FeedThreads;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.Registration;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the committed changes of a catalogue, each once and in order.
 *
 * <p>A subscriber is shown changes of every process, only after their commit, and only as many as it asked for: they are
 * read from the durable feed when they are wanted, so a slow subscriber neither blocks a sync nor fills memory. Commits
 * of the same repository instance are shown at once, others after the poll interval.
 *
 * <p>It ends with {@code onError}: a {@link SyncException} of kind {@link ErrorKind#CHANGES_TRIMMED} if changes were
 * trimmed before they were asked for, or what else the catalogue throws, for example after it was closed. A locked store
 * is tried again. Closing the feed ends every subscription with {@code onComplete}; the catalogue stays open. Thread-safe.
 *
 * <pre>{@code
 * try (ChangeFeed feed = ChangeFeed.builder(cache).build()) {
 *     feed.since(lastSeen).subscribe(subscriber);
 * }
 * }</pre>
 */
public final class ChangeFeed implements Flow.Publisher<ChangeEvent>, AutoCloseable {
    private final Catalog catalog;
    private final Duration pollInterval;
    private final FeedThreads threads;
    private final Set<FeedSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Registration commits;
    private volatile boolean closed;
    private volatile CompletableFuture<@Nullable Void> pause = new CompletableFuture<>();

    private ChangeFeed(Builder builder) {
        this.catalog = builder.catalog;
        this.pollInterval = builder.pollInterval;
        this.threads = new FeedThreads(builder.executor);
        this.commits = catalog.onCommit(() -> subscriptions.forEach(FeedSubscription::wake));
        rest();
    }

    /** Starts with the catalogue. */
    public static Builder builder(Catalog catalog) {
        return new Builder(catalog);
    }

    /** Shows the subscriber what is committed from now on. */
    @Override
    public void subscribe(Flow.Subscriber<? super ChangeEvent> subscriber) {
        begin(new FeedSubscription(catalog, threads, subscriber));
    }

    /** Shows each subscriber all changes behind a sequence number. */
    public Flow.Publisher<ChangeEvent> since(long sequence) {
        return subscriber -> begin(new FeedSubscription(catalog, threads, subscriber).from(sequence));
    }

    private void begin(FeedSubscription subscription) {
        subscriptions.add(subscription);
        if (closed) {
            subscription.complete();
        }
        subscription.begin(() -> subscriptions.remove(subscription));
    }

    /** Waits without a thread until it is time to look again. */
    private void rest() {
        CompletableFuture<@Nullable Void> wait = new CompletableFuture<>();
        wait.completeOnTimeout(null, pollInterval.toNanos(), TimeUnit.NANOSECONDS);
        pause = wait;
        var unused = wait.thenRun(() -> threads.run(this::look, this::fail));
        if (closed) {
            wait.cancel(false);
        }
    }

    /** Looks for what other processes committed. */
    private void look() {
        if (closed) {
            return;
        }
        try {
            if (!subscriptions.isEmpty()) {
                long last = catalog.lastChange();
                subscriptions.forEach(subscription -> subscription.wakeIfBehind(last));
            }
        } catch (RuntimeException e) {
            if (!FeedSubscription.passing(e)) {
                fail(e);
            }
        }
        rest();
    }

    private void fail(RuntimeException error) {
        subscriptions.forEach(subscription -> subscription.fail(error));
    }

    /** Ends every subscription; no thread of the feed's own remains once the subscribers have returned. */
    @Override
    public void close() {
        closed = true;
        commits.close();
        pause.cancel(false);
        subscriptions.forEach(FeedSubscription::complete);
        threads.close();
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {
        private static final Duration POLL = Duration.ofSeconds(1);

        private final Catalog catalog;
        private Duration pollInterval = POLL;
        private @Nullable Executor executor;

        private Builder(Catalog catalog) {
            this.catalog = Objects.requireNonNull(catalog);
        }

        /** Sets how often to look for changes of other processes; one second unless set. */
        public Builder withPollInterval(Duration value) {
            pollInterval = value;
            return this;
        }

        /** Sets who runs the subscribers, each on one thread at a time; threads of the feed's own unless set. */
        public Builder withExecutor(Executor value) {
            executor = value;
            return this;
        }

        /**
         * Builds the feed.
         *
         * @throws IllegalArgumentException if the poll interval is not positive
         */
        public ChangeFeed build() {
            if (pollInterval.isNegative() || pollInterval.isZero()) {
                throw new IllegalArgumentException("A feed looks again after a time, not after " + pollInterval);
            }
            return new ChangeFeed(this);
        }
    }
}
