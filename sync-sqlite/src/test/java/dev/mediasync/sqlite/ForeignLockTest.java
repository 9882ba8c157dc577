package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another process keeps the file locked. */
@Timeout(120)
class ForeignLockTest {
    private static final String TEN_SECONDS = "10000";
    private static final String TWO_SECONDS = "2000";
    private static final String AT_ONCE = "0";
    private static final String MARKS = "SELECT group_concat(name) FROM host_mark";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void fill() {
        file = folder.resolve("library.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(sync(repository, 1)).isTrue();
        }
    }

    @Test
    void aWriterWaitsTenSecondsForTheLockToGoWhileReadersGoOn() throws Exception {
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file);
                OtherProcess holder = holding("writers")) {
            holder.order(TEN_SECONDS);
            assertThat(repository.find(FakeSource.key(0))).contains(FakeSource.film(0));

            assertThat(sync(repository, 3)).isTrue();

            assertThat(OpeningTest.one(file, MARKS))
                    .as("the holder had committed")
                    .isEqualTo("held");
            assertThat(holder.answer()).isEqualTo("free");
            assertThat(repository.check().items()).isEqualTo(3);
            assertThat(repository.check().sound()).isTrue();
        }
    }

    @Test
    void anOpeningWaitsForALockThatKeepsReadersOutToo() throws Exception {
        try (OtherProcess holder = holding("everybody")) {
            holder.order(TWO_SECONDS);
            try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
                assertThat(OpeningTest.one(file, MARKS)).isEqualTo("held");
                assertThat(sync(repository, 3)).isTrue();
                assertThat(repository.check().sound()).isTrue();
            }
            assertThat(holder.answer()).isEqualTo("free");
        }
    }

    @Test
    void aReadOnlyOpeningWaitsForALockThatKeepsReadersOutToo() throws Exception {
        try (OtherProcess holder = holding("everybody")) {
            holder.order(TWO_SECONDS);
            try (SqliteMediaRepository repository =
                    SqliteMediaRepository.builder(file).readOnly().build()) {
                assertThat(repository.find(FakeSource.key(0))).contains(FakeSource.film(0));
            }
            assertThat(holder.answer()).isEqualTo("free");
        }
    }

    @Test
    void aShortPatienceEndsWithWhatToDoAndNothingIsLost() throws Exception {
        try (SqliteMediaRepository patient = SqliteMediaRepository.open(file)) {
            patient.saveUserState(FakeSource.key(0), Steps.state(0));
        }
        try (SqliteMediaRepository repository = impatient().build();
                OtherProcess holder = holding("writers")) {
            assertLocked(() -> sync(repository, 3));
            assertLocked(() -> repository.saveUserState(FakeSource.key(0), Steps.state(7)));
            assertThat(repository.check().items()).isEqualTo(1);
            assertThat(repository.check().sound()).isTrue();
            assertThat(repository.userState(FakeSource.key(0), Steps.USER)).contains(Steps.state(0));

            assertThat(holder.obeys(AT_ONCE)).isEqualTo("free");

            assertThat(sync(repository, 3)).isTrue();
            assertThat(repository.check().items()).isEqualTo(3);
            assertThat(OpeningTest.one(file, MARKS)).isEqualTo("held");
        }
    }

    @Test
    void aShortPatienceEndsAtTheOpeningToo() throws Exception {
        try (OtherProcess holder = holding("everybody")) {
            assertLocked(() -> impatient().build().close());
            assertLocked(() -> impatient().readOnly().build().close());
            assertThat(holder.obeys(AT_ONCE)).isEqualTo("free");
        }
        try (SqliteMediaRepository repository = impatient().build()) {
            assertThat(repository.find(FakeSource.key(0))).contains(FakeSource.film(0));
            assertThat(repository.check().sound()).isTrue();
        }
    }

    @Test
    void aLockGoesWithTheProcessThatHeldItAndSoDoesWhatItHadNotCommitted() throws Exception {
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file);
                OtherProcess holder = holding("writers")) {
            holder.signal("KILL");
            assertThat(sync(repository, 3)).isTrue();
            assertThat(repository.check().sound()).isTrue();
        }
        assertThat(OpeningTest.one(file, "SELECT count(*) FROM sqlite_master WHERE name = 'host_mark'"))
                .isEqualTo("0");
    }

    private SqliteRepositoryBuilder impatient() {
        return SqliteMediaRepository.builder(file).withBusyTimeout(Duration.ofMillis(200));
    }

    private OtherProcess holding(String out) throws IOException {
        OtherProcess holder = OtherProcess.start(LockHolder.class, file, out);
        assertThat(holder.answer()).isEqualTo("locked");
        return holder;
    }

    private static boolean sync(SqliteMediaRepository repository, int films) {
        return MediaSync.builder(FakeSource.of(films), repository)
                .build()
                .sync()
                .completed();
    }

    private void assertLocked(ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SyncException.class, error -> assertThat(error.kind()).isEqualTo(ErrorKind.STORAGE_LOCKED))
                .hasMessage(file + " is kept locked by another program; this step changed nothing."
                        + " Close it or try again.");
    }
}
