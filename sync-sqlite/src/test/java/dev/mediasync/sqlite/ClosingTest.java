package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.SyncListener;
import dev.mediasync.plan.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Closes while others are in the middle. */
@Timeout(120)
class ClosingTest {
    private static final String WITHOUT_END =
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n";
    private static final int THREADS = 6;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
    private Path file;

    @BeforeEach
    void load() {
        file = folder.resolve("library.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            Steps.sync(repository, 0, SyncListener.SILENT);
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void itWaitsForAReader() throws Exception {
        SqliteMediaRepository repository = SqliteMediaRepository.open(file);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Stamp> read = new ArrayList<>();
        Future<?> reader = threads.submit(() -> repository.stamps(FakeSource.FILMS.key(), stamp -> {
            read.add(stamp);
            reading.countDown();
            await(goOn);
        }));
        reading.await();
        Thread closing = new Thread(repository::close);
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(folder.resolve("library.db-wal")).exists();

        goOn.countDown();

        reader.get();
        closing.join();
        assertThat(read).hasSize(Steps.FILMS);
        assertNothingBeside();
    }

    @Test
    void itStopsAReaderThatDoesNotEnd() throws Exception {
        Connections connections = new Connections(file, Duration.ofMillis(20), null);
        CountDownLatch reading = new CountDownLatch(1);
        Future<Long> reader = threads.submit(() -> connections.read((handle, c) -> {
            reading.countDown();
            return handle.createQuery("SELECT sum(x) FROM (" + WITHOUT_END + ")")
                    .mapTo(Long.class)
                    .one();
        }));
        reading.await();

        connections.close();

        assertStopped(reader);
        assertNothingBeside();
    }

    @Test
    void itStopsAWriterThatDoesNotEndAndNothingIsWritten() throws Exception {
        Connections connections = new Connections(file, Duration.ofMillis(20), null);
        CountDownLatch writing = new CountDownLatch(1);
        Future<Integer> writer = threads.submit(() -> connections.write((handle, c) -> {
            handle.execute("UPDATE ms_item SET title = 'half'");
            writing.countDown();
            return handle.execute("UPDATE ms_item SET title = x FROM (" + WITHOUT_END + ") WHERE x < 0");
        }));
        writing.await();

        connections.close();

        assertStopped(writer);
        assertNothingBeside();
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(Steps.recorded(repository)).isEqualTo(Steps.expected(0));
        }
    }

    @Test
    void whoClosesInTheMiddleOfAReadDoesNotWaitForItself() {
        SqliteMediaRepository repository = SqliteMediaRepository.open(file);
        List<Stamp> read = new ArrayList<>();
        repository.stamps(FakeSource.FILMS.key(), stamp -> {
            read.add(stamp);
            repository.close();
        });
        assertThat(read).hasSize(Steps.FILMS);
        assertThatThrownBy(repository::libraries).hasMessage("The repository is closed; open it again");
        assertNothingBeside();
    }

    @Test
    void whoeverIsBusyMeanwhileEndsWellOrHearsThatItIsClosed() throws Exception {
        SqliteMediaRepository repository = SqliteMediaRepository.open(file);
        Queue<Integer> saved = new ConcurrentLinkedQueue<>();
        CountDownLatch busy = new CountDownLatch(THREADS);
        List<CompletableFuture<Void>> all = IntStream.range(0, THREADS)
                .mapToObj(number -> CompletableFuture.runAsync(
                        () -> {
                            for (int film = number; ; film = (film + THREADS) % Steps.FILMS) {
                                if (number < 2) {
                                    repository.saveUserState(FakeSource.key(film), Steps.state(film));
                                    saved.add(film);
                                } else {
                                    assertThat(Steps.recorded(repository)).hasSize(Steps.FILMS);
                                }
                                busy.countDown();
                            }
                        },
                        threads))
                .toList();
        busy.await();

        repository.close();

        for (CompletableFuture<Void> one : all) {
            assertThatThrownBy(() -> one.get(60, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(SyncException.class)
                    .hasRootCauseMessage("The repository is closed; open it again");
        }
        assertNothingBeside();
        try (SqliteMediaRepository again = SqliteMediaRepository.open(file)) {
            assertThat(saved)
                    .isNotEmpty()
                    .allSatisfy(film -> assertThat(again.userState(FakeSource.key(film), Steps.USER))
                            .contains(Steps.state(film)));
            assertThat(again.check().sound()).isTrue();
        }
    }

    private static void assertStopped(Future<?> work) {
        assertThatThrownBy(work::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        SyncException.class, error -> assertThat(error.kind()).isEqualTo(ErrorKind.STORAGE_FAILED))
                .hasMessageContaining("closed");
    }

    private void assertNothingBeside() {
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
