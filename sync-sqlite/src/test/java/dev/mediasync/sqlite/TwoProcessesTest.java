package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.repository.BrowseQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two live processes want the lease of one library in one file. */
@Timeout(120)
class TwoProcessesTest {
    private static final int ROUNDS = 40;

    @TempDir
    Path folder;

    private Path file;
    private OtherProcess one;
    private OtherProcess other;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("shared.db");
        SqliteMediaRepository.open(file).close();
        one = OtherProcess.start(LeaseRacer.class, file);
        other = OtherProcess.start(LeaseRacer.class, file);
        assertThat(one.answer()).isEqualTo("ready");
        assertThat(other.answer()).isEqualTo("ready");
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void oneOfTwoThatRaceWins() {
        for (int round = 0; round < ROUNDS; round++) {
            one.order("acquire 60000");
            other.order("acquire 60000");
            List<String> answers = List.of(one.answer(), other.answer());

            assertThat(answers).filteredOn(answer -> answer.startsWith("won")).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.startsWith("LEASE_HELD"))
                    .hasSize(1);
            OtherProcess winner = answers.get(0).startsWith("won") ? one : other;
            assertThat(winner.obeys("release")).isEqualTo("released");
        }
    }

    @Test
    void aProcessThatWakesAfterItsLeaseEndedChangesNothing() throws Exception {
        assertThat(one.obeys("acquire 500")).startsWith("won");
        Instant ended = Instant.now().plusMillis(500);
        one.signal("STOP");
        while (!Instant.now().isAfter(ended)) {
            Thread.onSpinWait();
        }

        one.signal("CONT");

        assertThat(one.obeys("commit"))
                .startsWith("LEASE_HELD")
                .contains("without being renewed")
                .contains("nothing was written");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.browse(BrowseQuery.ALL)).isEmpty();
            assertThat(repository.lastChange()).isZero();
        }
    }

    @Test
    void aProcessThatWakesAfterAnotherTookOverChangesNothing() throws Exception {
        assertThat(one.obeys("acquire 500")).startsWith("won");
        one.signal("STOP");
        String answer = other.obeys("acquire 60000");
        while (answer.startsWith("LEASE_HELD")) {
            answer = other.obeys("acquire 60000");
        }
        assertThat(answer).startsWith("won");
        assertThat(other.obeys("commit")).isEqualTo("committed");

        one.signal("CONT");

        assertThat(one.obeys("commit")).startsWith("LEASE_HELD");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.lastChange()).isEqualTo(LeaseRacer.FILMS);
            assertThat(repository.check().sound()).isTrue();
        }
    }
}
