package dev.mediasync.tck;

import java.util.function.Supplier;

/** Fails a run with a message that is made only then. */
final class Require {
    private Require() {}

    static void that(boolean condition, Supplier<String> otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise.get());
        }
    }
}
