package dev.mediasync.internal;

import dev.mediasync.model.Library;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import java.time.Clock;
import java.time.Duration;

/** Holds the right to write a library while a run goes on. */
final class LeaseKeeper implements AutoCloseable {
    private static final Duration DURATION = Duration.ofMinutes(2);

    private final MediaRepository repository;
    private final Clock clock;
    private Lease lease;

    LeaseKeeper(MediaRepository repository, Library library, Clock clock) {
        this.repository = repository;
        this.clock = clock;
        this.lease = repository.acquire(library, DURATION);
    }

    /** The right, made longer if half of it has passed. */
    Lease renew() {
        if (clock.instant().plus(DURATION.dividedBy(2)).isAfter(lease.expires())) {
            lease = repository.renew(lease, DURATION);
        }
        return lease;
    }

    @Override
    public void close() {
        repository.release(lease);
    }
}
