package dev.mediasync.tck;

import dev.mediasync.repository.ChangeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A subscriber to changes that asks when the test says so, and notes what it is shown; thread-safe. */
class Listener implements Flow.Subscriber<ChangeEvent> {
    private static final long MOST_SECONDS = 20;

    private final List<ChangeEvent> shown = new ArrayList<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable Throwable error;
    private boolean completed;

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        subscription = given;
    }

    @Override
    public void onNext(ChangeEvent event) {
        synchronized (this) {
            shown.add(event);
            notifyAll();
        }
    }

    @Override
    public synchronized void onError(Throwable thrown) {
        error = thrown;
        notifyAll();
    }

    @Override
    public synchronized void onComplete() {
        completed = true;
        notifyAll();
    }

    void request(long count) {
        subscription().request(count);
    }

    synchronized Flow.Subscription subscription() {
        return Objects.requireNonNull(subscription, "There is no subscription yet");
    }

    synchronized List<ChangeEvent> shown() {
        return List.copyOf(shown);
    }

    /** Waits until so many changes were shown. */
    void awaits(int count) {
        await(() -> shown.size() >= count || error != null);
        Require.that(shown().size() >= count, () -> "Of " + count + " changes only these were shown: " + shown());
    }

    /** Waits for the error that ends the subscription. */
    Throwable awaitsError() {
        await(() -> error != null);
        synchronized (this) {
            return Objects.requireNonNullElseGet(error, () -> new AssertionError("No error came; shown: " + shown));
        }
    }

    /** Waits for the end without an error. */
    void awaitsCompletion() {
        await(() -> completed);
        synchronized (this) {
            Require.that(completed, () -> "The end did not come");
        }
    }

    private synchronized void await(BooleanSupplier until) {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        try {
            while (!until.getAsBoolean() && System.nanoTime() < last) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, last - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
