package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.SyncListener;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the right to write from everybody; skipped for a user who may not mount a file system. */
class ReadOnlyFileSystemTest {
    @TempDir
    Path folder;

    private SmallFileSystem disk;
    private Path file;

    @BeforeEach
    void mount() throws Exception {
        disk = SmallFileSystem.mount(folder.resolve("small"), 8);
        file = disk.resolve("library.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            Steps.sync(repository, 0, SyncListener.SILENT);
        }
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void aFileThatNobodyMayWriteIsRefusedUntouched() throws Exception {
        byte[] before = Files.readAllBytes(file);
        disk.seal();

        assertReadOnly(() -> SqliteMediaRepository.open(file), "cannot be written; nothing was changed");

        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aNewFileWhereNobodyMayWriteIsRefused() throws Exception {
        disk.seal();

        assertReadOnly(() -> SqliteMediaRepository.open(disk.resolve("new.db")), "its folder cannot be written");
    }

    @Test
    void aFileOfAnOlderSchemaThatNobodyMayWriteIsRefusedWithoutACopy() throws Exception {
        disk.clear();
        Path old = BackupTest.stored(folder.resolve("small"), 2);
        disk.seal();

        assertReadOnly(() -> SqliteMediaRepository.open(old), "cannot be written");

        assertThat(folder.resolve("small")).isDirectoryNotContaining(path -> !path.equals(old));
    }

    private static void assertReadOnly(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SyncException.class, error -> assertThat(error.kind()).isEqualTo(ErrorKind.STORAGE_READ_ONLY))
                .hasMessageContaining(message);
    }
}
