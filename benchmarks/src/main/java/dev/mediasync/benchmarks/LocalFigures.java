package dev.mediasync.benchmarks;

import dev.mediasync.MediaSync;
import dev.mediasync.benchmarks.Comparison.Figure;
import dev.mediasync.local.LocalSource;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Times syncs of local folders beside a bare walk, and the example runner beside minidlna where that is installed. */
final class LocalFigures {
    private static final String SYNCED = "\"outcome\":\"COMPLETED\"";
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 2;
    private static final double MILLION = 1e6;
    private static final Path MINIDLNA = Path.of("/usr/sbin/minidlnad");

    private LocalFigures() {}

    static List<Comparison> of(int files) {
        List<Comparison> figures = new ArrayList<>();
        try (FolderTree tree = FolderTree.of(files);
                Database database = Database.empty()) {
            double first = process(runner(tree, database), SYNCED);
            double again = process(runner(tree, database), SYNCED);
            figures.add(inProcess(tree, database));
            if (Files.isExecutable(MINIDLNA)) {
                Path home = Files.createTempDirectory("minidlna");
                Figure load = new Figure(process(minidlna(tree, home, "-R"), "finished"), "ms");
                Figure rescan = new Figure(process(minidlna(tree, home, "-r"), "Rescan completed"), "ms");
                figures.add(Comparison.atMost("first sync of folders / minidlna", new Figure(first, "ms"), load, 0.25));
                figures.add(Comparison.atMost("unchanged folders / minidlna", new Figure(again, "ms"), rescan, 0.5));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        return figures;
    }

    private static Comparison inProcess(FolderTree tree, Database database) throws IOException {
        double[] walks = new double[ROUNDS];
        double[] syncs = new double[ROUNDS];
        try (MediaRepository repository = SqliteMediaRepository.open(database.file());
                LocalSource source = LocalSource.builder(tree.root()).build()) {
            MediaSync sync = MediaSync.builder(source, repository).build();
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                int at = Math.max(round, 0);
                long begun = System.nanoTime();
                tree.walk();
                long walked = System.nanoTime();
                sync.sync();
                walks[at] = (walked - begun) / MILLION;
                syncs[at] = (System.nanoTime() - walked) / MILLION;
            }
        }
        return Comparison.atMost(
                "unchanged folders / a bare walk", new Figure(median(syncs), "ms"), new Figure(median(walks), "ms"), 2);
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /** What a user calls, in a small heap. */
    private static List<String> runner(FolderTree tree, Database database) {
        return List.of(
                "env",
                "JAVA_TOOL_OPTIONS=-Xmx128m",
                System.getProperty("mediasync.runner", "examples/run"),
                "sync",
                "--json",
                "--db",
                database.file().toString(),
                "--source",
                "local:" + tree.root());
    }

    /**
     * Builds a configuration like that of the documentation; {@code -R} reads everything anew, {@code -r} what changed.
     *
     * <p>It keeps back what it says unless its output goes out line by line.
     */
    private static List<String> minidlna(FolderTree tree, Path home, String how) throws IOException {
        Path configuration = home.resolve("minidlna.conf");
        Files.writeString(
                configuration,
                "media_dir=V," + tree.root() + "\ndb_dir=" + home + "\nlog_dir=" + home
                        + "\nnetwork_interface=lo\nport=18200\ninotify=no\n");
        return List.of(
                "stdbuf",
                "-oL",
                MINIDLNA.toString(),
                "-f",
                configuration.toString(),
                "-P",
                home.resolve("pid").toString(),
                "-d",
                how);
    }

    /** The time of a process until it says so, in milliseconds; then it is ended. */
    private static double process(List<String> command, String word) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String last = "";
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                last = line;
                if (line.contains(word)) {
                    double took = (System.nanoTime() - begun) / MILLION;
                    awaitChildren(process);
                    return took;
                }
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        throw new IllegalStateException(command.get(0) + " ended without \"" + word + "\": " + last);
    }

    /** minidlna scans in a child, which marks its database as whole after it said that it has finished. */
    private static void awaitChildren(Process process) {
        process.children().forEach(child -> child.onExit().join());
    }
}
