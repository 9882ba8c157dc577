package dev.mediasync.internal;

import dev.mediasync.WatchOptions;
import java.time.Duration;

/** When a source is looked at unasked, and when after a failure; of one thread. */
final class Agenda {
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final WatchTime time;
    private final WatchOptions options;
    private final Backoff silence;
    private long fullAt;
    private long lookAt;
    private long pulseAt;
    private long restUntil;
    private long retryAt;
    private boolean silent;

    /** An agenda on which everything is due. */
    Agenda(WatchTime time, WatchOptions options) {
        this.time = time;
        this.options = options;
        this.silence = new Backoff(time, options.retry().first());
        this.fullAt = time.nanos();
        this.lookAt = fullAt;
        this.pulseAt = fullAt;
        this.restUntil = fullAt;
    }

    private long in(Duration about) {
        return time.nanos() + Backoff.spread(time, about.toNanos());
    }

    /** Notes a look at everything. */
    void lookedAtEverything() {
        looked();
        fullAt = in(options.fullEvery());
    }

    /** Notes a look at what changed. */
    void looked() {
        lookAt = in(options.lookEvery());
        answered();
    }

    /** Notes that the source lives; of one that was away nobody knows what was missed. */
    void answered() {
        if (silent) {
            silent = false;
            fullAt = time.nanos();
        }
        silence.reset();
        pulseAt = in(options.retry().pulse());
    }

    /** Notes that it cannot be worked with; gives the nanoseconds until the next try. */
    long failed() {
        silent = true;
        long wait = silence.next(options.retry().longest());
        retryAt = time.nanos() + wait;
        return wait;
    }

    /** Whether the last try failed as a whole. */
    boolean silent() {
        return silent;
    }

    /** Lets the next try be now. */
    void hurry() {
        retryAt = time.nanos();
    }

    /** Notes how long a run took; hints begin no other for as long, within limits, so that a source has time for others. */
    void ran(long nanos) {
        restUntil = time.nanos() + Math.min(nanos, LONGEST_REST.toNanos());
    }

    long restsFor() {
        return left(restUntil);
    }

    boolean retryDue() {
        return left(retryAt) == 0;
    }

    boolean fullDue() {
        return left(fullAt) == 0;
    }

    boolean lookDue() {
        return left(lookAt) == 0;
    }

    boolean pulseDue() {
        return left(pulseAt) == 0;
    }

    /** How many nanoseconds nothing is due. */
    long dueIn() {
        return silent ? left(retryAt) : Math.min(left(fullAt), Math.min(left(lookAt), left(pulseAt)));
    }

    private long left(long moment) {
        return Math.max(0, moment - time.nanos());
    }
}
