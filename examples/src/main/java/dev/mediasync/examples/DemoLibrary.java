package dev.mediasync.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A small library in a folder of its own, and what happens to libraries. */
final class DemoLibrary implements AutoCloseable {
    static final int FILMS = 4;
    static final int TWIN_PEAKS = 6;
    static final int THE_WIRE = 4;

    private static final List<String> FILES = List.of(
            "Films/Metropolis.mkv",
            "Films/Nosferatu (1922).mkv",
            "Films/Stalker (1979).mkv",
            "Films/東京物語 (1953).mkv",
            "Shows/The Wire (2002)/Season 1/The Wire - S01E01 - The Target.mkv",
            "Shows/The Wire (2002)/Season 1/The Wire - S01E02 - The Detail.mkv",
            "Shows/Twin Peaks/Season 1/Twin Peaks - S01E01.mkv",
            "Shows/Twin Peaks/Season 1/Twin Peaks - S01E02.mkv",
            "Shows/Twin Peaks/Season 2/Twin Peaks - S02E01.mkv");

    private final Path home;

    private DemoLibrary(Path home) {
        this.home = home;
    }

    /** Makes the library in a new temporary folder. */
    static DemoLibrary make() throws IOException {
        DemoLibrary library =
                new DemoLibrary(Files.createTempDirectory("mediasync-demo").toRealPath());
        for (String name : FILES) {
            Path file = library.root().resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "This stands for the video of " + name);
        }
        return library;
    }

    Path root() {
        return home.resolve("media");
    }

    Path database() {
        return home.resolve("demo.db");
    }

    private Path elsewhere() {
        return home.resolve("unmounted");
    }

    void giveMetropolisItsYear() throws IOException {
        Path films = root().resolve("Films");
        Files.move(films.resolve("Metropolis.mkv"), films.resolve("Metropolis (1927).mkv"));
    }

    void deleteTwinPeaks() throws IOException {
        delete(root().resolve("Shows").resolve("Twin Peaks"));
    }

    void takeAway() throws IOException {
        Files.move(root(), elsewhere());
    }

    void leaveEmptyFolder() throws IOException {
        Files.createDirectory(root());
    }

    void bringBack() throws IOException {
        Files.delete(root());
        Files.move(elsewhere(), root());
    }

    @Override
    public void close() {
        try {
            delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's folder " + home + " cannot be deleted", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
