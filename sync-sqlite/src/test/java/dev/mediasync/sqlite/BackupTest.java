package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.SyncException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final int TRIES = 10;

    @TempDir
    Path folder;

    @Test
    void aFileOfAnOlderSchemaIsCopiedBeforeItIsMigrated() throws Exception {
        Path file = stored(2);
        SqliteMediaRepository.open(file).close();
        assertThat(names()).containsExactly("library.db", "library.db.schema-2.bak");
        Path copy = folder.resolve("library.db.schema-2.bak");
        assertThat(OpeningTest.one(copy, "SELECT max(version) FROM " + SchemaGate.HISTORY))
                .isEqualTo("2");
        assertThat(OpeningTest.one(copy, "PRAGMA integrity_check")).isEqualTo("ok");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(copy)) {
            assertThat(repository.check().sound()).isTrue();
        }
    }

    @Test
    void anOlderCopyIsNeverOverwritten() throws Exception {
        Path file = stored(2);
        Files.writeString(folder.resolve("library.db.schema-2.bak"), "an older one");
        SqliteMediaRepository.open(file).close();
        assertThat(names()).containsExactly("library.db", "library.db.schema-2.2.bak", "library.db.schema-2.bak");
        assertThat(folder.resolve("library.db.schema-2.bak")).hasContent("an older one");
    }

    @Test
    void whatNeedsNoMigrationIsNotCopied() throws IOException {
        Path file = folder.resolve("library.db");
        SqliteMediaRepository.open(file).close();
        SqliteMediaRepository.open(file).close();
        assertThat(names()).containsExactly("library.db");
    }

    @Test
    void noneMakesNoCopy() throws Exception {
        Path file = stored(2);
        SqliteMediaRepository.builder(file).withBackup(Backup.NONE).build().close();
        assertThat(names()).containsExactly("library.db");
    }

    @Test
    void withoutItsCopyNothingIsMigrated() throws Exception {
        Path file = stored(2);
        // A name that fits, while the longer one of the copy does not.
        Path named = Files.move(file, folder.resolve("x".repeat(240) + ".db"));
        byte[] before = Files.readAllBytes(named);
        assertThatThrownBy(() -> SqliteMediaRepository.open(named))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("could not be written before its migration")
                .hasMessageContaining("Nothing was changed");
        assertThat(OpeningTest.one(named, "SELECT max(version) FROM " + SchemaGate.HISTORY))
                .isEqualTo("2");
        assertThat(Files.readAllBytes(named)).isEqualTo(before);
        assertThat(names()).containsExactly(named.getFileName().toString());
    }

    @Test
    void whatIsLeftOfAnUnfinishedCopyGivesWayToAWholeOne() throws Exception {
        Path file = stored(2);
        Files.writeString(folder.resolve("library.db.bak.tmp"), "SQLite format 3, cut");
        Files.writeString(folder.resolve("library.db.bak.tmp-journal"), "cut as well");
        Files.createFile(folder.resolve("library.db.schema-2.bak"));
        SqliteMediaRepository.open(file).close();
        assertThat(names()).containsExactly("library.db", "library.db.schema-2.bak");
        assertThat(OpeningTest.one(folder.resolve("library.db.schema-2.bak"), "PRAGMA integrity_check"))
                .isEqualTo("ok");
    }

    @Test
    void anOpeningThatMigratesNothingTakesAnUnfinishedCopyAway() throws Exception {
        Path file = folder.resolve("library.db");
        SqliteMediaRepository.open(file).close();
        Path unfinished = Files.writeString(folder.resolve("library.db.bak.tmp"), "SQLite format 3, cut");
        SqliteMediaRepository.builder(file).readOnly().build().close();
        assertThat(unfinished).exists();
        SqliteMediaRepository.open(file).close();
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void aCopyWhoseProcessIsKilledNeverPassesForOne() throws Exception {
        Path file = stored(2);
        OpeningTest.execute(file, "CREATE TABLE ballast AS SELECT randomblob(30000000) AS bytes");
        Path unfinished = folder.resolve("library.db.bak.tmp");
        int killed = 0;
        for (int attempt = 0; attempt < TRIES && killed == 0; attempt++) {
            try (OtherProcess process = OtherProcess.start(KilledOpening.class, file)) {
                while (process.alive() && !Files.exists(unfinished)) {
                    Thread.onSpinWait();
                }
                process.signal("KILL");
                assertThat(process.ended()).isNotNegative();
            }
            killed += Files.exists(unfinished) ? 1 : 0;
        }
        assertThat(killed).isOne();
        assertThat(names()).noneMatch(name -> name.endsWith(".bak"));
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.check().sound()).isTrue();
        }
        assertThat(names()).contains("library.db.schema-2.bak").noneMatch(name -> name.contains(".tmp"));
        assertThat(OpeningTest.one(folder.resolve("library.db.schema-2.bak"), "PRAGMA integrity_check"))
                .isEqualTo("ok");
    }

    private Path stored(int schema) throws IOException {
        return stored(folder, schema);
    }

    /** A copy of the file that {@link StoredLibrary} made with the code that had this schema. */
    static Path stored(Path folder, int schema) throws IOException {
        Path file = folder.resolve("library.db");
        try (InputStream in = BackupTest.class.getResourceAsStream("/stored/schema-" + schema + ".db")) {
            if (in == null) {
                throw new IllegalStateException("There is no stored file of schema " + schema);
            }
            Files.copy(in, file);
        }
        return file;
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
