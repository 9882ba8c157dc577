package dev.mediasync.sqlite;

import dev.mediasync.MediaSync;
import dev.mediasync.SyncListener;
import dev.mediasync.model.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Loads films in small chunks until it has seen enough of them, and then dies without any clean-up. */
final class KilledLoader {
    private KilledLoader() {}

    public static void main(String[] arguments) {
        long enough = Long.parseLong(arguments[1]);
        SqliteMediaRepository repository = SqliteMediaRepository.open(Path.of(arguments[0]));
        MediaSync.builder(FakeSource.of(KilledProcessTest.FILMS), repository)
                .withChunkItems(KilledProcessTest.CHUNK)
                .withListener(new SyncListener() {
                    @Override
                    public void observed(Library library, long observed) {
                        if (observed >= enough) {
                            die();
                        }
                    }
                })
                .build()
                .sync();
    }

    private static void die() {
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
