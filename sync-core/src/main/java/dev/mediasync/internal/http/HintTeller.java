package dev.mediasync.internal.http;

import dev.mediasync.source.PushHint;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener what came once it is quiet, or has waited long; used on one thread, which the listener is called on. */
final class HintTeller {
    private static final Logger LOG = LoggerFactory.getLogger(HintTeller.class);

    private final ScheduledExecutorService thread;
    private final Consumer<PushHint> listener;
    private final Pace pace;
    private final Hints hints = new Hints();
    private @Nullable ScheduledFuture<?> flush;
    private long waitingSince;

    HintTeller(ScheduledExecutorService thread, Consumer<PushHint> listener, Pace pace) {
        this.thread = thread;
        this.listener = listener;
        this.pace = pace;
    }

    void collect(List<PushHint> told) {
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
}
