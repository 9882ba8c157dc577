package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    @TempDir
    Path folder;

    @Test
    void aRunThatFindsNoRoomChangesNothingAndTheNextOneWithRoomCompletes() {
        Path file = folder.resolve("small.db");
        FakeSource source = FakeSource.of(50);
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            MediaSync.builder(source, repository).build().sync();
        }
        for (int number = 50; number < 5_000; number++) {
            source.items.add(FakeSource.film(number));
        }
        try (SqliteMediaRepository repository =
                SqliteMediaRepository.builder(file).withMaxPages(80).build()) {
            assertThatThrownBy(
                            () -> MediaSync.builder(source, repository).build().sync())
                    .isInstanceOfSatisfying(
                            SyncException.class,
                            error -> assertThat(error.kind()).isEqualTo(ErrorKind.STORAGE_FULL))
                    .hasMessageContaining("no room left")
                    .hasMessageContaining("Make room and sync again");
            assertThat(repository.check().items()).isEqualTo(50);
            assertThat(repository.check().sound()).isTrue();
        }
        try (SqliteMediaRepository repository = SqliteMediaRepository.builder(file)
                .withBusyTimeout(Duration.ofSeconds(1))
                .build()) {
            assertThat(MediaSync.builder(source, repository).build().sync().completed())
                    .isTrue();
            assertThat(repository.check().items()).isEqualTo(5_000);
        }
    }
}
