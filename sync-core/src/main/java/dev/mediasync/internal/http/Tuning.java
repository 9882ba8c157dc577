package dev.mediasync.internal.http;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * How patiently and how much at once a server is asked.
 *
 * @param timeout how long one answer may take, from the question to its last byte
 * @param attempts how often a read is tried before it has failed
 * @param pageRows how many rows a page has at most
 * @param parallelPages how many pages are asked for at once
 * @param clock tells when to ask again after an outage
 * @param pause waits between two attempts
 * @param chance spreads the waits
 */
public record Tuning(
        Duration timeout,
        int attempts,
        int pageRows,
        int parallelPages,
        Clock clock,
        Pause pause,
        RandomGenerator chance) {
    /** What suits a home server: pages that take it some tenths of a second each, two of them at once. */
    public static final Tuning DEFAULT =
            new Tuning(Duration.ofSeconds(60), 3, 400, 2, Clock.systemUTC(), Tuning::sleep, Tuning::random);

    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        /** Waits so long. */
        void of(Duration time) throws InterruptedException;
    }

    /** Of the thread that asks, because sources share the tuning. */
    private static long random() {
        return ThreadLocalRandom.current().nextLong();
    }

    private static void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    /** The same with another value. */
    public Tuning withTimeout(Duration value) {
        return new Tuning(value, attempts, pageRows, parallelPages, clock, pause, chance);
    }

    /** The same with another value. */
    public Tuning withAttempts(int value) {
        return new Tuning(timeout, value, pageRows, parallelPages, clock, pause, chance);
    }

    /** The same with another value. */
    public Tuning withPageRows(int value) {
        return new Tuning(timeout, attempts, value, parallelPages, clock, pause, chance);
    }

    /** The same with another value. */
    public Tuning withParallelPages(int value) {
        return new Tuning(timeout, attempts, pageRows, value, clock, pause, chance);
    }

    /** The same with another value. */
    public Tuning withClock(Clock value) {
        return new Tuning(timeout, attempts, pageRows, parallelPages, value, pause, chance);
    }

    /** The same with another value. */
    public Tuning withPause(Pause value) {
        return new Tuning(timeout, attempts, pageRows, parallelPages, clock, value, chance);
    }
}
