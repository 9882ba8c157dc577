package dev.mediasync.examples;

import dev.mediasync.source.Cancellation;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Everything that a command knows of the world outside its options.
 *
 * @param out takes results
 * @param err takes messages for people
 * @param in gives a plan that is piped in
 * @param environment the environment variables
 * @param ansi whether results may be coloured
 * @param bar where a progress bar may be drawn, null for nowhere
 * @param clock tells the time
 * @param cancellation ends the command early
 */
record Surroundings(
        PrintWriter out,
        PrintWriter err,
        InputStream in,
        Map<String, String> environment,
        Ansi ansi,
        @Nullable PrintStream bar,
        Clock clock,
        Cancellation cancellation) {
    /** Copies the environment. */
    Surroundings {
        environment = Map.copyOf(environment);
    }
}
