package dev.mediasync.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The machine's own time, with a thread for each line. */
public final class RealTime implements WatchTime {
    private final Clock clock;

    /** Takes the time of day from a clock. */
    public RealTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant wall() {
        return clock.instant();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public Line line(String name, Supplier<Duration> turn) {
        ThreadLine line = new ThreadLine(turn);
        line.thread.setName(name);
        return line;
    }

    /** A daemon thread that takes turns until it is ended. */
    private static final class ThreadLine implements Line {
        final Thread thread = new Thread(this::turns);
        private final Supplier<Duration> turn;
        private boolean woken;
        private boolean ended;

        ThreadLine(Supplier<Duration> turn) {
            this.turn = turn;
            thread.setDaemon(true);
        }

        private void turns() {
            try {
                while (!over()) {
                    rest(System.nanoTime(), turn.get().toNanos());
                }
            } catch (InterruptedException e) {
                // Only an end interrupts it.
                Thread.currentThread().interrupt();
            }
        }

        private synchronized boolean over() {
            return ended;
        }

        private synchronized void rest(long from, long nanos) throws InterruptedException {
            long left = nanos;
            while (left > 0 && !woken && !ended) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
                left = nanos - (System.nanoTime() - from);
            }
            woken = false;
        }

        @Override
        public void begin() {
            thread.start();
        }

        @Override
        public synchronized void wake() {
            woken = true;
            notifyAll();
        }

        @Override
        public synchronized void end() {
            ended = true;
            notifyAll();
        }

        @Override
        public boolean await(Duration patience) {
            if (Thread.currentThread() == thread) {
                // Whoever ends a watch from inside its turn does not wait for itself.
                return true;
            }
            long half = patience.toMillis() / 2 + 1;
            try {
                thread.join(half);
                if (thread.isAlive()) {
                    thread.interrupt();
                    thread.join(half);
                }
            } catch (InterruptedException e) {
                thread.interrupt();
                Thread.currentThread().interrupt();
            }
            return !thread.isAlive();
        }
    }
}
