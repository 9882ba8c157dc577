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

/** Copies a file beside itself, whole or not at all, under a name that nothing has yet. */
final class BackupWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BackupWriter.class);

    private final Path file;

    BackupWriter(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Writes the copy; what stops it leaves no part of one. */
    Path write(Connections connections, int schema) {
        Path folder = file.resolveSibling("");
        try {
            Path unfinished = Files.createTempFile(folder, file.getFileName() + ".", ".bak.tmp");
            try {
                copy(connections, unfinished);
                Path written = name(unfinished, schema);
                LOG.info("{} has schema {}; a copy of it is {}", file, schema, written);
                return written;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException | RuntimeException e) {
            throw new SyncException(
                    kind(e),
                    "A copy of " + file + " could not be written before its migration: " + e.getMessage()
                            + " Nothing was changed. Make room beside the file, or open it with Backup.NONE.",
                    e);
        }
    }

    private static ErrorKind kind(Exception error) {
        return error instanceof SyncException known ? known.kind() : ErrorKind.STORAGE_FAILED;
    }

    private static void copy(Connections connections, Path to) throws IOException {
        connections.alone((handle, connection) -> {
            try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, to.toString());
                return vacuum.execute();
            }
        });
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A rename alone would overwrite, so an empty file holds the name first. */
    private Path name(Path unfinished, int schema) throws IOException {
        for (int number = 1; ; number++) {
            String ending = ".schema-" + schema + (number == 1 ? "" : "." + number) + ".bak";
            Path name = file.resolveSibling(file.getFileName() + ending);
            try {
                Files.createFile(name);
            } catch (FileAlreadyExistsException e) {
                LOG.debug("There is a copy {} already", name);
                continue;
            }
            return Files.move(unfinished, name, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
