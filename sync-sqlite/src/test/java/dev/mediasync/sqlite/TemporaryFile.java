package dev.mediasync.sqlite;

import dev.mediasync.repository.ChangeRetention;
import dev.mediasync.repository.MediaRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Files that go with the process. */
final class TemporaryFile {
    private TemporaryFile() {}

    static MediaRepository open(Clock clock) {
        return open(clock, ChangeRetention.DEFAULT);
    }

    static MediaRepository open(Clock clock, ChangeRetention retention) {
        return SqliteMediaRepository.builder(make())
                .withClock(clock)
                .withChangeRetention(retention)
                .build();
    }

    /** Names a file that is not there yet. */
    static Path make() {
        try {
            Path folder = Files.createTempDirectory("mediasync");
            folder.toFile().deleteOnExit();
            for (String ending : new String[] {"", "-wal", "-shm"}) {
                folder.resolve("library.db" + ending).toFile().deleteOnExit();
            }
            return folder.resolve("library.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
