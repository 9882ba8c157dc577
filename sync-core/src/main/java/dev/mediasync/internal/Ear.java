package dev.mediasync.internal;

import dev.mediasync.SourceStatus;
import dev.mediasync.source.Capability;
import dev.mediasync.source.PushHint;
import dev.mediasync.source.SourceDescription;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to a source that tells of changes; connects on one thread, and may be closed by another. */
final class Ear implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);

    private final WatchTarget target;
    private final Consumer<PushHint> listener;
    private @Nullable SourceDescription description;
    private @Nullable AutoCloseable subscription;
    private boolean closed;

    Ear(WatchTarget target, Consumer<PushHint> listener) {
        this.target = target;
        this.listener = listener;
    }

    /** Listens, unless it does already or the source cannot tell; gives who the source is. */
    SourceDescription connected() {
        SourceDescription known = description;
        if (known == null) {
            known = target.source().describe();
            description = known;
        }
        if (known.can(Capability.PUSH) && wanted()) {
            keep(target.source().subscribe(listener));
        }
        return known;
    }

    private synchronized boolean wanted() {
        return subscription == null && !closed;
    }

    private void keep(AutoCloseable begun) {
        synchronized (this) {
            if (!closed) {
                subscription = begun;
                return;
            }
        }
        end(begun);
    }

    /** How changes become known. */
    synchronized SourceStatus.Hearing hearing() {
        return subscription == null ? SourceStatus.Hearing.SCHEDULE : SourceStatus.Hearing.PUSH;
    }

    @Override
    public void close() {
        AutoCloseable ending;
        synchronized (this) {
            closed = true;
            ending = subscription;
            subscription = null;
        }
        if (ending != null) {
            end(ending);
        }
    }

    private void end(AutoCloseable ending) {
        try {
            ending.close();
        } catch (Exception e) {
            LOG.debug("{} does not end its telling", target.name(), e);
        }
    }
}
