package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyTest {
    @TempDir
    Path folder;

    @Test
    void itReadsAndWritesNothing() throws Exception {
        Path file = folder.resolve("library.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            MediaSync.builder(FakeSource.of(2), repository).build().sync();
        }
        byte[] before = Files.readAllBytes(file);
        try (SqliteMediaRepository repository = reading(file)) {
            assertThat(repository.find(FakeSource.key(1))).contains(FakeSource.film(1));
            assertThat(repository.check().sound()).isTrue();
            refused(
                    ErrorKind.STORAGE_READ_ONLY,
                    "opened only to read",
                    () -> repository.saveUserState(FakeSource.key(1), StoredLibrary.STATE));
            refused(ErrorKind.STORAGE_READ_ONLY, "opened only to read", repository::optimize);
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void itSeesWhatAWriterCommits() {
        Path file = folder.resolve("library.db");
        try (SqliteMediaRepository writer = SqliteMediaRepository.open(file);
                SqliteMediaRepository reader = reading(file)) {
            assertThat(reader.find(FakeSource.key(0))).isEmpty();
            MediaSync.builder(FakeSource.of(1), writer).build().sync();
            assertThat(reader.find(FakeSource.key(0))).isPresent();
        }
    }

    @Test
    void anOlderSchemaIsRefusedUntouched() throws Exception {
        Path file = BackupTest.stored(folder, 2);
        byte[] before = Files.readAllBytes(file);
        refused(ErrorKind.STORAGE_READ_ONLY, "has schema 2", () -> reading(file));
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aMissingFileIsNotMade() {
        Path file = folder.resolve("nothing.db");
        refused(ErrorKind.STORAGE_FAILED, "does not exist", () -> reading(file));
        assertThat(folder).isEmptyDirectory();
    }

    private static SqliteMediaRepository reading(Path file) {
        return SqliteMediaRepository.builder(file).readOnly().build();
    }

    private static void refused(ErrorKind kind, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SyncException.class, error -> assertThat(error.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }
}
