package dev.mediasync.benchmarks;

import dev.mediasync.MediaSync;
import dev.mediasync.SyncReport;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.PageSink;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Syncs a file in a process of its own with a small heap, and tells how long it took beside other work there. */
final class SmallHeap {
    private static final double MILLION = 1e6;

    private SmallHeap() {}

    /**
     * Medians of one process, in milliseconds.
     *
     * @param sync a sync by a source that makes its items meanwhile
     * @param making the making of the items and their fingerprints alone
     * @param stamps a bare read of the stamps
     */
    record Times(double sync, double making, double stamps) {}

    /** Times some rounds with so much heap; fails if the heap does not suffice. */
    static Times run(Database database, int items, String heap, int rounds) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                database.file().toString(),
                Integer.toString(items),
                Integer.toString(rounds));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String last = "";
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    last = line;
                }
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException("A sync of " + items + " items failed with " + heap + ": " + last);
            }
            String[] times = last.split(" ", -1);
            return new Times(Double.parseDouble(times[0]), Double.parseDouble(times[1]), Double.parseDouble(times[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Syncs a file to so many items, some times, and prints the medians. */
    public static void main(String[] arguments) throws SQLException {
        Path file = Path.of(arguments[0]);
        MadeSource source = new MadeSource(Integer.parseInt(arguments[1]));
        int rounds = Integer.parseInt(arguments[2]);
        double[] sync = new double[rounds];
        double[] making = new double[rounds];
        double[] stamps = new double[rounds];
        PageSink nobody = new PageSink() {
            @Override
            public void page(ObservedPage page) {
                // Only made.
            }
        };
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            sync(file, source);
            sync[round] = (System.nanoTime() - begun) / MILLION;
            begun = System.nanoTime();
            source.enumerate(ListSource.LIBRARY, new Cancellation(), nobody);
            making[round] = (System.nanoTime() - begun) / MILLION;
            begun = System.nanoTime();
            JdbcFloor.readStamps(Database.source(file));
            stamps[round] = (System.nanoTime() - begun) / MILLION;
        }
        System.out.println(median(sync) + " " + median(making) + " " + median(stamps));
    }

    private static void sync(Path file, MadeSource source) {
        try (MediaRepository repository = SqliteMediaRepository.open(file)) {
            SyncReport report = MediaSync.builder(source, repository).build().sync();
            if (report.libraries().get(0).outcome() != RunOutcome.COMPLETED) {
                throw new IllegalStateException(report.toString());
            }
        }
    }

    private static double median(double[] millis) {
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }
}
