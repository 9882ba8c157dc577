package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class LockingTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    Path folder;

    @Test
    void aWriteWaitsUntilAnotherProgramLetsGo() throws Exception {
        Path file = made();
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file);
                Foreign other = Foreign.locking(file)) {
            CompletableFuture<Boolean> run = new CompletableFuture<>();
            Thread waiting = started(run, () -> sync(repository, 2));
            awaitBegin(waiting);
            assertThat(run).isNotDone();
            other.letGo();
            assertThat(run.get(60, TimeUnit.SECONDS)).isTrue();
            assertThat(repository.find(FakeSource.key(1))).isPresent();
        }
    }

    @Test
    void anOpeningThatSwitchesTheJournalWaitsUntilAnotherProgramLetsGo() throws Exception {
        Path file = folder.resolve("rollback.db");
        OpeningTest.execute(file, "CREATE TABLE mine (name TEXT)");
        try (Foreign other = Foreign.locking(file)) {
            CompletableFuture<SqliteMediaRepository> opening = new CompletableFuture<>();
            Thread waiting = started(opening, () -> SqliteMediaRepository.open(file));
            awaitSetUp(waiting);
            assertThat(opening).isNotDone();
            other.letGo();
            try (SqliteMediaRepository repository = opening.get(60, TimeUnit.SECONDS)) {
                assertThat(sync(repository, 1)).isTrue();
            }
        }
    }

    @Test
    void aShortPatienceEndsAndNothingIsChanged() throws Exception {
        Path file = made();
        try (SqliteMediaRepository repository =
                SqliteMediaRepository.builder(file).withBusyTimeout(SHORT).build()) {
            try (Foreign other = Foreign.locking(file)) {
                assertThat(other).isNotNull();
                assertThatThrownBy(() -> sync(repository, 2))
                        .isInstanceOfSatisfying(
                                SyncException.class,
                                error -> assertThat(error.kind()).isEqualTo(ErrorKind.STORAGE_LOCKED))
                        .hasMessageContaining("kept locked by another program; this step changed nothing");
            }
            assertThat(repository.find(FakeSource.key(0))).isPresent();
            assertThat(repository.find(FakeSource.key(1))).isEmpty();
            assertThat(sync(repository, 2)).isTrue();
        }
    }

    @Test
    void whatSqliteRefusesAtOnceIsTriedAgain() {
        List<String> answers = new CopyOnWriteArrayList<>(List.of("busy", "busy", "free"));
        String answer = new Patience(Duration.ofSeconds(30)).of(() -> {
            String next = answers.remove(0);
            if (next.equals("busy")) {
                throw new IllegalStateException(new SQLiteException(next, SQLiteErrorCode.SQLITE_BUSY_RECOVERY));
            }
            return next;
        });
        assertThat(answer).isEqualTo("free");
    }

    @Test
    void whatIsNoLockIsNotTriedAgain() {
        List<String> tries = new CopyOnWriteArrayList<>();
        assertThatThrownBy(() -> new Patience(Duration.ofSeconds(30)).of(() -> {
                    tries.add("once");
                    throw new IllegalStateException(new SQLiteException("full", SQLiteErrorCode.SQLITE_FULL));
                }))
                .hasMessageContaining("full");
        assertThat(tries).containsExactly("once");
    }

    @Test
    void aThreadThatWritesAgainAndAgainLetsAnotherOneInBetween() throws Exception {
        try (Connections connections = new Connections(made(), SHORT, null)) {
            List<String> order = new CopyOnWriteArrayList<>();
            Thread waiting = new Thread(() -> write(connections, order, "waiting"));
            CountDownLatch done = new CountDownLatch(1);
            Thread busy = new Thread(() -> {
                connections.write((handle, connection) -> {
                    waiting.start();
                    while (waiting.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                    return order.add("busy");
                });
                write(connections, order, "busy again");
                done.countDown();
            });
            busy.start();
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            waiting.join();
            assertThat(order).containsExactly("busy", "waiting", "busy again");
        }
    }

    private static <T> Thread started(CompletableFuture<T> result, Supplier<T> work) {
        Thread thread = new Thread(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        return thread;
    }

    /** Waits until a thread begins to write; while the lock is held, the store does not let it go on from there. */
    private static void awaitBegin(Thread thread) {
        await(thread, frames -> has(frames, Connections.class, "write") && has(frames, Connections.class, "begin"));
    }

    /** Waits until a thread sets up its first connection; while the lock is held, the store does not let it get through. */
    private static void awaitSetUp(Thread thread) {
        await(thread, frames -> has(frames, Patience.class, "of") && has(frames, SQLiteConfig.class, "apply"));
    }

    private static void await(Thread thread, Predicate<List<StackTraceElement>> there) {
        while (!there.test(List.of(thread.getStackTrace()))) {
            assertThat(thread.isAlive())
                    .as("it does not end while the lock is held")
                    .isTrue();
            Thread.onSpinWait();
        }
    }

    private static boolean has(List<StackTraceElement> frames, Class<?> type, String method) {
        return frames.stream()
                .anyMatch(frame -> frame.getClassName().equals(type.getName())
                        && frame.getMethodName().equals(method));
    }

    private static void write(Connections connections, List<String> order, String name) {
        connections.write((handle, connection) -> order.add(name));
    }

    private Path made() {
        Path file = folder.resolve("library.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            sync(repository, 1);
        }
        return file;
    }

    private static boolean sync(SqliteMediaRepository repository, int films) {
        return MediaSync.builder(FakeSource.of(films), repository)
                .build()
                .sync()
                .completed();
    }

    /** Another program's connection that holds the whole file. */
    private record Foreign(Connection connection) implements AutoCloseable {
        static Foreign locking(Path file) throws SQLException {
            Foreign foreign = new Foreign(DriverManager.getConnection("jdbc:sqlite:" + file));
            foreign.execute("BEGIN EXCLUSIVE");
            return foreign;
        }

        void letGo() throws SQLException {
            execute("ROLLBACK");
        }

        private void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
