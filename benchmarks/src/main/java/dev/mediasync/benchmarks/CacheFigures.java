package dev.mediasync.benchmarks;

import dev.mediasync.MediaSync;
import dev.mediasync.benchmarks.Comparison.Figure;
import dev.mediasync.model.About;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.BrowseQuery.Direction;
import dev.mediasync.repository.BrowseQuery.Sort;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.SearchQuery;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Figures of a file that was loaded: changing, removing, listing, and its size. */
final class CacheFigures {
    private static final int ROUNDS = 5;
    /** Rounds that are not counted: they pay for compiling, and for a heap that grows. */
    private static final int WARM_UP = 2;

    private static final int PAGES = 1_000;
    private static final int SEARCHES = 200;
    private static final int PERCENT = 100;
    private static final int TENTH = 10;
    private static final double MILLION = 1e6;

    private CacheFigures() {}

    /** One item in a hundred changed, against the first load of all. */
    static List<Comparison> changed(int items) {
        List<MediaItem> before = Catalogue.items(items);
        List<MediaItem> after = new ArrayList<>(before);
        for (int at = 0; at < items; at += PERCENT) {
            after.set(at, before.get(at).with(b -> b.about(new About("Changed", null, null, null, List.of()))));
        }
        List<ObservedPage> shownBefore = ListSource.pages(before);
        List<ObservedPage> shownAfter = ListSource.pages(after);
        double[] loads = new double[ROUNDS];
        double[] changes = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            int at = Math.max(round, 0);
            try (Database database = Database.empty()) {
                loads[at] = millis(() -> FirstLoadBenchmark.sync(database, shownBefore));
                changes[at] = millis(() -> FirstLoadBenchmark.sync(database, shownAfter));
            }
        }
        return List.of(Comparison.atMost("1 % changed / first load", median(changes), median(loads), 0.1));
    }

    /** One item in ten gone, against set-based deletes by hand. */
    static List<Comparison> removed(int items) throws SQLException {
        List<MediaItem> before = Catalogue.items(items);
        // Films come first and have no children, so the first tenth of all can go alone.
        List<MediaItem> after = before.subList(items / TENTH, items);
        List<ObservedPage> shownBefore = ListSource.pages(before);
        List<ObservedPage> shownAfter = ListSource.pages(after);
        double[] ours = new double[ROUNDS];
        double[] floors = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            int at = Math.max(round, 0);
            try (Database database = Database.empty();
                    Database copy = Database.none()) {
                FirstLoadBenchmark.sync(database, shownBefore);
                copy(database, copy);
                ours[at] = millis(() -> remove(database, shownAfter));
                floors[at] = millis(() -> deleteFirst(copy, items / TENTH));
                if (!Objects.equals(database.rows().get("ms_item"), copy.rows().get("ms_item"))) {
                    throw new IllegalStateException("The floor left " + copy.rows() + ", ours " + database.rows());
                }
            }
        }
        return List.of(Comparison.atMost("10 % removed / floor", median(ours), median(floors), 1.5));
    }

    private static void copy(Database from, Database to) {
        try {
            Files.copy(from.file(), to.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plans and applies with an approval, which a source that cannot be asked by id needs here. */
    private static Object remove(Database database, List<ObservedPage> left) {
        try (MediaRepository repository = SqliteMediaRepository.open(database.file());
                ListSource source = new ListSource(left)) {
            MediaSync sync = MediaSync.builder(source, repository).build();
            SyncPlan plan = sync.plan(ListSource.LIBRARY);
            return sync.apply(plan, plan.digest());
        }
    }

    /** Reads every stamp, as whoever looks for what is gone must, and deletes in one commit. */
    private static long deleteFirst(Database database, int items) {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            long read = JdbcFloor.readStamps(database);
            connection.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO ms_change (sequence, at, library_id, verb, kind, item_id)"
                    + " SELECT (SELECT last FROM ms_counter WHERE name = 'change') + id, 0, 1, 4, kind, id"
                    + " FROM ms_item WHERE id <= " + items);
            statement.executeUpdate("INSERT INTO ms_former (sequence, item_id, key, title)"
                    + " SELECT (SELECT last FROM ms_counter WHERE name = 'change') + i.id, i.id, x.text || i.name, i.title"
                    + " FROM ms_item i JOIN ms_prefix x ON x.id = i.prefix_id WHERE i.id <= " + items);
            statement.executeUpdate("DELETE FROM ms_member WHERE library_id = 1 AND item_id <= " + items);
            statement.executeUpdate("DELETE FROM ms_item WHERE id <= " + items);
            statement.executeUpdate("UPDATE ms_library SET items = items - " + items + ", revision = revision + 1");
            connection.commit();
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Pages of a listing, against the same query prepared once. */
    static List<Comparison> browsed(int items) throws SQLException {
        List<Comparison> comparisons = new ArrayList<>();
        try (Database database = Database.empty()) {
            try (MediaRepository repository = SqliteMediaRepository.open(database.file());
                    MadeSource source = new MadeSource(items)) {
                MediaSync.builder(source, repository).build().sync();
            }
            try (MediaRepository repository = SqliteMediaRepository.open(database.file());
                    PreparedPage floor = new PreparedPage(database)) {
                BrowseQuery films = BrowseQuery.ALL
                        .in(ListSource.LIBRARY.key())
                        .ofKind(MediaKind.MOVIE)
                        .by(Sort.TITLE, Direction.ASCENDING)
                        .limit(PreparedPage.SIZE);
                String middle =
                        repository.browse(films.limit(BrowseQuery.MAX_LIMIT)).next();
                for (String from : Arrays.asList(null, middle)) {
                    BrowseQuery query = films.from(from);
                    double[] ours = new double[PAGES];
                    double[] floors = new double[PAGES];
                    for (int page = 0; page < PAGES; page++) {
                        ours[page] = millis(() -> repository.browse(query));
                        floors[page] = millis(() -> floor.read(query));
                    }
                    String name = from == null
                            ? "the first page by title / prepared query"
                            : "a page far behind / prepared query";
                    comparisons.add(Comparison.atMost(name, median(ours), median(floors), 1.5));
                }
                comparisons.addAll(searched(repository, database));
            }
        }
        return comparisons;
    }

    /** Searches, against a query for the same words that is prepared once. */
    private static List<Comparison> searched(MediaRepository repository, Database database) throws SQLException {
        List<Comparison> comparisons = new ArrayList<>();
        try (PreparedSearch floor = new PreparedSearch(database)) {
            for (String text : List.of("street 123", "director 1234", "long way home")) {
                SearchQuery query = SearchQuery.of(text).limit(PreparedPage.SIZE);
                double[] ours = new double[SEARCHES];
                double[] floors = new double[SEARCHES];
                for (int round = 0; round < SEARCHES; round++) {
                    ours[round] = millis(() -> repository.search(query));
                    floors[round] = millis(() -> floor.read(text));
                }
                String name = "search for \"" + text + "\" / prepared query";
                comparisons.add(Comparison.atMost(name, median(ours), median(floors), 1.5));
            }
        }
        return comparisons;
    }

    /** The file's size against the fields that it holds. */
    static List<Comparison> sized(int items) throws SQLException {
        long raw = Catalogue.items(items).stream().mapToLong(RawSize::of).sum();
        try (Database database = Database.empty()) {
            FirstLoadBenchmark.sync(database, ListSource.pages(Catalogue.items(items)));
            Comparison loaded = Comparison.atMost("size of the file / raw fields", mib(size(database)), mib(raw), 1.3);
            try (Connection connection = database.source().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("VACUUM");
            }
            return List.of(loaded, Comparison.atMost("the same after VACUUM", mib(size(database)), mib(raw), 0));
        }
    }

    private static long size(Database database) {
        try {
            return Files.size(database.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Figure mib(long bytes) {
        return new Figure(bytes / (double) (1 << 20), "MiB");
    }

    /** A million items in a small heap: a first load, and a sync without change against the bare read of the stamps. */
    static List<Comparison> smallHeap(int items) {
        try (Database database = Database.empty()) {
            SmallHeap.Times load = SmallHeap.run(database, items, "-Xmx256m", 1);
            SmallHeap.Times unchanged = SmallHeap.run(database, items, "-Xmx128m", ROUNDS);
            Figure making = new Figure(load.making(), "ms");
            return List.of(
                    Comparison.atMost(
                            "first load with -Xmx256m / making the items", new Figure(load.sync(), "ms"), making, 0),
                    Comparison.atMost(
                            "unchanged with -Xmx128m, less making the items / the stamps' read",
                            new Figure(unchanged.sync() - unchanged.making(), "ms"),
                            new Figure(unchanged.stamps(), "ms"),
                            1.5));
        }
    }

    /** Work that is timed. */
    @FunctionalInterface
    private interface Work {
        Object run() throws SQLException;
    }

    private static double millis(Work work) {
        long begun = System.nanoTime();
        try {
            Object result = work.run();
            if (result == null) {
                throw new IllegalStateException("Nothing was done");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - begun) / MILLION;
    }

    private static Figure median(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Figure(sorted[sorted.length / 2], "ms");
    }
}
