package dev.mediasync;

import java.time.Duration;
import java.util.Set;

/**
 * How sources are watched.
 *
 * @param libraries names or ids of the libraries to watch, empty for all
 * @param lookEvery how often to look for changes unasked
 * @param fullEvery how often to look at everything unasked
 * @param window how hints are gathered
 * @param retry how an absent source is tried again
 * @param patience how long closing waits for a run to end
 */
public record WatchOptions(
        Set<String> libraries, Duration lookEvery, Duration fullEvery, Window window, Retry retry, Duration patience) {
    private static final Duration LONGEST = Duration.ofDays(3_650);

    /**
     * How hints are gathered before a look at what they name.
     *
     * @param quiet how long no hint may come before the look begins
     * @param longest how long the first hint waits while more come
     */
    public record Window(Duration quiet, Duration longest) {
        /** Checks that neither is negative, and the order. */
        public Window {
            positive("The quiet time", quiet);
            positive("The longest wait", longest);
            if (quiet.compareTo(longest) > 0) {
                throw new IllegalArgumentException(
                        "A hint waits longer than the quiet time: " + quiet + ", " + longest);
            }
        }
    }

    /**
     * How a source that failed is tried again: each wait is twice the one before.
     *
     * @param first the first wait
     * @param longest the longest wait
     * @param pulse how often a source that seems in step is asked for a sign of life
     */
    public record Retry(Duration first, Duration longest, Duration pulse) {
        /** Checks that each is positive, and the order. */
        public Retry {
            positive("The first wait", first);
            positive("The longest wait", longest);
            positive("The time between signs of life", pulse);
            if (first.compareTo(longest) > 0) {
                throw new IllegalArgumentException("The first wait is not the longest: " + first + ", " + longest);
            }
        }
    }

    /** Copies the set and checks the times. */
    public WatchOptions {
        libraries = Set.copyOf(libraries);
        positive("The time between looks", lookEvery);
        positive("The time between full looks", fullEvery);
        positive("The patience", patience);
    }

    private static void positive(String what, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    what + " is positive and at most " + LONGEST.toDays() + " days: " + value);
        }
    }

    /** All libraries; a look every 15 minutes and one at everything every day, each a little sooner or later. */
    public static WatchOptions defaults() {
        return new WatchOptions(
                Set.of(),
                Duration.ofMinutes(15),
                Duration.ofHours(24),
                new Window(Duration.ofMillis(300), Duration.ofSeconds(2)),
                new Retry(Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofMinutes(1)),
                Duration.ofSeconds(10));
    }

    /** The same for some libraries, by name or id. */
    public WatchOptions only(Set<String> names) {
        return new WatchOptions(names, lookEvery, fullEvery, window, retry, patience);
    }

    /** The same with another time between looks for changes. */
    public WatchOptions withLookEvery(Duration value) {
        return new WatchOptions(libraries, value, fullEvery, window, retry, patience);
    }

    /** The same with another time between looks at everything. */
    public WatchOptions withFullEvery(Duration value) {
        return new WatchOptions(libraries, lookEvery, value, window, retry, patience);
    }

    /** The same with hints gathered in another way. */
    public WatchOptions withWindow(Window value) {
        return new WatchOptions(libraries, lookEvery, fullEvery, value, retry, patience);
    }

    /** The same with absent sources tried again in another way. */
    public WatchOptions withRetry(Retry value) {
        return new WatchOptions(libraries, lookEvery, fullEvery, window, value, patience);
    }

    /** The same with another patience at the end. */
    public WatchOptions withPatience(Duration value) {
        return new WatchOptions(libraries, lookEvery, fullEvery, window, retry, value);
    }
}
