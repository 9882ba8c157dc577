package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.SyncListener;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hurts the file in ways that a disk or a person does. */
class HurtFileTest {
    private static final long SEED = Long.getLong("mediasync.damage.seed", System.nanoTime());
    private static final int TRIES = Integer.getInteger("mediasync.damage.tries", 12);
    private static final int PAGE = 4096;
    private static final Map<String, Consumer<SqliteMediaRepository>> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put("libraries", SqliteMediaRepository::libraries);
        CALLS.put("browse", Steps::recorded);
        CALLS.put("find", repository -> repository.find(FakeSource.key(77)));
        CALLS.put("userState", repository -> repository.userState(FakeSource.key(77), Steps.USER));
        CALLS.put("changesSince", repository -> repository.changesSince(0, 10_000));
        CALLS.put("why", repository -> repository.why(FakeSource.key(77)));
        CALLS.put("stamps", repository -> repository.stamps(FakeSource.FILMS.key(), stamp -> {}));
        CALLS.put("saveUserState", repository -> repository.saveUserState(FakeSource.key(77), Steps.state(77)));
    }

    @TempDir
    Path folder;

    @Test
    void noCallMeetsAGarbledPageWithAnythingButAnAnswerOrTheAdviceForADamagedFile() throws IOException {
        Path whole = loaded("whole.db");
        Random random = new Random(SEED);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Path file = Files.copy(whole, folder.resolve("garbled-" + attempt + ".db"));
            int page = garble(file, random);
            String where = "page " + page + ", attempt " + attempt + ", -Dmediasync.damage.seed=" + SEED;
            Throwable opening =
                    catchThrowable(() -> SqliteMediaRepository.open(file).close());
            if (opening != null) {
                assertDamaged("open, " + where, opening);
                continue;
            }
            try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
                CALLS.forEach((name, call) -> {
                    Throwable error = catchThrowable(() -> call.accept(repository));
                    if (error != null) {
                        assertDamaged(name + ", " + where, error);
                    }
                });
                Throwable check = catchThrowable(
                        () -> assertThat(repository.check().sound()).isFalse());
                if (check != null) {
                    assertDamaged("check, " + where, check);
                }
            }
        }
    }

    @Test
    void anUnknownWordIsDamage() throws Exception {
        Path file = loaded("word.db");
        OpeningTest.execute(file, "UPDATE ms_library SET kind = 'CINEMA'");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertDamaged("libraries", catchThrowable(repository::libraries));
        }
        OpeningTest.execute(file, "UPDATE ms_item SET kind = 99");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertDamaged("find", catchThrowable(() -> repository.find(FakeSource.key(77))));
        }
    }

    private static void assertDamaged(String where, Throwable error) {
        assertThat(error)
                .as(where)
                .isInstanceOfSatisfying(
                        SyncException.class, known -> assertThat(known.kind()).isEqualTo(ErrorKind.STORAGE_CORRUPT))
                .hasMessageContaining("sync again");
    }

    private static int garble(Path file, Random random) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            int page = 1 + random.nextInt((int) (bytes.length() / PAGE) - 1);
            byte[] noise = new byte[PAGE];
            random.nextBytes(noise);
            bytes.seek((long) page * PAGE);
            bytes.write(noise);
            return page;
        }
    }

    @Test
    void aTruncatedFileIsReportedAsDamaged() throws IOException {
        Path file = loaded("short.db");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2 / PAGE * PAGE);
        }
        assertThatThrownBy(() -> {
                    try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
                        repository.check();
                    }
                })
                .isInstanceOfSatisfying(
                        SyncException.class, error -> assertThat(error.kind()).isEqualTo(ErrorKind.STORAGE_CORRUPT))
                .hasMessageContaining("is damaged");
    }

    @Test
    void anEmptyFileBecomesACatalogue() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.db"));
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            Steps.sync(repository, 0, SyncListener.SILENT);
            assertThat(Steps.recorded(repository)).isEqualTo(Steps.expected(0));
        }
    }

    @Test
    void aFileWithTheLogOfAnotherDatabaseBesideItIsSound() throws IOException {
        Path file = loaded("mine.db");
        Path other = folder.resolve("other.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(other)) {
            Steps.sync(repository, 2, SyncListener.SILENT);
            Files.copy(folder.resolve("other.db-wal"), folder.resolve("mine.db-wal"));
        }
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.check().sound()).isTrue();
        }
    }

    @Test
    void rowsNeverGoIntoAFileThatTookTheOldOnesPlace() throws Exception {
        Path file = loaded("library.db");
        Path other = folder.resolve("new.db");
        OpeningTest.execute(other, "CREATE TABLE mine (name TEXT)");
        byte[] before = Files.readAllBytes(other);
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            assertReplaced(() -> Steps.sync(repository, 1, SyncListener.SILENT));
            assertReplaced(repository::libraries);
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aFileThatWasDeletedIsMissedAtTheNextCall() throws IOException {
        Path file = loaded("deleted.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            Files.delete(file);
            assertReplaced(() -> repository.saveUserState(FakeSource.key(1), Steps.state(1)));
        }
        assertThat(file).doesNotExist();
    }

    private static void assertReplaced(ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SyncException.class, error -> assertThat(error.kind()).isEqualTo(ErrorKind.STORAGE_FAILED))
                .hasMessageContaining("was deleted or replaced while it was open");
    }

    private Path loaded(String name) {
        Path file = folder.resolve(name);
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            Steps.sync(repository, 0, SyncListener.SILENT);
        }
        return file;
    }
}
