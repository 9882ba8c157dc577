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

/** Compares syncs of a made-up Plex server with a bare download and parsing of its pages, each in a process of its own. */
final class PlexFigures {
    private static final int ROUNDS = 7;
    private static final String HEAP = "-Xmx128m";

    private PlexFigures() {}

    /** The figures for so many items. */
    static List<Comparison> of(int items) {
        Process server = started(PlexPages.class, "-Xmx1g", List.of(Integer.toString(items)));
        try (Database database = Database.none();
                BufferedReader said = said(server)) {
            List<String> arguments =
                    List.of(said.readLine(), database.file().toString(), Integer.toString(items), "" + ROUNDS);
            return comparisons(measured(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server.destroy();
        }
    }

    private static List<Comparison> comparisons(String[] millis) {
        List<Comparison> all = new ArrayList<>();
        String[] clocks = {"time", "processors' time"};
        for (int clock = 0; clock < clocks.length; clock++) {
            Figure floor = figure(millis[clock]);
            String beside = " of Plex / download and parse the same pages, " + clocks[clock];
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

    private static String[] measured(List<String> arguments) throws IOException {
        Process process = started(PlexSync.class, HEAP, arguments);
        String last = "";
        try (BufferedReader said = said(process)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = line;
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The syncs of a Plex server failed with " + HEAP + ": " + last);
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
