package dev.mediasync.benchmarks;

import dev.mediasync.benchmarks.Comparison.Figure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs groups of benchmarks and prints how they compare. */
final class Main {
    private static final List<String> GROUPS = List.of(
            "heap",
            "open",
            "planner",
            "first-load",
            "resync",
            "changed",
            "removed",
            "browse",
            "size",
            "small-heap",
            "local",
            "live",
            "growth",
            "plex",
            "jellyfin");
    private static final int QUICK = 20;
    private static final int LIVE_ROUNDS = 200;

    private final boolean quick;
    private final List<Comparison> comparisons = new ArrayList<>();

    private Main(boolean quick) {
        this.quick = quick;
    }

    /** Runs the named groups, or all; {@code --quick} makes them small. */
    public static void main(String[] arguments) throws RunnerException, SQLException {
        List<String> wanted = new ArrayList<>(List.of(arguments));
        Main main = new Main(wanted.remove("--quick"));
        if (!GROUPS.containsAll(wanted)) {
            throw new IllegalArgumentException("The groups are " + GROUPS + ", but asked for was " + wanted);
        }
        for (String group : wanted.isEmpty() ? GROUPS : wanted) {
            main.run(group);
        }
        System.out.println();
        System.out.println(Comparison.HEADER);
        main.comparisons.forEach(comparison -> System.out.println(comparison.line()));
    }

    private void run(String group) throws RunnerException, SQLException {
        switch (group) {
            case "heap" -> heap();
            case "open" -> open();
            case "planner" -> planner();
            case "first-load" -> firstLoad();
            case "resync" -> resync();
            case "changed" -> comparisons.addAll(CacheFigures.changed(sized(200_000)));
            case "removed" -> comparisons.addAll(CacheFigures.removed(sized(200_000)));
            case "browse" -> comparisons.addAll(CacheFigures.browsed(sized(1_000_000)));
            case "size" -> comparisons.addAll(CacheFigures.sized(sized(200_000)));
            case "small-heap" -> comparisons.addAll(CacheFigures.smallHeap(sized(1_000_000)));
            case "local" -> comparisons.addAll(LocalFigures.of(sized(100_000)));
            case "live" -> comparisons.addAll(LiveFigures.of(quick ? QUICK : LIVE_ROUNDS));
            case "growth" -> comparisons.addAll(Growth.curve(sized(1_000_000)));
            case "plex" -> comparisons.addAll(ServerFigures.of(MadeServer.PLEX, sized(100_000)));
            case "jellyfin" -> jellyfin();
            default -> throw new IllegalArgumentException(group);
        }
    }

    private void jellyfin() {
        comparisons.addAll(ServerFigures.of(MadeServer.JELLYFIN, sized(100_000)));
        // What running servers pay for each page, whatever its size.
        comparisons.add(ServerFigures.paced(MadeServer.JELLYFIN, sized(100_000), 120, 3_000));
    }

    private void heap() {
        int items = sized(1_000_000);
        PlannerHeap.planner(1_000);
        Figure ours = new Figure(PlannerHeap.planner(items), "B an item");
        comparisons.add(Comparison.atMost("heap of the planner", ours, new Figure(64, "B an item"), 1));
        Figure map = new Figure(PlannerHeap.hashMap(items), "B an item");
        comparisons.add(Comparison.atLeast("heap of a HashMap of fingerprints", ours, map, 0));
    }

    private void open() throws RunnerException {
        double millis = measure(OpenBenchmark.class, 0).of("newFile");
        comparisons.add(Comparison.atMost("first open, cold", new Figure(millis, "ms"), new Figure(1_000, "ms"), 0));
    }

    private void planner() throws RunnerException {
        int items = sized(1_000_000);
        Scores millis = measure(PlannerBenchmark.class, items);
        Figure wish = new Figure(2, "M items/s");
        for (String changed : List.of("0", "1")) {
            String of = ", " + changed + " % changed";
            Figure observe = speed(items, millis.of("observe " + changed));
            double limit = changed.equals("0") ? 1 : 0;
            comparisons.add(new Comparison(
                    "observe and plan" + of,
                    observe.text(),
                    wish.text(),
                    observe.value() / wish.value(),
                    new Comparison.Target("≥", limit)));
            Figure map = speed(items, millis.of("observeWithHashMap " + changed));
            comparisons.add(beside("observe with a HashMap" + of, observe, map));
        }
        Figure whole = speed(items, millis.of("whole 0"));
        for (String name : List.of("record", "wholeWithFingerprints", "fingerprints")) {
            comparisons.add(beside("record, observe and plan; " + name, whole, speed(items, millis.of(name + " 0"))));
        }
    }

