package dev.mediasync.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Time as a watch knows it, and the one way in which something happens later. */
public interface WatchTime {
    /** The time of day; it jumps over a sleep, and when somebody sets it. */
    Instant wall();

    /** Nanoseconds that pass steadily while the machine is awake, from any beginning. */
    long nanos();

    /** A number from 0 to 1, by which waits are spread. */
    double chance();

    /**
     * Makes ready to take turns on one thread.
     *
     * @param name the thread's name
     * @param turn does what is due and says how long nothing is
     */
    Line line(String name, Supplier<Duration> turn);

    /** One thread's turns. */
    interface Line {
        /** Has the first turn. */
        void begin();

        /** Has a turn as soon as the present one ended. */
        void wake();

        /** Has no turn any more but the present one. */
        void end();

        /** Waits for the present turn, and interrupts it halfway; whether it is over. */
        boolean await(Duration patience);
    }
}
