package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    @TempDir
    Path folder;

    @Test
    void aNewFileIsMadeAndOpensAgain() {
        Path file = folder.resolve("映画 50% off? #1.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            MediaSync.builder(FakeSource.of(3), repository).build().sync();
        }
        assertThat(file).exists();
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.find(FakeSource.key(2))).contains(FakeSource.film(2));
            assertThat(repository.check().sound()).isTrue();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedUntouched() throws IOException {
        Path file = folder.resolve("notes.txt");
        byte[] notes = "Shopping: milk, bread, and something long enough for a header".getBytes(StandardCharsets.UTF_8);
        Files.write(file, notes);
        refused(ErrorKind.STORAGE_FOREIGN, "is not an SQLite database", () -> SqliteMediaRepository.open(file));
        assertThat(file).hasBinaryContent(notes);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void aFolderIsRefused() {
        refused(ErrorKind.STORAGE_FOREIGN, "is a folder", () -> SqliteMediaRepository.open(folder));
    }

    @Test
    void aMissingFolderIsNamed() {
        Path file = folder.resolve("nowhere/library.db");
        refused(ErrorKind.STORAGE_FAILED, "does not exist; make it", () -> SqliteMediaRepository.open(file));
    }

    @Test
    void aFileOfANewerReleaseIsRefusedUntouched() throws Exception {
        Path file = folder.resolve("newer.db");
        int newer = SchemaGate.VERSION + 1;
        SqliteMediaRepository.open(file).close();
        execute(
                file,
                "INSERT INTO " + SchemaGate.HISTORY
                        + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                        + " VALUES (99, '" + newer + "', 'future', 'SQL', 'future.sql', 'x', 1, 1)");
        byte[] before = Files.readAllBytes(file);
        refused(
                ErrorKind.STORAGE_NEWER,
                "written by a newer release (schema " + newer,
                () -> SqliteMediaRepository.open(file));
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aDamagedFileSaysSo() throws IOException {
        Path file = folder.resolve("damaged.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            MediaSync.builder(FakeSource.of(2_000), repository).build().sync();
        }
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5A);
        Files.write(file, bytes);
        refused(ErrorKind.STORAGE_CORRUPT, "is damaged", () -> {
            try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
                repository.check();
            }
        });
    }

    @Test
    void aFileThatAnotherProgramLocksIsReportedAfterTheSetTime() throws Exception {
        Path file = folder.resolve("locked.db");
        SqliteMediaRepository.open(file).close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement();
                SqliteMediaRepository repository = SqliteMediaRepository.builder(file)
                        .withBusyTimeout(Duration.ofMillis(50))
                        .build()) {
            statement.execute("BEGIN EXCLUSIVE");
            refused(
                    ErrorKind.STORAGE_LOCKED,
                    "kept locked by another program",
                    () -> MediaSync.builder(FakeSource.of(1), repository)
                            .build()
                            .sync());
            statement.execute("ROLLBACK");
            assertThat(MediaSync.builder(FakeSource.of(1), repository)
                            .build()
                            .sync()
                            .completed())
                    .isTrue();
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsRefused() {
        Path file = folder.resolve("closed.db");
        SqliteMediaRepository.open(file).close();
        assumeTrue(file.toFile().setReadOnly() && !Files.isWritable(file), "SKIPPED: this user may write everything");
        refused(ErrorKind.STORAGE_READ_ONLY, "Give write permission", () -> SqliteMediaRepository.open(file));
    }

    @Test
    void aFileThatIsLockedWhileItIsOpenedIsReportedAfterTheSetTime() throws Exception {
        Path file = folder.resolve("busy.db");
        execute(file, "CREATE TABLE mine (name TEXT)");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            refused(
                    ErrorKind.STORAGE_LOCKED,
                    "kept locked by another program",
                    () -> SqliteMediaRepository.builder(file)
                            .withBusyTimeout(Duration.ofMillis(50))
                            .build());
        }
    }

    @Test
    void aDefectOfOursIsNotBlamedOnTheFile() {
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(folder.resolve("fine.db"))) {
            MediaSync.builder(FakeSource.of(1), repository).build().sync();
            assertThatThrownBy(() -> repository.stamps(FakeSource.FILMS.key(), stamp -> {
                        throw new IllegalStateException("the caller's own");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the caller's own");
        }
    }

    @Test
    void aHostsOwnTablesAndMigrationHistoryAreLeftAlone() throws Exception {
        Path file = folder.resolve("host.db");
        execute(file, "CREATE TABLE item (name TEXT)");
        execute(file, "INSERT INTO item VALUES ('mine')");
        execute(file, "CREATE TABLE flyway_schema_history (installed_rank INTEGER, version TEXT)");
        execute(file, "INSERT INTO flyway_schema_history VALUES (1, '42')");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(MediaSync.builder(FakeSource.of(5), repository)
                            .build()
                            .sync()
                            .completed())
                    .isTrue();
        }
        assertThat(one(file, "SELECT group_concat(name) FROM item")).isEqualTo("mine");
        assertThat(one(file, "SELECT group_concat(version) FROM flyway_schema_history"))
                .isEqualTo("42");
        assertThat(one(file, "SELECT count(*) FROM ms_item")).isEqualTo("5");
    }

    @Test
    void aDatabaseWithAnotherProgramsTablesInThePlaceOfOursIsRefusedUntouched() throws Exception {
        Path file = folder.resolve("other.db");
        execute(file, "CREATE TABLE ms_item (name TEXT)");
        execute(file, "INSERT INTO ms_item VALUES ('theirs')");
        refused(
                ErrorKind.STORAGE_FOREIGN,
                "is another program's: it has ms_item",
                () -> SqliteMediaRepository.open(file));
        assertThat(one(file, "SELECT group_concat(name) FROM sqlite_master")).isEqualTo("ms_item");
        assertThat(one(file, "SELECT name FROM ms_item")).isEqualTo("theirs");
    }

    @Test
    void aDatabaseThatIsDamagedFromItsFirstTableOnIsRefused() throws Exception {
        Path file = folder.resolve("schema.db");
        execute(file, "CREATE TABLE mine (name TEXT)");
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 100, 4096, (byte) 0x5A);
        Files.write(file, bytes);
        refused(ErrorKind.STORAGE_CORRUPT, "is damaged", () -> SqliteMediaRepository.open(file));
    }

    @Test
    void afterClosingTheErrorSaysSo() {
        SqliteMediaRepository repository = SqliteMediaRepository.open(folder.resolve("closed.db"));
        repository.close();
        repository.close();
        refused(ErrorKind.STORAGE_FAILED, "The repository is closed", repository::libraries);
    }

    private static void refused(ErrorKind kind, String message, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SyncException.class, error -> assertThat(error.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }

    static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String one(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }
}
