package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSync;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunRecord;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens files that older code made; {@link StoredLibrary} says how. */
class MigrationTest {
    private static final LibraryKey FILMS = StoredLibrary.FILMS.key();
    private static final String SCHEMA =
            "SELECT group_concat(type || ' ' || name || ' ' || coalesce(sql, ''), char(10))"
                    + " FROM (SELECT * FROM sqlite_master ORDER BY type, name)";

    @TempDir
    Path folder;

    static IntStream stored() {
        return IntStream.of(1, 2, 5, 6, 7, 8, 9);
    }

    @Test
    void aFileOfThePresentSchemaIsStoredForThoseToCome() {
        assertThat(stored().max()).hasValue(SchemaGate.VERSION);
    }

    @ParameterizedTest
    @MethodSource("stored")
    void everythingIsAsItWasRecorded(int schema) throws Exception {
        Path file = BackupTest.stored(folder, schema);
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            for (MediaItem item : StoredLibrary.items(schema)) {
                if (!item.key().equals(StoredLibrary.GONE)) {
                    assertThat(repository.find(item.key())).contains(item);
                }
            }
            assertThat(repository.find(StoredLibrary.GONE)).isEmpty();
            assertThat(repository.userState(StoredLibrary.FULL, StoredLibrary.USER))
                    .contains(StoredLibrary.STATE);
            assertThat(told(repository)).isEqualTo(recorded(schema));
            assertThat(repository.check().sound()).isTrue();
        }
        assertThat(OpeningTest.one(file, "SELECT group_concat(user || play_count) FROM ms_archive_state"))
                .isEqualTo("ann3");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 6, 7, 8})
    void aPlanThatWaitsInAFileSinceSchemaTwoIsRead(int schema) throws Exception {
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(BackupTest.stored(folder, schema))) {
            SyncPlan plan = repository.blockedPlan(FILMS).orElseThrow();
            assertThat(recorded(schema)).endsWith(plan.digest() + "\n");
            assertThat(plan.changes()).hasSize(33);
        }
    }

    @Test
    void aPlanOfAnOlderFormIsLeftToTheNextLook() throws Exception {
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(BackupTest.stored(folder, 1))) {
            assertThat(repository.blockedPlan(FILMS)).isEmpty();
            assertThat(repository.libraries().get(0).blocked()).isNull();

            FakeSource source = FakeSource.of(0);
            assertThat(MediaSync.builder(source, repository).build().sync().completed())
                    .isFalse();
            assertThat(repository.blockedPlan(FILMS)).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void theNextSyncGoesOnFromThere(int schema) throws Exception {
        FakeSource source = FakeSource.of(0);
        source.items.addAll(StoredLibrary.items());
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(BackupTest.stored(folder, schema))) {
            assertThat(MediaSync.builder(source, repository).build().sync().completed())
                    .isTrue();
            assertThat(repository.find(StoredLibrary.GONE)).isPresent();
            assertThat(repository.libraries().get(0).blocked()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void theSchemaIsThatOfANewFile(int schema) throws Exception {
        Path old = BackupTest.stored(folder, schema);
        Path fresh = folder.resolve("fresh.db");
        SqliteMediaRepository.open(old).close();
        SqliteMediaRepository.open(fresh).close();
        assertThat(schema(old)).isEqualTo(schema(fresh));
    }

    /** No code ended with these schemas; a migration that was stopped behind them did. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void aMigrationThatWasStoppedBetweenSchemasGoesOn(int schema) throws Exception {
        Path file = BackupTest.stored(folder, 2);
        try (Connections connections = new Connections(file, Duration.ofSeconds(30), null)) {
            Flyway.configure(MigrationTest.class.getClassLoader())
                    .configuration(SchemaGate.flyway(connections).getConfiguration())
                    .target(Integer.toString(schema))
                    .load()
                    .migrate();
        }
        assertThat(OpeningTest.one(file, "SELECT max(version) FROM " + SchemaGate.HISTORY))
                .isEqualTo(Integer.toString(schema));
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(told(repository)).isEqualTo(recorded(2));
            assertThat(repository.find(StoredLibrary.FULL))
                    .isEqualTo(StoredLibrary.items(2).stream().findFirst());
            assertThat(repository.check().sound()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 30})
    void aMigrationThatIsKilledIsDoneByTheNextOpening(int statements) throws Exception {
        Path file = BackupTest.stored(folder, 1);
        String before = schema(file);
        Process process = start(file, statements);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(137);
        if (statements == 1) {
            assertThat(schema(file)).isEqualTo(before);
        }
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(told(repository)).isEqualTo(recorded(1));
            assertThat(repository.check().sound()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void whoOpensAnOldFileAtTheSameTimeBothEndWell(int schema) throws Exception {
        Path file = BackupTest.stored(folder, schema);
        CyclicBarrier together = new CyclicBarrier(3);
        List<CompletableFuture<String>> openings = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            openings.add(CompletableFuture.supplyAsync(() -> opened(file, together), task -> new Thread(task).start()));
        }
        for (CompletableFuture<String> opening : openings) {
            assertThat(opening.get(120, TimeUnit.SECONDS)).isEqualTo(recorded(schema));
        }
    }

    private static String opened(Path file, CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            return told(repository);
        }
    }

    /** The words of {@code stored/Maker.java.txt}. */
    private static String told(MediaRepository repository) {
        StringBuilder text = new StringBuilder();
        for (ChangeEvent change : repository.changesSince(0, 1000)) {
            text.append(change).append('\n');
        }
        LibraryStatus status = repository.libraries().get(0);
        RunRecord run = Objects.requireNonNull(status.lastRun());
        text.append(status.library()).append(' ').append(status.revision());
        text.append(' ').append(status.items()).append('\n').append(run.outcome());
        text.append(' ').append(run.counts()).append(' ').append(run.reasons()).append('\n');
        text.append(status.blocked()).append('\n');
        return untitled(text.toString());
    }

    /** Titles came after the second schema; those of what is there are read from the items. */
    private static String untitled(String text) {
        return text.replaceAll("(?m)^(ChangeEvent.*), title=[^\\]]*]$", "$1]");
    }

    private static String recorded(int schema) throws Exception {
        try (InputStream in =
                Objects.requireNonNull(MigrationTest.class.getResourceAsStream("/stored/schema-" + schema + ".txt"))) {
            String text = untitled(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            // A waiting plan of the first form is left to the next look.
            return schema == 1 ? text.replaceFirst("[0-9a-f]{64}\\n$", "null\n") : text;
        }
    }

    private static String schema(Path file) throws SQLException {
        return OpeningTest.one(file, SCHEMA).replaceAll("[ \\t]+", " ");
    }

    private static Process start(Path file, int statements) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledMigration.class.getName(),
                        file.toString(),
                        Integer.toString(statements))
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("killed.log").toFile())
                .start();
    }
}
