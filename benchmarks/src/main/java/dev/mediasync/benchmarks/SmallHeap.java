package dev.mediasync.benchmarks;

import dev.mediasync.MediaSync;
import dev.mediasync.SyncReport;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Syncs a file in a process of its own with a small heap, and tells how long it took. */
final class SmallHeap {
    private SmallHeap() {}

    /** Milliseconds of a sync with so much heap; fails if the heap does not suffice. */
    static double millis(Database database, int items, String heap) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                database.file().toString(),
                Integer.toString(items));
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
            return Double.parseDouble(last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Syncs a file to so many items and prints the milliseconds. */
    public static void main(String[] arguments) {
        long begun = System.nanoTime();
        try (MediaRepository repository = SqliteMediaRepository.open(Path.of(arguments[0]));
                MadeSource source = new MadeSource(Integer.parseInt(arguments[1]))) {
            SyncReport report = MediaSync.builder(source, repository).build().sync();
            if (report.libraries().get(0).outcome() != RunOutcome.COMPLETED) {
                throw new IllegalStateException(report.toString());
            }
        }
        System.out.println((System.nanoTime() - begun) / 1e6);
    }
}
