package dev.mediasync.internal;

import dev.mediasync.SourceStatus;
import dev.mediasync.SyncException;
import dev.mediasync.repository.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how a source stands, and tells who wants to know; thread-safe. */
final class StatusBoard {
    private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);

    private final WatchTime time;
    private final List<Entry> listeners = new CopyOnWriteArrayList<>();
    private volatile SourceStatus now;

    /** A listener that equals no other, so that one who listens twice is let go once at a time. */
    private static final class Entry {
        final Consumer<SourceStatus> listener;

        Entry(Consumer<SourceStatus> listener) {
            this.listener = listener;
        }
    }

    StatusBoard(String source, WatchTime time) {
        this.time = time;
        this.now = new SourceStatus(source, new SourceStatus.CatchingUp(), time.wall());
    }

    SourceStatus status() {
        return now;
    }

    Registration listen(Consumer<SourceStatus> listener) {
        Entry entry = new Entry(listener);
        listeners.add(entry);
        return () -> listeners.remove(entry);
    }

    /** Says that something is looked at; of a source in trouble only success is news. */
    void busy() {
        if (now.state() instanceof SourceStatus.InStep) {
            show(new SourceStatus.CatchingUp());
        }
    }

    /**
     * Says that the source is there.
     *
     * @param error why a library of it cannot be brought in step, where one cannot
     * @param nextTry when that is tried again
     */
    void settled(Optional<SyncException> error, Supplier<Instant> nextTry, SourceStatus.Hearing hearing) {
        SourceStatus.State state = new SourceStatus.InStep(hearing);
        if (error.isPresent()) {
            state = new SourceStatus.Failing(error.get(), nextTry.get());
        }
        show(state);
    }

    /** Says that the source as a whole cannot be worked with. */
    void failed(SyncException error, Instant nextTry) {
        show(
                switch (error.kind()) {
                    case SOURCE_UNREACHABLE -> new SourceStatus.Away(error, nextTry);
                    case SOURCE_REFUSED -> new SourceStatus.NeedsSignIn(error, nextTry);
                    default -> new SourceStatus.Failing(error, nextTry);
                });
    }

    /** Shows a state; one of the same sort goes on since when it began. */
    void show(SourceStatus.State state) {
        SourceStatus before = now;
        if (state.equals(before.state())) {
            return;
        }
        boolean goesOn = state.getClass() == before.state().getClass();
        SourceStatus next = new SourceStatus(before.source(), state, goesOn ? before.since() : time.wall());
        now = next;
        for (Entry entry : listeners) {
            try {
                entry.listener.accept(next);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed on the status of {}; the watch goes on", next.source(), e);
            }
        }
    }
}
