package dev.mediasync.benchmarks;

import dev.mediasync.LibraryReport;
import dev.mediasync.SyncReport;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.ObservedPage;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Brings a full file to a listing that did not change, from the open of the file until it is closed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
@Warmup(iterations = 8)
@Measurement(iterations = 9)
@SuppressWarnings("NullAway.Init")
public class ResyncBenchmark {
    /** How many items are recorded and shown. */
    @Param("200000")
    public int items;

    private List<MediaItem> catalogue;
    private List<ObservedPage> pages;

    /** A benchmark to be set up by JMH. */
    public ResyncBenchmark() {}

    /** Makes what is shown. */
    @Setup
    public void prepare() {
        catalogue = Catalogue.items(items);
        pages = ListSource.pages(catalogue);
    }

    /** Syncs. */
    @Benchmark
    public SyncReport mediaSync(Filled filled) {
        return checked(FirstLoadBenchmark.sync(filled.database, pages));
    }

    /** Syncs, and makes the pages and their fingerprints meanwhile, as a source must. */
    @Benchmark
    public SyncReport mediaSyncWithFingerprints(Filled filled) {
        return checked(FirstLoadBenchmark.sync(filled.database, ListSource.pages(catalogue)));
    }

    /** Reads the stamps and does nothing with them. */
    @Benchmark
    public long floor(Filled filled) throws SQLException {
        return JdbcFloor.readStamps(filled.database);
    }

    /** Merges entities into a file that JPA filled, for a tenth of the items. */
    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 2)
    public void jpa(FilledByJpa filled) {
        filled.jpa.load(filled.catalogue);
    }

    /** Writes each row again with a commit of its own, for a tenth of the items. */
    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 2)
    public void rowAtATime(Filled filled) throws SQLException {
        RowUpsert.load(filled.database, catalogue.subList(0, items / FirstLoadBenchmark.FEWER));
    }

    private static SyncReport checked(SyncReport report) {
        for (LibraryReport library : report.libraries()) {
            if (library.counts().added() + library.counts().updated() > 0) {
                throw new IllegalStateException("Nothing changed, but the report is " + library);
            }
        }
        return report;
    }

    /** A file that was synced before. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Filled {
        private Database database;

        /** A state to be set up by JMH. */
        public Filled() {}

        /** Fills the file. */
        @Setup
        public void fill(ResyncBenchmark benchmark) {
            database = Database.empty();
            FirstLoadBenchmark.sync(database, benchmark.pages);
        }

        /** Deletes the file. */
        @TearDown
        public void delete() {
            database.close();
        }
    }

    /** A file that JPA filled before. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class FilledByJpa {
        private List<MediaItem> catalogue;
        private Database database;
        /** How much thought went into it. */
        @Param({"AS_WRITTEN", "TUNED"})
        public JpaStyle style;

        private JpaMerge jpa;

        /** A state to be set up by JMH. */
        public FilledByJpa() {}

        /** Fills the file. */
        @Setup
        public void fill(ResyncBenchmark benchmark) {
            database = Database.none();
            jpa = new JpaMerge(database, style);
            catalogue = benchmark.catalogue.subList(0, benchmark.items / FirstLoadBenchmark.FEWER);
            jpa.load(catalogue);
        }

        /** Deletes the file. */
        @TearDown
        public void delete() {
            jpa.close();
            database.close();
        }
    }
}
