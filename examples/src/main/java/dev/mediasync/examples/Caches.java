package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the database file, in the way that a command may. */
final class Caches {
    private Caches() {}

    /** Opens the file, or makes it. */
    static MediaRepository forWriting(Path file) {
        return SqliteMediaRepository.open(file);
    }

    /** Opens a file that must be there. */
    static MediaRepository existing(Path file) {
        if (missing(file)) {
            throw new SyncException(ErrorKind.USAGE, file + ": no such database; run sync first");
        }
        return SqliteMediaRepository.open(file);
    }

    /** Opens the file, or stands in for one that is not there without making it. */
    static MediaRepository forLooking(Path file) {
        return missing(file) ? new InMemoryRepository() : SqliteMediaRepository.open(file);
    }

    private static boolean missing(Path file) {
        try {
            return !Files.exists(file) || (Files.isRegularFile(file) && Files.size(file) == 0);
        } catch (IOException e) {
            // Opening it says better what is wrong with it.
            return false;
        }
    }
}