    private static Comparison beside(String name, Figure ours, Figure other) {
        return Comparison.atMost(name, ours, other, 0);
    }

    private static Figure speed(int items, double millis) {
        return new Figure(items / millis / 1_000, "M items/s");
    }

    private void firstLoad() throws RunnerException, SQLException {
        int items = sized(200_000);
        SameRows.check(Math.min(items, 20_000));
        Scores millis = measure(FirstLoadBenchmark.class, items);
        compare("first load", millis, new Limits(1.35, 8), millis.of("jpa AS_WRITTEN"));
        comparisons.add(tuned("first load", millis, 1));
        comparisons.add(Comparison.atLeast(
                "first load: JPA, each item saved by itself / ours",
                new Figure(millis.of("mediaSync"), "ms"),
                new Figure(millis.of("jpa SAVE_EACH") * FirstLoadBenchmark.FEWER, "ms"),
                0));
    }

    private void resync() throws RunnerException {
        Scores millis = measure(ResyncBenchmark.class, sized(200_000));
        compare("unchanged", millis, new Limits(1.5, 20), millis.of("jpa AS_WRITTEN") * FirstLoadBenchmark.FEWER);
        comparisons.add(tuned("unchanged", millis, FirstLoadBenchmark.FEWER));
        comparisons.add(Comparison.atMost(
                "unchanged, fingerprints included / floor",
                new Figure(millis.of("mediaSyncWithFingerprints"), "ms"),
                new Figure(millis.of("floor"), "ms"),
                0));
    }

    private static Comparison tuned(String name, Scores millis, int times) {
        Figure ours = new Figure(millis.of("mediaSync"), "ms");
        return Comparison.atLeast(
                name + ": tuned JPA / ours", ours, new Figure(millis.of("jpa TUNED") * times, "ms"), 0);
    }

    private void compare(String name, Scores millis, Limits limits, double jpa) {
        Figure ours = new Figure(millis.of("mediaSync"), "ms");
        comparisons.add(
                Comparison.atMost(name + " / floor", ours, new Figure(millis.of("floor"), "ms"), limits.floor()));
        comparisons.add(Comparison.atLeast(name + ": JPA / ours", ours, new Figure(jpa, "ms"), limits.jpa()));
        double rows = millis.of("rowAtATime") * FirstLoadBenchmark.FEWER;
        comparisons.add(Comparison.atLeast(name + ": row at a time / ours", ours, new Figure(rows, "ms"), 0));
    }

    private int sized(int items) {
        return quick ? items / QUICK : items;
    }

    /** Median milliseconds by method and, where there is one, by share of changed items or style; a neighbour spoils a mean. */
    private Scores measure(Class<?> type, int items) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + type.getSimpleName() + "\\.")
                .shouldFailOnError(true)
                .syncIterations(false);
        if (items > 0) {
            options.param("items", Integer.toString(items));
        }
        if (quick) {
            options.forks(1).warmupIterations(1).measurementIterations(1).warmupTime(TimeValue.NONE);
        }
        return named(new Runner(options.build()).run());
    }

    private static Scores named(Collection<RunResult> results) {
        Map<String, Double> millis = new HashMap<>();
        for (RunResult result : results) {
            String method = result.getPrimaryResult().getLabel();
            String variant = result.getParams().getParam("changed");
            if (variant == null) {
                variant = result.getParams().getParam("style");
            }
            millis.put(
                    variant == null ? method : method + " " + variant,
                    result.getPrimaryResult().getStatistics().getPercentile(50));
        }
        return new Scores(millis);
    }

    /** How far from the floor we may be, and how far from JPA we should be. */
    private record Limits(double floor, double jpa) {}
}
