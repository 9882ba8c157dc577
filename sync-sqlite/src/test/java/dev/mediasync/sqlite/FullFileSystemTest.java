package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.SyncListener;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets a real file system run full under the file; skipped for a user who may not mount one. */
class FullFileSystemTest {
    private static final int FEW = 50;
    private static final int TOO_MANY = 20_000;

    @TempDir
    Path folder;

    private SmallFileSystem disk;

    @BeforeEach
    void mount() throws Exception {
        disk = SmallFileSystem.mount(folder.resolve("small"), 4);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void aFirstLoadTooLargeForTheDiskLeavesASoundPartAndCompletesWithRoom() throws Exception {
        Path file = disk.resolve("library.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertFull("first load", catchThrowable(() -> sync(repository, TOO_MANY)));
            assertThat(repository.check().sound()).isTrue();
            assertThat(repository.check().items()).isLessThan(TOO_MANY);
        }
        convergesWithRoom(file);
    }

    @Test
    void anUpdateTooLargeForTheDiskChangesNothingAndCompletesWithRoom() throws Exception {
        Path file = disk.resolve("library.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(sync(repository, FEW)).isTrue();
            assertFull("update", catchThrowable(() -> sync(repository, TOO_MANY)));
            assertThat(repository.check().sound()).isTrue();
            assertThat(repository.check().items()).isEqualTo(FEW);
        }
        convergesWithRoom(file);
    }

    private void convergesWithRoom(Path file) throws Exception {
        disk.grow(64);
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.check().sound()).isTrue();
            assertThat(sync(repository, TOO_MANY)).isTrue();
            assertThat(repository.check().items()).isEqualTo(TOO_MANY);
            assertThat(repository.check().sound()).isTrue();
        }
    }

    @Test
    void whereverTheRoomEndsTheErrorSaysSoAndNothingIsLost() throws Exception {
        Path made = folder.resolve("made.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(made)) {
            Steps.sync(repository, 0, SyncListener.SILENT);
        }
        int failures = 0;
        for (int pages = 0; failures == pages; pages++) {
            Path file = Files.copy(made, disk.resolve("library.db"));
            disk.leave(pages * pages);
            Throwable error = catchThrowable(() -> update(file));
            disk.makeRoom();
            if (error != null) {
                failures++;
                assertFull(pages * pages + " pages left", error);
            }
            try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
                Steps.assertWholeAndConverging(repository, 1, 0, 0);
            }
            disk.clear();
        }
        assertThat(failures).isGreaterThan(3);
    }

    @Test
    void whereverTheRoomEndsDuringAMigrationTheErrorSaysSoAndTheNextOpeningMigrates() throws Exception {
        Path old = folder.resolve("old.db");
        OldFile.write(old, KilledWorker.STATES);
        int failures = 0;
        for (int pages = 0; failures == pages; pages++) {
            Path file = Files.copy(old, disk.resolve("library.db"));
            disk.leave(pages * pages);
            Throwable error =
                    catchThrowable(() -> SqliteMediaRepository.open(file).close());
            disk.makeRoom();
            if (error != null) {
                failures++;
                assertThat(error)
                        .as(pages * pages + " pages left")
                        .isInstanceOfSatisfying(
                                SyncException.class,
                                known -> assertThat(known.kind()).isEqualTo(ErrorKind.STORAGE_FULL))
                        .hasMessageContaining("nothing was changed. Make room")
                        .satisfies(known -> assertThat(
                                        String.valueOf(known.getMessage()).split("[Mm]ake room", -1))
                                .as(known.getMessage())
                                .hasSize(2));
                assertThat(folder.resolve("small"))
                        .isDirectoryNotContaining(left -> left.toString().endsWith(".tmp"));
            }
            try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
                Steps.assertWholeAndConverging(repository, 0, 0, KilledWorker.STATES);
            }
            disk.clear();
        }
        assertThat(failures).isGreaterThan(3);
    }

    private static void update(Path file) {
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            Steps.sync(repository, 1, SyncListener.SILENT);
        }
    }

    private static boolean sync(SqliteMediaRepository repository, int films) {
        return MediaSync.builder(FakeSource.of(films), repository)
                .build()
                .sync()
                .completed();
    }

    private static void assertFull(String where, Throwable error) {
        assertThat(error)
                .as(where)
                .isInstanceOfSatisfying(
                        SyncException.class, known -> assertThat(known.kind()).isEqualTo(ErrorKind.STORAGE_FULL))
                .hasMessageContaining("There is no room left for")
                .hasMessageContaining("nothing was changed. Make room and sync again");
    }
}
