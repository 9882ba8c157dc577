package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies a file beside itself, whole or not at all, under a name that nothing has yet.
 *
 * <p>A copy that is under way has a name of its own, and gets that of a copy by a rename when all of it is on the disk. Both
 * methods are called under the file's write lock, so what has the name of an unfinished copy was left by a process that
 * ended in the middle.
 */
final class BackupWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BackupWriter.class);

    private final Path file;
    private final Path unfinished;

    BackupWriter(Path file) {
        this.file = file.toAbsolutePath();
        this.unfinished = this.file.resolveSibling(file.getFileName() + ".bak.tmp");
    }

    /** Whether a copy is under way, or was when its process ended. */
    boolean unfinished() {
        return Files.exists(unfinished) || Files.exists(journal());
    }

    /** Takes away what is left of a copy that was never finished; what cannot go stays and hurts nobody. */
    void clean() {
        try {
            discard();
        } catch (IOException e) {
            LOG.warn("{} is a copy that was never finished, and cannot be deleted", unfinished, e);
        }
    }

    /** Writes the copy; what stops it leaves no part of one. */
    void write(Connections connections, int schema) {
        try {
            discard();
            try {
                copy(connections);
                LOG.info("{} has schema {}; a copy of it is {}", file, schema, name(schema));
            } finally {
                discard();
            }
        } catch (IOException | RuntimeException e) {
            throw failed(e);
        }
    }

    private SyncException failed(Exception error) {
        ErrorKind kind = error instanceof SyncException known ? known.kind() : ErrorKind.STORAGE_FAILED;
        String what = "A copy of " + file + " could not be written before its migration";
        if (kind == ErrorKind.STORAGE_FULL) {
            String so = ", since there is no room left; nothing was changed. Make room beside the file";
            return new SyncException(kind, what + so + ", or open it with Backup.NONE.", error);
        }
        return new SyncException(
                kind, what + ": " + error.getMessage() + " Nothing was changed. Or open it with Backup.NONE.", error);
    }

    private void copy(Connections connections) throws IOException {
        connections.alone((handle, connection) -> {
            try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, unfinished.toString());
                return vacuum.execute();
            }
        });
        force(unfinished, StandardOpenOption.WRITE);
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private Path name(int schema) throws IOException {
        for (int number = 1; ; number++) {
            String ending = ".schema-" + schema + (number == 1 ? "" : "." + number) + ".bak";
            Path name = file.resolveSibling(file.getFileName() + ending);
            try {
                if (Files.exists(name) && Files.size(name) == 0) {
                    // Nothing is no copy, whoever left it.
                    Files.move(unfinished, name, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.move(unfinished, name);
                }
            } catch (FileAlreadyExistsException e) {
                LOG.debug("There is a copy {} already", name);
                continue;
            }
            forceFolder();
            return name;
        }
    }

    /** The name must not be lost while what the migration writes is kept; not every system can be asked for that. */
    private void forceFolder() {
        try {
            force(file.resolveSibling(""), StandardOpenOption.READ);
        } catch (IOException e) {
            LOG.debug("The folder of {} cannot be flushed", file, e);
        }
    }

    private void discard() throws IOException {
        Files.deleteIfExists(unfinished);
        Files.deleteIfExists(journal());
    }

    private Path journal() {
        return unfinished.resolveSibling(unfinished.getFileName() + "-journal");
    }
}
