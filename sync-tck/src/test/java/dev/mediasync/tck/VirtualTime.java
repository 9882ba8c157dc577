package dev.mediasync.tck;

import dev.mediasync.internal.WatchTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Time that passes when a test says so; all lines take their turns on the test's own thread, in order. */
final class VirtualTime implements WatchTime {
    private static final int MOST_TURNS_AT_ONCE = 1_000;

    private final SettableClock clock;
    private final SplittableRandom random;
    private final List<VirtualLine> lines = new ArrayList<>();
    private long nanos;
    private int turns;

    VirtualTime(SettableClock clock, long seed) {
        this.clock = clock;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Instant wall() {
        return clock.instant();
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public double chance() {
        return random.nextDouble();
    }

    @Override
    public Line line(String name, Supplier<Duration> turn) {
        return new VirtualLine(turn);
    }

    /** How many lines have begun and not ended. */
    int openLines() {
        return lines.size();
    }

    /** How many turns were taken so far. */
    int turns() {
        return turns;
    }

    /** Lets time pass, with all turns that fall into it. */
    void advance(Duration by) {
        long end = nanos + by.toNanos();
        long atOnce = 0;
        for (Optional<VirtualLine> next = next(end); next.isPresent(); next = next(end)) {
            VirtualLine line = next.get();
            atOnce = line.at > nanos ? 0 : atOnce + 1;
            if (atOnce > MOST_TURNS_AT_ONCE) {
                throw new AssertionError("Turns are taken again and again, though no time passes");
            }
            pass(Duration.ofNanos(Math.max(0, line.at - nanos)));
            line.take();
        }
        pass(Duration.ofNanos(end - nanos));
    }

    private Optional<VirtualLine> next(long end) {
        return lines.stream().filter(line -> line.at <= end).min(Comparator.comparingLong(line -> line.at));
    }

    /** Lets time pass inside a turn. */
    void pass(Duration by) {
        nanos += by.toNanos();
        clock.advance(by);
    }

    /** Lets the machine sleep. */
    void sleep(Duration by) {
        clock.advance(by);
    }

    /** The turns of one watch. */
    private final class VirtualLine implements Line {
        private final Supplier<Duration> turn;
        long at;

        VirtualLine(Supplier<Duration> turn) {
            this.turn = turn;
        }

        @Override
        public void begin() {
            at = nanos;
            lines.add(this);
        }

        void take() {
            turns++;
            at = Long.MAX_VALUE;
            long next = nanos + turn.get().toNanos();
            at = Math.min(at, Math.max(next, nanos));
        }

        @Override
        public void wake() {
            at = nanos;
        }

        @Override
        public void end() {
            lines.remove(this);
        }

        @Override
        public boolean await(Duration patience) {
            return true;
        }
    }
}
