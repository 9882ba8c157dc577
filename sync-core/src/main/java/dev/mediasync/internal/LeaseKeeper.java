package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the right to write a library while a run goes on, however long the source is silent. */
final class LeaseKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    // A right that ended is lost for good, so it outlasts many beats: another commit may keep the store busy meanwhile.
    private static final Duration DURATION = Duration.ofMinutes(3);
    private static final Duration BEAT = Duration.ofSeconds(20);

    private final MediaRepository repository;
    private final Lease lease;
    private final Duration pause;
    private volatile CompletableFuture<@Nullable Void> heart;
    private volatile boolean closed;

    LeaseKeeper(MediaRepository repository, Library library) {
        this(repository, library, BEAT);
    }

    /** Beats after each pause. */
    LeaseKeeper(MediaRepository repository, Library library, Duration pause) {
        this.repository = repository;
        this.pause = pause;
        this.lease = repository.acquire(library, DURATION);
        this.heart = beat();
    }

    /** Waits without a thread; only a run that lasts gets one, for each beat. */
    private CompletableFuture<@Nullable Void> beat() {
        CompletableFuture<@Nullable Void> wait = new CompletableFuture<>();
        wait.completeOnTimeout(null, pause.toMillis(), TimeUnit.MILLISECONDS);
        var unused = wait.thenRunAsync(this::renewAndGoOn, this::onOwnThread);
        return wait;
    }

    private void onOwnThread(Runnable work) {
        Thread thread = new Thread(work, "mediasync-lease-" + lease.library());
        thread.setDaemon(true);
        thread.start();
    }

    private void renewAndGoOn() {
        if (!closed && renewed()) {
            heart = beat();
            if (closed) {
                heart.cancel(false);
            }
        }
    }

    /** Whether it is worth while to go on: a right that ended never comes back, and the commit finds out by itself. */
    private boolean renewed() {
        try {
            repository.renew(lease, DURATION);
            return true;
        } catch (SyncException e) {
            LOG.debug("Could not renew the lease of {}", lease.library(), e);
            return e.kind() != ErrorKind.LEASE_HELD;
        } catch (RuntimeException e) {
            LOG.debug("Could not renew the lease of {}", lease.library(), e);
            return true;
        }
    }

    /** Whether another beat is to come. */
    boolean beats() {
        return !heart.isDone();
    }

    /** The right; whether it still holds is checked in each commit. */
    Lease lease() {
        return lease;
    }

    @Override
    public void close() {
        closed = true;
        heart.cancel(false);
        try {
            repository.release(lease);
        } catch (SyncException e) {
            // What was committed stands, and the lease ends by itself.
            LOG.debug("Could not give the lease of {} back", lease.library(), e);
        }
    }
}
