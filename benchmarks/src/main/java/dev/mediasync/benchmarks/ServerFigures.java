package dev.mediasync.benchmarks;

import dev.mediasync.benchmarks.Comparison.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares syncs of a made-up server with a bare download and parsing of its pages, each in a process of its own. */
final class ServerFigures {
    private static final int ROUNDS = 7;
    private static final String HEAP = "-Xmx128m";

    private ServerFigures() {}

    /** The figures for so many items. */
    static List<Comparison> of(MadeServer server, int items) {
        return comparisons(server, measured(server, items, 0, ServerSync.class, ROUNDS));
    }

    /** How many items a second are read from a server to which each page costs so much time, whatever its size. */
    static Comparison paced(MadeServer server, int items, int millisAPage, int wanted) {
        String[] millis = measured(server, items, millisAPage, PacedWalk.class, 1);
        double took = Double.parseDouble(millis[0]);
        return Comparison.atMost(
                "items a second wanted of " + server.product() + " at " + millisAPage + " ms a page / read",
                new Figure(wanted, "a second"),
                new Figure(items * 1_000.0 / took, "a second"),
                1);
    }

    private static List<Comparison> comparisons(MadeServer server, String[] millis) {
        List<Comparison> all = new ArrayList<>();
        String[] clocks = {"time", "processors' time"};
        for (int clock = 0; clock < clocks.length; clock++) {
            Figure floor = figure(millis[clock]);
            String beside = " of " + server.product() + " / download and parse the same pages, " + clocks[clock];
            all.add(Comparison.atMost("unchanged sync" + beside, figure(millis[2 + clock]), floor, 1.15));
            all.add(Comparison.atMost("walk that makes every item" + beside, figure(millis[4 + clock]), floor, 1.3));
            Figure pages = figure(millis[8 + clock]);
            all.add(Comparison.atMost("first sync, cold" + beside, figure(millis[6 + clock]), pages, 0));
        }
        return all;
    }

    private static Figure figure(String millis) {
        return new Figure(Double.parseDouble(millis), "ms");
    }

    /** The words of the last line of a process that reads a server. */
    private static String[] measured(MadeServer made, int items, int millisAPage, Class<?> main, int rounds) {
        Process server = started(
                PageServer.class,
                "-Xmx1g",
                List.of(made.name(), Integer.toString(items), Integer.toString(millisAPage)));
        try (Database database = Database.none();
                BufferedReader said = said(server)) {
            return measured(
                    main,
                    List.of(
                            made.name(),
                            said.readLine(),
                            database.file().toString(),
                            Integer.toString(items),
                            Integer.toString(rounds)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server.destroy();
        }
    }

    private static String[] measured(Class<?> main, List<String> arguments) throws IOException {
        Process process = started(main, HEAP, arguments);
        String last = "";
        try (BufferedReader said = said(process)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = line;
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException("Reading a made-up server failed with " + HEAP + ": " + last);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        return last.split(" ", -1);
    }

    private static BufferedReader said(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process started(Class<?> main, String heap, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
