package dev.mediasync.internal;

import dev.mediasync.SyncException;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.ChangeEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber of a feed, and how far it has read.
 *
 * <p>Whoever has something for it raises {@code work}; only who raised it from zero delivers, and goes on until it is zero
 * again. So signals never overlap, and a call of {@code request} from inside a signal never recurs.
 */
public final class FeedSubscription implements Flow.Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSubscription.class);
    private static final int PAGE = 500;
    private static final long NOT_YET = -1;

    private final Catalog catalog;
    private final FeedThreads threads;
    private final AtomicInteger work = new AtomicInteger(1);
    private final AtomicLong demand = new AtomicLong();
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private final Deque<ChangeEvent> page = new ArrayDeque<>();
    private volatile long position = NOT_YET;
    private volatile boolean over;
    private volatile Runnable whenOver = () -> {};
    private volatile Flow.@Nullable Subscriber<? super ChangeEvent> subscriber;

    /** How a subscription ends by itself: with an error, or without one. */
    private record Ending(@Nullable Throwable error) {}

    /** A subscription to what comes from now on. */
    public FeedSubscription(Catalog catalog, FeedThreads threads, Flow.Subscriber<? super ChangeEvent> subscriber) {
        this.catalog = catalog;
        this.threads = threads;
        this.subscriber = Objects.requireNonNull(subscriber, "There is no subscriber");
    }

    /** The same from behind a sequence number. */
    public FeedSubscription from(long sequence) {
        position = Math.max(0, sequence);
        return this;
    }

    /** Whether the same call may succeed soon. */
    public static boolean passing(RuntimeException error) {
        return error instanceof SyncException known && known.retryable();
    }

    /** Shows the subscriber its subscription, then whatever it asks for. */
    public void begin(Runnable atTheEnd) {
        whenOver = atTheEnd;
        beginsNow();
        Flow.Subscriber<? super ChangeEvent> to = subscriber;
        if (to != null) {
            try {
                to.onSubscribe(this);
            } catch (RuntimeException | Error e) {
                cancel();
                throw e;
            }
        }
        threads.run(this::deliver, this::refused);
    }

    @Override
    public void request(long count) {
        if (count <= 0) {
            end(new IllegalArgumentException("A subscriber asks for at least one change, not for " + count));
        } else {
            demand.accumulateAndGet(count, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
        }
        wake();
    }

    @Override
    public void cancel() {
        over = true;
        subscriber = null;
        whenOver.run();
    }

    /** Ends without an error. */
    public void complete() {
        end(null);
        wake();
    }

    /** Ends with an error. */
    public void fail(RuntimeException error) {
        end(error);
        wake();
    }

    private void end(@Nullable Throwable error) {
        ending.compareAndSet(null, new Ending(error));
    }

    /** Looks whether there is something to deliver. */
    public void wake() {
        if (!over && (demand.get() > 0 || ending.get() != null) && work.getAndIncrement() == 0) {
            threads.run(this::deliver, this::refused);
        }
    }

    /** The same, if changes up to this one are committed and not all of them delivered. */
    public void wakeIfBehind(long last) {
        if (position < last) {
            wake();
        }
    }

    private void refused(RuntimeException error) {
        // Nobody else delivers while the work is raised, so this thread may.
        end(error);
        deliver();
    }

    private void deliver() {
        int done = work.get();
        do {
            try {
                round();
            } catch (RuntimeException e) {
                LOG.warn("A subscriber to changes failed and is shown no more", e);
                cancel();
            } catch (Error e) {
                cancel();
                throw e;
            }
            done = work.addAndGet(-done);
        } while (done != 0);
    }

    private void round() {
        while (!over) {
            Flow.Subscriber<? super ChangeEvent> to = subscriber;
            Ending now = ending.get();
            if (to == null) {
                return;
            }
            if (now != null) {
                finish(to, now);
                return;
            }
            if (demand.get() == 0 || !filled()) {
                return;
            }
            ChangeEvent next = page.poll();
            if (next != null) {
                demand.decrementAndGet();
                position = next.sequence();
                to.onNext(next);
            }
        }
    }

    private void finish(Flow.Subscriber<? super ChangeEvent> to, Ending now) {
        cancel();
        Throwable error = now.error();
        if (error == null) {
            to.onComplete();
        } else {
            to.onError(error);
        }
    }

    /** Finds where the feed stands, unless that is known; false while a passing error forbids it. */
    private boolean beginsNow() {
        if (position == NOT_YET) {
            try {
                position = catalog.lastChange();
            } catch (RuntimeException e) {
                if (!passing(e)) {
                    end(e);
                }
                return false;
            }
        }
        return true;
    }

    /** Whether there is something to look at: a change, or an ending. */
    private boolean filled() {
        if (!beginsNow()) {
            return ending.get() != null;
        }
        if (page.isEmpty()) {
            try {
                page.addAll(catalog.changesSince(position, (int) Math.min(demand.get(), PAGE)));
            } catch (RuntimeException e) {
                if (passing(e)) {
                    return false;
                }
                end(e);
                return true;
            }
        }
        return !page.isEmpty();
    }
}
