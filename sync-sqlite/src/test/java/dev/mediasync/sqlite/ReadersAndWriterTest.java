package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.SyncListener;
import dev.mediasync.repository.ItemSummary;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersAndWriterTest {
    private static final int READERS = 4;
    private static final int LAST_STEP = 6;

    @TempDir
    Path folder;

    @Test
    void aReaderEndsWhileAWritersTransactionIsStillOpen() throws Exception {
        Path file = folder.resolve("held.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            Steps.sync(repository, 0, SyncListener.SILENT);
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("UPDATE ms_item SET title = 'half'");
            assertThat(Steps.recorded(repository)).isEqualTo(Steps.expected(0));
            statement.execute("ROLLBACK");
        }
    }

    @Test
    void fourReadersSeeOnlyWholeStepsWhileOneSyncsAndOneSavesStates() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
        AtomicBoolean over = new AtomicBoolean();
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(folder.resolve("shared.db"))) {
            Steps.sync(repository, 0, SyncListener.SILENT);
            Set<List<ItemSummary>> whole = IntStream.rangeClosed(0, LAST_STEP)
                    .mapToObj(Steps::expected)
                    .collect(Collectors.toSet());
            List<Future<?>> work = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                work.add(threads.submit(() -> {
                    do {
                        assertThat(whole.contains(Steps.recorded(repository))).isTrue();
                    } while (!over.get());
                }));
            }
            work.add(threads.submit(() -> IntStream.range(100, 160)
                    .forEach(film -> repository.saveUserState(FakeSource.key(film), Steps.state(film)))));
            try {
                for (int step = 1; step <= LAST_STEP; step++) {
                    Steps.sync(repository, step, SyncListener.SILENT);
                }
            } finally {
                over.set(true);
            }
            for (Future<?> done : work) {
                done.get(60, TimeUnit.SECONDS);
            }
            assertThat(IntStream.range(100, 160))
                    .allSatisfy(film -> assertThat(repository.userState(FakeSource.key(film), Steps.USER))
                            .contains(Steps.state(film)));
            assertThat(repository.check().sound()).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }
}
