package dev.mediasync.benchmarks;

import dev.mediasync.MediaSync;
import dev.mediasync.benchmarks.Comparison.Figure;
import dev.mediasync.model.MediaKind;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a sync grows with the library: a hundredth, a tenth and the whole of it, drawn as a picture. */
final class Growth {
    /** Where the picture goes; nothing is drawn unless it is set. */
    private static final String PICTURE = "mediasync.growth";

    /** Quick runs draw nothing. */
    private static final int WHOLE = 1_000_000;

    private static final int ROUNDS = 3;
    private static final int PAGES = 50;
    private static final double MILLION = 1e6;

    private Growth() {}

    /**
     * Times at one size, in milliseconds.
     *
     * @param items how many items
     * @param load a first load
     * @param unchanged a sync without change
     * @param page a page of a listing by title
     */
    record Point(int items, double load, double unchanged, double page) {}

    /** Measures, draws, and compares what an item costs in the largest with what it costs in the smallest. */
    static List<Comparison> curve(int items) {
        List<Point> points = new ArrayList<>();
        measure(items / 100);
        for (int part : List.of(100, 10, 1)) {
            points.add(measure(items / part));
        }
        draw(points);
        Point small = points.get(0);
        Point large = points.get(points.size() - 1);
        return List.of(
                perItem("first load", small, large, small.load(), large.load()),
                perItem("unchanged", small, large, small.unchanged(), large.unchanged()),
                Comparison.atMost(
                        "a page of " + large.items() + " / of " + small.items(),
                        new Figure(large.page(), "ms"),
                        new Figure(small.page(), "ms"),
                        0));
    }

    private static Comparison perItem(String what, Point small, Point large, double ofSmall, double ofLarge) {
        return Comparison.atMost(
                what + ", an item of " + large.items() + " / of " + small.items(),
                new Figure(ofLarge * 1_000 / large.items(), "µs"),
                new Figure(ofSmall * 1_000 / small.items(), "µs"),
                0);
    }

    private static Point measure(int items) {
        double[] loads = new double[ROUNDS];
        double[] unchanged = new double[ROUNDS];
        double[] pages = new double[PAGES];
        for (int round = 0; round < ROUNDS; round++) {
            try (Database database = Database.empty()) {
                loads[round] = sync(database, items);
                unchanged[round] = sync(database, items);
                browse(database, pages);
            }
        }
        return new Point(items, median(loads), median(unchanged), median(pages));
    }

    private static double sync(Database database, int items) {
        long begun = System.nanoTime();
        try (MediaRepository repository = SqliteMediaRepository.open(database.file());
                MadeSource source = new MadeSource(items)) {
            MediaSync.builder(source, repository).build().sync();
        }
        return (System.nanoTime() - begun) / MILLION;
    }

    private static void browse(Database database, double[] pages) {
        BrowseQuery films = BrowseQuery.ALL
                .ofKind(MediaKind.SHOW)
                .by(BrowseQuery.Sort.ADDED, BrowseQuery.Direction.DESCENDING)
                .limit(PreparedPage.SIZE);
        try (MediaRepository repository = SqliteMediaRepository.open(database.file())) {
            for (int page = 0; page < pages.length; page++) {
                long begun = System.nanoTime();
                repository.browse(films);
                pages[page] = (System.nanoTime() - begun) / MILLION;
            }
        }
    }

    private static double median(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void draw(List<Point> points) {
        String file = System.getProperty(PICTURE);
        if (file == null || points.get(points.size() - 1).items() < WHOLE) {
            return;
        }
        try {
            Files.writeString(Path.of(file), GrowthPicture.of(points));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
