package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSync;
import dev.mediasync.repository.BrowseQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {
    private static final int FILMS = 500;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void fill() {
        file = folder.resolve("library.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            MediaSync.builder(FakeSource.of(FILMS), repository).build().sync();
        }
    }

    @Test
    void theLastCloseLeavesOneFile() {
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void theSizeIsThatOfTheFileAndItsLog() throws Exception {
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            MediaSync.builder(FakeSource.of(FILMS + 1), repository).build().sync();
            Size size = repository.size();
            assertThat(size.fileBytes()).isEqualTo(Files.size(file));
            assertThat(size.walBytes()).isPositive().isEqualTo(Files.size(folder.resolve("library.db-wal")));
            assertThat(size.freeBytes()).isNotNegative();
        }
    }

    @Test
    void moreThanAQuarterOfUnusedRoomIsGivenBack() throws Exception {
        emptyPages(3);
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            Size before = repository.size();
            assertThat(before.freeBytes()).isGreaterThan(before.fileBytes() / 4);
            repository.optimize();
            Size after = repository.size();
            assertThat(after.freeBytes()).isZero();
            assertThat(after.fileBytes()).isLessThan(before.fileBytes());
            assertThat(repository.browse(BrowseQuery.ALL)).hasSize(FILMS);
            assertThat(repository.check().sound()).isTrue();
        }
    }

    @Test
    void aLittleUnusedRoomIsLeft() throws Exception {
        emptyPages(0.1);
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            Size before = repository.size();
            assertThat(before.freeBytes()).isPositive();
            repository.optimize();
            assertThat(repository.size().freeBytes()).isPositive();
        }
    }

    @Test
    void statisticsOfASmallLibraryDoNotOutliveUpkeep() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "CREATE TABLE host (a); CREATE INDEX host_a ON host (a); INSERT INTO host VALUES (1)");
            statement.execute("ANALYZE");
        }
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            repository.optimize();
        }

        assertThat(OpeningTest.one(file, "SELECT group_concat(DISTINCT tbl) FROM sqlite_stat1"))
                .isEqualTo("host");
    }

    private void emptyPages(double timesTheFile) throws Exception {
        long bytes = (long) (Files.size(file) * timesTheFile);
        OpeningTest.execute(file, "CREATE TABLE host_scrap AS SELECT zeroblob(" + bytes + ") AS scrap");
        OpeningTest.execute(file, "DROP TABLE host_scrap");
    }
}
