package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.SyncListener;
import dev.mediasync.model.Library;
import dev.mediasync.plan.SyncPlan;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the file and its log as they are between two commits, loses or garbles the log's tail, and opens what is left. */
class PowerLossTest {
    private static final long SEED = Long.getLong("mediasync.power.seed", System.nanoTime());
    private static final int STEPS = 5;
    /** When the lease is over that this process, which is still alive, held in the copy. */
    private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<Moment> moments = new ArrayList<>();

    @Test
    void whateverTailOfTheLogIsLostTheFileIsWholeAndTheNextRunEndsWhereItWouldHave() throws IOException {
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(folder.resolve("living.db"))) {
            for (int step = 0; step < STEPS; step++) {
                Steps.sync(repository, step, new Copying(step));
            }
        }
        assertThat(moments).hasSizeGreaterThan(STEPS);
        for (Moment moment : moments) {
            try (SqliteMediaRepository left =
                    SqliteMediaRepository.builder(moment.file).withClock(LATER).build()) {
                assertThat(left.check().integrity()).as(moment.toString()).isEqualTo("ok");
                assertThat(left.check().sound()).as(moment.toString()).isTrue();
                assertThat(betweenCommits(left, moment.step))
                        .as(moment.toString())
                        .isTrue();
                Steps.sync(left, moment.step, SyncListener.SILENT);
                assertThat(Steps.recorded(left)).isEqualTo(Steps.expected(moment.step));
                assertThat(left.check().sound()).as(moment.toString()).isTrue();
            }
        }
    }

    private static boolean betweenCommits(SqliteMediaRepository left, int last) {
        var recorded = Steps.recorded(left);
        for (int step = 0; step <= last; step++) {
            if (recorded.equals(Steps.expected(step))) {
                return true;
            }
        }
        return recorded.size() % Steps.CHUNK == 0 && Steps.expected(0).containsAll(recorded);
    }

    private record Moment(Path file, int step, String loss) {}

    /** Copies the file at some of the moments at which a run speaks; the copy has no index of the log, as after a reboot. */
    private final class Copying implements SyncListener {
        private final int step;

        private Copying(int step) {
            this.step = step;
        }

        @Override
        public void observed(Library library, long observed) {
            if (random.nextInt(3) == 0) {
                copy();
            }
        }

        @Override
        public void planned(Library library, SyncPlan plan) {
            copy();
        }

        private void copy() {
            try {
                Path file = folder.resolve("left-" + moments.size() + ".db");
                Files.copy(folder.resolve("living.db"), file);
                Path log = folder.resolve(file.getFileName() + "-wal");
                Files.copy(folder.resolve("living.db-wal"), log);
                moments.add(new Moment(file, step, lose(log) + ", -Dmediasync.power.seed=" + SEED));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String lose(Path log) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(log.toFile(), "rw")) {
            int length = (int) bytes.length();
            if (length == 0 || random.nextInt(4) == 0) {
                return "nothing lost";
            }
            int cut = random.nextInt(length);
            if (random.nextBoolean()) {
                bytes.setLength(cut);
                return "cut at " + cut + " of " + length;
            }
            byte[] noise = new byte[Math.min(4096, length - cut)];
            random.nextBytes(noise);
            bytes.seek(cut);
            bytes.write(noise);
            return "garbled at " + cut + " of " + length;
        }
    }
}
