package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lets in only files that are ours or can become ours, and brings them to the present schema. */
final class SchemaGate {
    static final int VERSION = 9;
    static final String HISTORY = "ms_schema_history";

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int TRIES = 3;

    private final Path file;
    private final Backup backup;

    SchemaGate(Path file, Backup backup) {
        this.file = file;
        this.backup = backup;
    }

    /** Refuses what cannot be opened, before SQLite touches it. */
    void checkFile() {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new SyncException(
                    ErrorKind.STORAGE_FAILED,
                    "The folder of " + file + " does not exist; make it or name another file");
        }
        if (Files.isDirectory(file)) {
            throw new SyncException(ErrorKind.STORAGE_FOREIGN, file + " is a folder; name a file");
        }
        if (!Files.exists(file)) {
            if (!Files.isWritable(folder)) {
                throw readOnly("its folder cannot be written");
            }
            return;
        }
        if (!foreignHeader()) {
            if (!Files.isWritable(file) || !Files.isWritable(folder)) {
                throw readOnly("it or its folder cannot be written");
            }
            return;
        }
        throw foreign();
    }

    private SyncException foreign() {
        return new SyncException(
                ErrorKind.STORAGE_FOREIGN,
                file + " is not an SQLite database. Name another file; this one was left untouched.");
    }

    private SyncException readOnly(String why) {
        return new SyncException(
                ErrorKind.STORAGE_READ_ONLY,
                file + ": " + why + "; nothing was changed. Give write permission on the file and its folder.");
    }

    private boolean foreignHeader() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(MAGIC.length);
            return head.length > 0 && !Arrays.equals(head, MAGIC);
        } catch (IOException e) {
            throw new SyncException(
                    ErrorKind.STORAGE_FAILED, file + " cannot be read: " + e + ". Give read permission on it.", e);
        }
    }

    /** Whether a file was brought to the present schema from an older one. */
    enum Passage {
        AS_IT_WAS,
        MIGRATED
    }

    /** Brings the schema to the present version; a file of a newer release is refused untouched. */
    Passage migrate(Connections connections) {
        int tried = -1;
        for (int attempt = 1; ; attempt++) {
            int version = checkedVersion(connections);
            if (version == VERSION) {
                clean(connections);
                return tried > 0 ? Passage.MIGRATED : Passage.AS_IT_WAS;
            }
            if (version != tried) {
                if (!copied(connections, version)) {
                    continue;
                }
                tried = version;
                attempt = 1;
            }
            try {
                connections.patiently(() -> flyway(connections).migrate());
            } catch (RuntimeException e) {
                // Another process may be migrating the same file at this moment; what counts is whether it gets on.
                if (attempt == TRIES) {
                    throw connections.errors().translate(e);
                }
            }
        }
    }

    private void clean(Connections connections) {
        BackupWriter writer = new BackupWriter(file);
        if (writer.unfinished()) {
            connections.write((handle, c) -> {
                writer.clean();
                return writer;
            });
        }
    }

    /** Refuses, before SQLite touches it, what is not there to be read. */
    void checkReadable() {
        if (!Files.isRegularFile(file)) {
            throw new SyncException(
                    ErrorKind.STORAGE_FAILED, file + " does not exist, and is not made where it is only read");
        }
        if (foreignHeader()) {
            throw foreign();
        }
    }

    /** Refuses every schema but the present one. */
    void checkSchema(Connections connections) {
        int version = checkedVersion(connections);
        if (version < VERSION) {
            throw new SyncException(
                    ErrorKind.STORAGE_READ_ONLY,
                    file + " has schema " + version + ", and this release reads " + VERSION
                            + "; it was left untouched. Open it once to write, so that it is migrated.");
        }
    }

    private int checkedVersion(Connections connections) {
        int version = connections.read((handle, c) -> {
            int known = version(handle);
            if (known == 0) {
                refuseNamesake(handle);
            }
            return known;
        });
        if (version > VERSION) {
            throw new SyncException(
                    ErrorKind.STORAGE_NEWER,
                    file + " was written by a newer release (schema " + version + ", this one knows " + VERSION
                            + "); it was left untouched. Update the application.");
        }
        return version;
    }

    /** Copies the file under its write lock; false where another process has migrated it since. */
    private boolean copied(Connections connections, int version) {
        if (version == 0 || backup == Backup.NONE) {
            return true;
        }
        return connections.write((handle, c) -> {
            boolean unmoved = version(handle) == version;
            if (unmoved) {
                new BackupWriter(file).write(connections, version);
            }
            return unmoved;
        });
    }

    /** A host's own tables are welcome beside ours, but not in their place. */
    private void refuseNamesake(Handle handle) {
        handle.createQuery(
                        "SELECT name FROM sqlite_master WHERE name GLOB 'ms_*' AND tbl_name <> ? ORDER BY name LIMIT 1")
                .bind(0, HISTORY)
                .mapTo(String.class)
                .findOne()
                .ifPresent(name -> {
                    throw new SyncException(
                            ErrorKind.STORAGE_FOREIGN,
                            file + " is another program's: it has " + name + ", and names that begin with ms_ are ours."
                                    + " Name another file; no table of this one was touched.");
                });
    }

    private static int version(Handle handle) {
        boolean known = handle.createQuery("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?")
                        .bind(0, HISTORY)
                        .mapTo(int.class)
                        .one()
                > 0;
        if (!known) {
            return 0;
        }
        @Nullable
        Integer version = handle.createQuery(
                        "SELECT max(CAST(version AS INTEGER)) FROM " + HISTORY + " WHERE success = 1")
                .mapTo(Integer.class)
                .one();
        return version == null ? 0 : version;
    }

    static Flyway flyway(Connections connections) {
        return Flyway.configure(SchemaGate.class.getClassLoader())
                .dataSource(connections.rebuilding())
                .table(HISTORY)
                .callbacks(new OwnFunctions(), new Bystanders())
                .locations("classpath:dev/mediasync/sqlite/migration")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }
}
