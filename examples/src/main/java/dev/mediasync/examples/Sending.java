package dev.mediasync.examples;

import dev.mediasync.SyncException;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.UnsentState;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import java.util.function.Consumer;

/** Tells a source what was changed here and it has not seen. */
final class Sending {
    private final MediaRepository cache;
    private final Cancellation cancellation;
    private final Consumer<SyncException> failed;

    /**
     * Makes ready.
     *
     * @param failed hears of what the source does not take; that stays unsent, and does not hold up the others
     */
    Sending(MediaRepository cache, Cancellation cancellation, Consumer<SyncException> failed) {
        this.cache = cache;
        this.cancellation = cancellation;
        this.failed = failed;
    }

    static boolean possible(MediaSource source) {
        return source.describe().can(Capability.USER_STATE_WRITE);
    }

    /** Sends all that waits for a source that takes states. */
    void all(MediaSource source, Consumer<UnsentState> sent) {
        for (UnsentState waiting : cache.unsent(source.describe().id(), Integer.MAX_VALUE)) {
            cancellation.check();
            try {
                source.writeUserState(waiting.key(), waiting.state());
            } catch (SyncException e) {
                failed.accept(e);
                continue;
            }
            cache.sent(waiting);
            sent.accept(waiting);
        }
    }
}
