package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.SyncListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteDataSource;

/** A host migrates its own tables in the same file, with the same tool, before us or after. */
class SharedFileTest {
    private static final String ROWS =
            "SELECT group_concat(h.installed_rank || ' ' || coalesce(h.version, '-') || ' ' || h.type"
                    + " || ' ' || h.script || ' ' || coalesce(h.checksum, '-') || ' ' || h.installed_on || ' ' || h.success, char(10))"
                    + " FROM (SELECT * FROM %s ORDER BY installed_rank) h";
    private static final String HOSTS = String.format(ROWS, "flyway_schema_history");
    private static final String OURS = String.format(ROWS, SchemaGate.HISTORY);

    @TempDir
    Path folder;

    private Path file;
    private Path scripts;

    /** Through what the repository is opened. */
    enum Door {
        FILE,
        DATA_SOURCE;

        SqliteMediaRepository open(Path file) {
            return this == FILE
                    ? SqliteMediaRepository.open(file)
                    : SqliteMediaRepository.builder(source(file)).build();
        }
    }

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("host.db");
        scripts = Files.createDirectory(folder.resolve("scripts"));
        Files.writeString(
                scripts.resolve("V1__album.sql"),
                "CREATE TABLE album (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO album VALUES (1, 'mine');");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aHostThatComesFirstKeepsItsHistory(Door door) throws Exception {
        migrateHost();
        String hosts = OpeningTest.one(file, HOSTS);
        try (SqliteMediaRepository repository = door.open(file)) {
            Steps.sync(repository, 0, SyncListener.SILENT);
        }
        assertThat(OpeningTest.one(file, HOSTS)).isEqualTo(hosts);
        bothGoOn(door);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aHostThatComesSecondLeavesOurHistory(Door door) throws Exception {
        try (SqliteMediaRepository repository = door.open(file)) {
            Steps.sync(repository, 0, SyncListener.SILENT);
        }
        String ours = OpeningTest.one(file, OURS);
        migrateHost();
        assertThat(OpeningTest.one(file, OURS)).isEqualTo(ours);
        bothGoOn(door);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aHostMigratesWhileTheRepositoryIsOpen(Door door) throws Exception {
        try (SqliteMediaRepository repository = door.open(file)) {
            Steps.sync(repository, 0, SyncListener.SILENT);
            migrateHost();
            Steps.sync(repository, 1, SyncListener.SILENT);
            assertThat(Steps.recorded(repository)).isEqualTo(Steps.expected(1));
            assertThat(repository.check().sound()).isTrue();
        }
        bothGoOn(door);
    }

    /** Both are opened by turns, and the host's schema grows meanwhile. */
    private void bothGoOn(Door door) throws Exception {
        String ours = OpeningTest.one(file, OURS);
        List<String> histories = new ArrayList<>();
        for (int round = 2; round < 5; round++) {
            try (SqliteMediaRepository repository = door.open(file)) {
                Steps.sync(repository, round, SyncListener.SILENT);
                assertThat(Steps.recorded(repository)).isEqualTo(Steps.expected(round));
                assertThat(repository.check().sound()).isTrue();
            }
            Files.writeString(
                    scripts.resolve("V" + round + "__more.sql"), "INSERT INTO album VALUES (" + round + ", 'more');");
            assertThat(migrateHost()).as("scripts that ran").isEqualTo(1);
            assertThat(migrateHost()).as("scripts that ran again").isZero();
            histories.add(OpeningTest.one(file, HOSTS));
            assertThat(OpeningTest.one(file, OURS)).isEqualTo(ours);
        }
        assertThat(histories.get(2)).startsWith(histories.get(1));
        assertThat(histories.get(1)).startsWith(histories.get(0));
        assertThat(OpeningTest.one(file, "SELECT group_concat(name) FROM (SELECT name FROM album ORDER BY id)"))
                .isEqualTo("mine,more,more,more");
    }

    private int migrateHost() {
        return Flyway.configure()
                .dataSource(source(file))
                .locations("filesystem:" + scripts)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
