package dev.mediasync.examples;

import dev.mediasync.source.Cancellation;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/** Starts the runner in a process of its own. */
public final class Main {
    private static final long PATIENCE_SECONDS = 20;
    private static final String TERMINAL = "terminal";

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--verbose")) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
        }
        // Titles are in every script, whatever the locale says.
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setErr(err);
        Cancellation cancellation = new Cancellation();
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cancel(cancellation, done), "cancel"));
        int code = ExitCode.BROKEN;
        try {
            code = Runner.execute(surroundings(err, cancellation), arguments);
        } catch (Error e) {
            // Such as too little memory: still one line and an exit code, not a process that hangs at its end.
            Complaints.tell(new PrintWriter(err, true, StandardCharsets.UTF_8), e);
        } finally {
            done.countDown();
        }
        System.exit(code);
    }

    private static Surroundings surroundings(PrintStream err, Cancellation cancellation) {
        PrintWriter out = new PrintWriter(new BufferedWriter(new OutputStreamWriter(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), StandardCharsets.UTF_8)));
        return new Surroundings(
                out,
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                System.in,
                System.getenv(),
                terminal("stdout") ? Ansi.AUTO : Ansi.OFF,
                terminal("stderr") ? err : null,
                Clock.systemUTC(),
                cancellation);
    }

    /** Java 17 cannot ask whether a stream is a terminal, so the script that starts it does. */
    private static boolean terminal(String stream) {
        return TERMINAL.equals(System.getProperty("mediasync." + stream));
    }

    /** Lets a run end at its next safe point and report, before the process goes. */
    private static void cancel(Cancellation cancellation, CountDownLatch done) {
        cancellation.cancel();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("mediasync: the run does not end; nothing is lost, the next one goes on from here");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
