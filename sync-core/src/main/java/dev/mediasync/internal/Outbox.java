package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.WatchOptions;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.UnsentState;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.MediaSource;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what the host saved and a source has not seen; of one thread. */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int AT_ONCE = 10_000;

    private final WatchTarget target;
    private final WatchTime time;
    private final WatchOptions options;
    private final Backoff backoff;
    private long tryAt;
    /** How many were refused last time: the oldest come first, and must not hide those behind them. */
    private int refused;

    Outbox(WatchTarget target, WatchTime time, WatchOptions options) {
        this.target = target;
        this.time = time;
        this.options = options;
        this.backoff = new Backoff(time, options.retry().first());
        this.tryAt = time.nanos();
    }

    /** Lets the next try be now, whatever was refused. */
    void hurry() {
        tryAt = time.nanos();
    }

    /** Sends what there is, each state by itself, so that one that is refused holds up no other; the ids of those taken. */
    Set<String> send(SourceId source, Cancellation cancellation) {
        Set<String> taken = new HashSet<>();
        if (tryAt - time.nanos() > 0) {
            return taken;
        }
        int most = AT_ONCE + refused;
        refused = 0;
        for (UnsentState waiting : target.repository().unsent(source, most)) {
            cancellation.check();
            try {
                write(target.source(), waiting);
                taken.add(waiting.key().id());
            } catch (RuntimeException e) {
                ErrorKind kind = e instanceof SyncException known ? known.kind() : ErrorKind.UNEXPECTED;
                if (kind.storage()) {
                    // Sent again and again it would overwrite whatever the source comes to know meanwhile.
                    throw e;
                }
                LOG.debug("{} does not take the state of {}", target.name(), waiting.key(), e);
                refused++;
                if (kind == ErrorKind.SOURCE_UNREACHABLE) {
                    break;
                }
            }
        }
        rest();
        return taken;
    }

    /** Only what the source took is sent; a crash in between sends it twice, which does no harm. */
    private void write(MediaSource source, UnsentState waiting) {
        source.writeUserState(waiting.key(), waiting.state());
        target.repository().sent(waiting);
    }

    private void rest() {
        if (refused > 0) {
            tryAt = time.nanos() + backoff.next(options.retry().longest());
        } else {
            backoff.reset();
        }
    }
}
