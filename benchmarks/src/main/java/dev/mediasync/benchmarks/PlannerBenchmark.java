package dev.mediasync.benchmarks;

import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.Planner;
import dev.mediasync.plan.RemovalHistory;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.plan.Stamp;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.WalkEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The planner alone, on one thread with a collector that has no threads of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms5g", "-Xmx5g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3)
@Measurement(iterations = 4)
@SuppressWarnings("NullAway.Init")
public class PlannerBenchmark {
    /** How many items are recorded and shown. */
    @Param("1000000")
    public int items;

    /** How many of a hundred items changed. */
    @Param({"0", "1"})
    public int changed;

    private List<MediaItem> catalogue;
    private List<ObservedPage> pages;
    private List<Stamp> stamps;

    /** A benchmark to be set up by JMH. */
    public PlannerBenchmark() {}

    /** Makes what is recorded and what is shown. */
    @Setup
    public void prepare() {
        catalogue = Catalogue.items(items);
        pages = ListSource.pages(catalogue);
        stamps = stamps(pages, changed);
    }

    static List<Stamp> stamps(List<ObservedPage> pages, int changedPercent) {
        List<Stamp> stamps = new ArrayList<>();
        for (ObservedPage page : pages) {
            for (ObservedItem shown : page.items()) {
                int number = stamps.size();
                long moved = number % 100 < changedPercent ? 1 : 0;
                MediaItem item = shown.item();
                // A repository makes its own string of each id, so nothing is shared with the listing here.
                String id = String.valueOf(item.key().id().toCharArray());
                stamps.add(new Stamp(number + 1L, id, item.kind(), shown.fingerprint() + moved));
            }
        }
        return stamps;
    }

    /** Records every stamp. */
    @Benchmark
    public Planner record() {
        Planner planner = new Planner(
                new LibraryBase(
                        ListSource.LIBRARY,
                        1,
                        stamps.size(),
                        LibraryBase.Seen.in("bench"),
                        RemovalHistory.none(stamps.size())),
                RemovalPolicy.DEFAULT);
        stamps.forEach(planner::record);
        return planner;
    }

    /** Observes every page and plans; the stamps are recorded already. */
    @Benchmark
    public SyncPlan observe(Recorded recorded) {
        pages.forEach(recorded.planner::observe);
        return plan(recorded.planner);
    }

    /** Records, observes and plans. */
    @Benchmark
    public SyncPlan whole() {
        Planner planner = record();
        pages.forEach(planner::observe);
        return plan(planner);
    }

    /** Records, fingerprints, observes and plans. */
    @Benchmark
    public SyncPlan wholeWithFingerprints() {
        Planner planner = record();
        for (int from = 0; from < catalogue.size(); from += ListSource.PAGE) {
            planner.observe(ListSource.page(catalogue, from));
        }
        return plan(planner);
    }

    /** Fingerprints every item. */
    @Benchmark
    public long fingerprints() {
        long all = 0;
        for (MediaItem item : catalogue) {
            all ^= Fingerprint.of(item);
        }
        return all;
    }

    /** Observes with nothing but a map of fingerprints by id: no evidence, no order, no parents. */
    @Benchmark
    public int observeWithHashMap(RecordedMap recorded) {
        int differences = 0;
        for (ObservedPage page : pages) {
            for (ObservedItem shown : page.items()) {
                Long known = recorded.map.remove(shown.item().key().id());
                if (known == null || known != shown.fingerprint()) {
                    differences++;
                }
            }
        }
        return differences + recorded.map.size();
    }

    private static SyncPlan plan(Planner planner) {
        planner.close(WalkEnd.of("bench"));
        if (planner.unresolved().length > 0) {
            throw new IllegalStateException("Every recorded item was shown, so none needs a decision");
        }
        planner.resolve(List.of());
        return planner.finish();
    }

    /** A planner that knows the stamps, made anew before each pass. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Recorded {
        private Planner planner;

        /** A state to be set up by JMH. */
        public Recorded() {}

        /** Records. */
        @Setup(Level.Invocation)
        public void record(PlannerBenchmark benchmark) {
            planner = benchmark.record();
        }
    }

    /** A map that knows the fingerprints, made anew before each pass. */
    @State(Scope.Benchmark)
    public static class RecordedMap {
        private final Map<String, Long> map = new HashMap<>();

        /** A state to be set up by JMH. */
        public RecordedMap() {}

        /** Records. */
        @Setup(Level.Invocation)
        public void record(PlannerBenchmark benchmark) {
            map.clear();
            for (Stamp stamp : benchmark.stamps) {
                map.put(stamp.id(), stamp.fingerprint());
            }
        }
    }
}
