package dev.mediasync.tck;

import dev.mediasync.repository.ChangeEvent;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for one change at the beginning and for one more in each signal, and watches how deep signals are nested. */
final class OneByOne implements Flow.Subscriber<ChangeEvent> {
    final Listener listener = new Listener();
    final AtomicInteger deepest = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        signal(() -> {
            listener.onSubscribe(subscription);
            subscription.request(1);
        });
    }

    @Override
    public void onNext(ChangeEvent event) {
        signal(() -> {
            listener.onNext(event);
            listener.request(1);
        });
    }

    @Override
    public void onError(Throwable thrown) {
        signal(() -> listener.onError(thrown));
    }

    @Override
    public void onComplete() {
        signal(listener::onComplete);
    }

    private void signal(Runnable work) {
        deepest.accumulateAndGet(inside.incrementAndGet(), Math::max);
        work.run();
        inside.decrementAndGet();
    }
}
