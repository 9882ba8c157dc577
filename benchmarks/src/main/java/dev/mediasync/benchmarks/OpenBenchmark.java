package dev.mediasync.benchmarks;

import dev.mediasync.sqlite.SqliteMediaRepository;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Opens a file in a cold virtual machine, as a command line does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class OpenBenchmark {
    /** A benchmark to be set up by JMH. */
    public OpenBenchmark() {}

    /** Makes the file and its schema. */
    @Benchmark
    public void newFile() {
        try (Database database = Database.none()) {
            SqliteMediaRepository.open(database.file()).close();
        }
    }
}
