package dev.mediasync.examples;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** What all commands share: the common options, and one way to print. */
abstract class Task implements Callable<Integer> {
    final Surroundings surroundings;

    @Mixin
    final CommonOptions options = new CommonOptions();

    Task(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Does the work and gives the exit code. */
    abstract int run();

    @Override
    public final Integer call() {
        try {
            return run();
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    /** Prints a result: as a JSON object, or as text for people. */
    final void print(Map<String, @Nullable Object> json, String text) {
        surroundings.out().println(options.json ? JsonLine.of(json) : text);
        surroundings.out().flush();
    }

    /** Prints what only people need; with JSON nothing. */
    final void say(String text) {
        if (!options.json) {
            surroundings.out().println(text);
        }
    }

    /** Tells of an error in one line. */
    final void complain(Exception error) {
        Complaints.tell(surroundings.err(), error);
    }
}
