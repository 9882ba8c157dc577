package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ItemKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One process syncs; in another one four threads read in every way, and one writes what a user did. */
@Timeout(300)
class SharedByProcessesTest {
    private static final int READERS = 4;
    private static final int EPISODES_OF_SEASON = 3;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
    private final AtomicIntegerArray rounds = new AtomicIntegerArray(READERS + 1);
    private final List<Future<?>> work = new ArrayList<>();
    private final AtomicInteger toCome = new AtomicInteger(SharedShows.STEPS + 1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void nobodySeesHalfACommitAndNobodyIsRefused() throws Exception {
        Path file = folder.resolve("shared.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file);
                OtherProcess syncing = OtherProcess.start(SharedShows.class, file)) {
            assertThat(syncing.answer()).isEqualTo("ready");
            List<SharedReader> readers = new ArrayList<>();
            for (int number = 0; number < READERS; number++) {
                SharedReader reader = new SharedReader(repository);
                readers.add(reader);
                busy(number, reader::look);
            }
            AtomicInteger saved = new AtomicInteger();
            busy(READERS, () -> save(repository, saved));

            for (int step = 0; step <= SharedShows.STEPS; step++) {
                assertThat(syncing.obeys(Integer.toString(step))).isEqualTo("done");
                toCome.decrementAndGet();
                everybodyHasGoneRound();
            }

            for (Future<?> done : work) {
                done.get(60, TimeUnit.SECONDS);
            }
            assertThat(readers).allSatisfy(SharedByProcessesTest::sawItAll);
            assertThat(saved.get()).isGreaterThan(SharedShows.STEPS);
            assertThat(repository.userState(watched(), Steps.USER)).contains(Steps.state(saved.get()));
            assertThat(repository.check().sound()).isTrue();
        }
    }

    /** Does something again and again until the other process has done all its steps, and once more. */
    private void busy(int number, Runnable task) {
        work.add(threads.submit(() -> {
            boolean goOn = true;
            while (goOn) {
                goOn = toCome.get() > 0;
                task.run();
                rounds.incrementAndGet(number);
            }
        }));
    }

    /** Lets each of them look at least once at what was written last, and fails as soon as one of them does. */
    private void everybodyHasGoneRound() throws ExecutionException, InterruptedException {
        for (int number = 0; number <= READERS; number++) {
            int before = rounds.get(number);
            while (!work.get(number).isDone() && rounds.get(number) < before + 2) {
                Thread.onSpinWait();
            }
            if (work.get(number).isDone()) {
                work.get(number).get();
            }
        }
    }

    /** Reads its own write, whatever the other process is in the middle of, unless the episode waits for the first load. */
    private static void save(SqliteMediaRepository repository, AtomicInteger saved) {
        if (repository.find(watched()).isPresent()) {
            int next = saved.get() + 1;
            repository.saveUserState(watched(), Steps.state(next));
            saved.set(next);
            assertThat(repository.userState(watched(), Steps.USER)).contains(Steps.state(next));
        }
    }

    private static ItemKey watched() {
        return SharedShows.key("show-0/s1/e" + EPISODES_OF_SEASON);
    }

    private static void sawItAll(SharedReader reader) {
        assertThat(reader.stepsSeen())
                .contains(0, SharedShows.STEPS)
                .hasSizeGreaterThanOrEqualTo(SharedShows.STEPS + 1);
        reader.follow();
        assertThat(reader.mirror())
                .isEqualTo(SharedShows.expected(SharedShows.STEPS).stream()
                        .map(item -> item.key().id())
                        .collect(Collectors.toSet()));
    }
}
