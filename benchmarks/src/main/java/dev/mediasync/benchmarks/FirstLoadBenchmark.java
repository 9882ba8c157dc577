package dev.mediasync.benchmarks;

import dev.mediasync.MediaSync;
import dev.mediasync.SyncReport;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.sql.SQLException;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Fills an empty file, from the open of it until it is closed again and lies whole on disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        // Touched before, so that no iteration pays for the system's giving the memory.
        jvmArgsAppend = {"-Xms6g", "-Xmx6g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@SuppressWarnings("NullAway.Init")
public class FirstLoadBenchmark {
    /** How many times fewer items are taken where all of them would take minutes. */
    static final int FEWER = 10;

    /** How many items are shown. */
    @Param("200000")
    public int items;

    private List<MediaItem> catalogue;
    private List<ObservedPage> pages;
    private Database database;

    /** A benchmark to be set up by JMH. */
    public FirstLoadBenchmark() {}

    /** Makes what is shown. */
    @Setup
    public void prepare() {
        catalogue = Catalogue.items(items);
        pages = ListSource.pages(catalogue);
    }

    /** Makes a file that holds the schema and no item. */
    @Setup(Level.Iteration)
    public void makeFile() {
        database = Database.empty();
    }

    /** Deletes the file. */
    @TearDown(Level.Iteration)
    public void deleteFile() {
        database.close();
    }

    /** Syncs. */
    @Benchmark
    public SyncReport mediaSync() {
        return sync(database, pages);
    }

    /** Writes the same rows by hand. */
    @Benchmark
    public long floor(Rows rows) throws SQLException {
        return JdbcFloor.load(database, rows.tables);
    }

    /** Merges entities. */
    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void jpa(EmptyForJpa empty) {
        // Saving each takes minutes, so that it is measured with a part of the items.
        empty.jpa.load(empty.style == JpaStyle.SAVE_EACH ? catalogue.subList(0, items / FEWER) : catalogue);
    }

    /** Writes each row with a commit of its own, for a tenth of the items. */
    @Benchmark
    @Measurement(iterations = 1)
    public void rowAtATime() throws SQLException {
        RowUpsert.load(database, catalogue.subList(0, items / FEWER));
    }

    /** What the floor writes; read from a file of ours before anything is measured. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Rows {
        private List<TableRows> tables;

        /** A state to be set up by JMH. */
        public Rows() {}

        /** Reads them. */
        @Setup
        public void read(FirstLoadBenchmark benchmark) throws SQLException {
            tables = JdbcFloor.rows(benchmark.pages);
        }
    }

    static SyncReport sync(Database database, List<ObservedPage> pages) {
        try (MediaRepository repository = SqliteMediaRepository.open(database.file());
                ListSource source = new ListSource(pages)) {
            return MediaSync.builder(source, repository).build().sync();
        }
    }

    /** A file with JPA's own schema and no item; neither its making nor its closing is measured. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class EmptyForJpa {
        private Database database;
        /** How much thought went into it. */
        @Param({"SAVE_EACH", "AS_WRITTEN", "TUNED"})
        public JpaStyle style;

        private JpaMerge jpa;

        /** A state to be set up by JMH. */
        public EmptyForJpa() {}

        /** Makes the file. */
        @Setup(Level.Iteration)
        public void make() {
            database = Database.none();
            jpa = new JpaMerge(database, style);
        }

        /** Deletes the file. */
        @TearDown(Level.Iteration)
        public void delete() {
            jpa.close();
            database.close();
        }
    }
}
