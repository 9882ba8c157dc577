package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.SyncListener;
import dev.mediasync.repository.ItemSummary;
import java.io.IOException;
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

/** Takes the file and its log at every commit, does to them what a failure of the power may, and opens what is left. */
class PowerLossTest {
    private static final long SEED = Long.getLong("mediasync.power.seed", System.nanoTime());
    private static final int LOSSES = Integer.getInteger("mediasync.power.losses", 3);
    private static final int STEPS = 5;
    /** When the lease is over that this process, which is still alive, held in the copy. */
    private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<Moment> moments = new ArrayList<>();

    @Test
    void whateverIsLostTheFileIsWholeAndTheNextRunEndsWhereItWouldHave() throws IOException {
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(folder.resolve("living.db"))) {
            moments.add(new Moment(folder.resolve("living.db"), 0, List.of()));
            for (int step = 0; step < STEPS; step++) {
                int now = step;
                try (var telling = repository.onCommit(() -> copy(repository, now))) {
                    assertThat(telling).isNotNull();
                    Steps.sync(repository, step, SyncListener.SILENT);
                }
            }
        }
        assertThat(moments).hasSizeGreaterThan(STEPS + Steps.FILMS / Steps.CHUNK);
        PowerLoss[] kinds = PowerLoss.values();
        for (int number = 1; number < moments.size(); number++) {
            for (int loss = 0; loss < LOSSES; loss++) {
                survives(number, kinds[(number * LOSSES + loss) % kinds.length], loss);
            }
        }
    }

    private void survives(int number, PowerLoss loss, int attempt) throws IOException {
        Moment moment = moments.get(number);
        Path file = folder.resolve("left-" + number + "-" + attempt + ".db");
        Path log = folder.resolve(file.getFileName() + "-wal");
        Files.copy(moment.file, file);
        Files.copy(log(moment.file), log);
        byte[] before = number == 1 ? new byte[0] : Files.readAllBytes(log(moments.get(number - 1).file));
        loss.hit(new PowerLoss.Left(file, log, before), random);
        String where = loss + " at commit " + number + ", -Dmediasync.power.seed=" + SEED;
        try (SqliteMediaRepository left =
                SqliteMediaRepository.builder(file).withClock(LATER).build()) {
            assertThat(left.check().integrity()).as(where).isEqualTo("ok");
            assertThat(left.check().sound()).as(where).isTrue();
            assertThat(possible(number, loss)).as(where).contains(Steps.recorded(left));
            Steps.sync(left, moment.step, SyncListener.SILENT);
            assertThat(Steps.recorded(left)).as(where).isEqualTo(Steps.expected(moment.step));
            assertThat(left.check().sound()).as(where).isTrue();
        }
    }

    /** What may be recorded: what was at this commit, and where commits may be lost, at any before it. */
    private List<List<ItemSummary>> possible(int number, PowerLoss loss) {
        return moments.subList(loss.losesNothing() ? number : 0, number + 1).stream()
                .map(Moment::recorded)
                .toList();
    }

    private record Moment(Path file, int step, List<ItemSummary> recorded) {}

    /** Copies the file and its log, but not the log's index, which does not outlive a reboot. */
    private void copy(SqliteMediaRepository repository, int step) {
        try {
            Path living = folder.resolve("living.db");
            Path file = folder.resolve("moment-" + moments.size() + ".db");
            Files.copy(living, file);
            Files.copy(log(living), log(file));
            moments.add(new Moment(file, step, Steps.recorded(repository)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }
}
