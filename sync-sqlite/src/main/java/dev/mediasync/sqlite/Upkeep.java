package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the file, and gives back the room that it does not use. */
final class Upkeep {
    /** One page in four: below that, writing the whole file anew costs more than it gives back. */
    private static final long FREE_DIVISOR = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Path file;
    private final Connections connections;

    Upkeep(Path file, Connections connections) {
        this.file = file.toAbsolutePath();
        this.connections = connections;
    }

    Size size() {
        long free = connections.read(
                (handle, c) -> Math.multiplyExact(number(handle, "freelist_count"), number(handle, "page_size")));
        return new Size(bytes(file), bytes(file.resolveSibling(file.getFileName() + "-wal")), free);
    }

    /** Gives back the room of tables that were made anew; where that fails, the file is larger and nothing else. */
    void afterMigration() {
        try {
            optimize();
        } catch (SyncException e) {
            LOG.debug("{} keeps the room of its former tables", file, e);
        }
    }

    void optimize() {
        connections.maintain((handle, c) -> {
            forgetStatistics(handle);
            if (number(handle, "freelist_count") * FREE_DIVISOR > number(handle, "page_count")) {
                if (connections.own()) {
                    // The copy that is made on the way may be larger than the memory.
                    handle.execute("PRAGMA temp_store = FILE");
                }
                handle.execute("VACUUM");
                handle.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            return handle;
        });
    }

    /** The queries say in which order tables are read; statistics of the library as it was once only mislead them. */
    private static void forgetStatistics(Handle handle) {
        boolean kept = handle.createQuery("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")
                        .mapTo(long.class)
                        .one()
                > 0;
        if (kept && handle.execute("DELETE FROM sqlite_stat1 WHERE substr(tbl, 1, 3) = 'ms_'") > 0) {
            handle.execute("ANALYZE sqlite_schema");
        }
    }

    private static long number(Handle handle, String pragma) {
        return handle.createQuery("PRAGMA " + pragma).mapTo(long.class).one();
    }

    private static long bytes(Path path) {
        try {
            return Files.size(path);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new SyncException(ErrorKind.STORAGE_FAILED, path + " cannot be measured: " + e, e);
        }
    }
}
