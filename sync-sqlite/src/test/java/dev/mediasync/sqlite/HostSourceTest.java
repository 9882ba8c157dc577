package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.SyncListener;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteDataSource;

/** Opens a repository over connections that a host lends. */
class HostSourceTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("host.db");
    }

    @ParameterizedTest
    @EnumSource(HostPool.Commits.class)
    void everyConnectionComesBackAsItWas(HostPool.Commits commits) throws Exception {
        try (HostPool pool = new HostPool(file, 1, commits)) {
            try (SqliteMediaRepository repository =
                    SqliteMediaRepository.builder(pool.source()).build()) {
                for (int step = 0; step < 4; step++) {
                    Steps.sync(repository, step, SyncListener.SILENT);
                    assertThat(Steps.recorded(repository)).isEqualTo(Steps.expected(step));
                }
                assertThatThrownBy(() -> repository.stamps(FakeSource.FILMS.key(), stamp -> {
                            throw new IllegalStateException("the caller's own");
                        }))
                        .hasMessage("the caller's own");
                repository.optimize();
                assertThat(repository.repair().sound()).isTrue();
                assertThat(pool.hasAllBack())
                        .as("nothing is kept while it is open")
                        .isTrue();
            }
            assertThat(pool.complaints).isEmpty();
            assertThat(pool.hasAllBack()).isTrue();
        }
        assertThat(OpeningTest.one(file, "PRAGMA journal_mode")).isEqualTo("wal");
    }

    @Test
    void twoConnectionsSufficeToCopyAndMigrateAFileOfAnOlderSchema() throws Exception {
        Path old = BackupTest.stored(folder, 2);
        try (HostPool pool = new HostPool(old, 2, HostPool.Commits.AUTOMATICALLY)) {
            try (SqliteMediaRepository repository =
                    SqliteMediaRepository.builder(pool.source()).build()) {
                assertThat(repository.find(StoredLibrary.FULL)).isPresent();
                assertThat(repository.check().sound()).isTrue();
            }
            assertThat(folder.resolve("library.db.schema-2.bak")).exists();
            assertThat(pool.complaints).isEmpty();
            assertThat(pool.hasAllBack()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(HostPool.Commits.class)
    void aFailedWriteIsUndoneBeforeTheConnectionGoesBack(HostPool.Commits commits) throws Exception {
        try (HostPool pool = new HostPool(file, 2, commits)) {
            Connections connections = connections(pool.source());
            connections.write((handle, c) -> handle.execute("CREATE TABLE mine (name TEXT)"));
            assertThatThrownBy(() -> connections.write((handle, c) -> {
                        handle.execute("INSERT INTO mine VALUES ('half')");
                        throw new IllegalStateException("in the middle");
                    }))
                    .hasMessage("in the middle");
            connections.alone((handle, c) -> {
                handle.execute("BEGIN");
                return handle.execute("INSERT INTO mine VALUES ('left open')");
            });
            connections.close();
            assertThat(pool.complaints).isEmpty();
        }
        assertThat(OpeningTest.one(file, "SELECT count(*) FROM mine")).isEqualTo("0");
    }

    @Test
    void foreignKeysHoldOnALentConnectionWhateverTheHostHasSet() throws Exception {
        try (HostPool pool = new HostPool(file, 1, HostPool.Commits.BY_HAND);
                SqliteMediaRepository repository =
                        SqliteMediaRepository.builder(pool.source()).build()) {
            Steps.sync(repository, 0, SyncListener.SILENT);
            repository.saveUserState(FakeSource.key(1), Steps.state(1));
            Connections connections = connections(pool.source());
            assertThatThrownBy(() -> connections.write((handle, c) -> handle.execute("DELETE FROM ms_item")))
                    .isInstanceOf(SyncException.class)
                    .hasMessageContaining("FOREIGN KEY");
            assertThat(repository.check().items()).isEqualTo(Steps.FILMS);
        }
    }

    @Test
    void readOnlyReadsAndWritesNothing() throws Exception {
        SqliteMediaRepository.open(file).close();
        try (HostPool pool = new HostPool(file, 1, HostPool.Commits.AUTOMATICALLY)) {
            try (SqliteMediaRepository repository =
                    SqliteMediaRepository.builder(pool.source()).readOnly().build()) {
                assertThat(repository.libraries()).isEmpty();
                refused(
                        ErrorKind.STORAGE_READ_ONLY,
                        "opened only to read",
                        () -> repository.saveUserState(FakeSource.key(1), Steps.state(1)));
            }
            assertThat(pool.complaints).isEmpty();
        }
    }

    @Test
    void anotherProgramsLockIsWaitedForAsLongAsWeAreToldAndNotAsTheHostIs() throws Exception {
        SqliteMediaRepository.open(file).close();
        try (HostPool pool = new HostPool(file, 1, HostPool.Commits.AUTOMATICALLY);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement();
                SqliteMediaRepository repository = SqliteMediaRepository.builder(pool.source())
                        .withBusyTimeout(Duration.ofMillis(50))
                        .build()) {
            statement.execute("BEGIN EXCLUSIVE");
            long before = System.nanoTime();
            refused(
                    ErrorKind.STORAGE_LOCKED,
                    "kept locked by another program",
                    () -> Steps.sync(repository, 0, SyncListener.SILENT));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(4321));
            statement.execute("ROLLBACK");
            Steps.sync(repository, 0, SyncListener.SILENT);
            assertThat(pool.complaints).isEmpty();
        }
    }

    @Test
    void aConnectionThatCannotBePutBackIsClosedForGood() throws Exception {
        try (Connection physical = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Connections connections = connections(HostPool.source(() -> HostPool.wrapped(physical, method -> {
                if (method.equals("rollback")) {
                    throw new SQLException("the disk is gone");
                }
                return method.equals("close");
            })));
            assertThat(physical.isClosed()).isTrue();
            connections.close();
        }
    }

    @Test
    void aSourceInMemoryIsRefused() {
        for (String url :
                List.of("jdbc:sqlite::memory:", "jdbc:sqlite:file:x?mode=memory&cache=shared", "jdbc:sqlite:")) {
            refused(
                    ErrorKind.STORAGE_FOREIGN,
                    "keeps its database in memory, where no second connection sees it; nothing was changed",
                    () -> SqliteMediaRepository.builder(sqlite(url)).build());
        }
    }

    @Test
    void aSourceOfAnotherDatabaseIsRefused() {
        DataSource other = HostPool.source(() -> stub(
                Connection.class, "getMetaData", stub(DatabaseMetaData.class, "getDatabaseProductName", "PostgreSQL")));
        refused(
                ErrorKind.STORAGE_FOREIGN,
                "The data source is one of PostgreSQL; nothing was changed",
                () -> SqliteMediaRepository.builder(other).build());
    }

    @Test
    void aSourceThatGoesOverToAnotherFileIsRefusedBeforeItIsWritten() throws Exception {
        Path elsewhere = folder.resolve("elsewhere.db");
        Deque<Path> files = new ArrayDeque<>(List.of(file, elsewhere));
        DataSource source = HostPool.source(() ->
                DriverManager.getConnection("jdbc:sqlite:" + (files.size() == 1 ? files.element() : files.remove())));
        refused(
                ErrorKind.STORAGE_FOREIGN,
                "host.db first, and now one to ",
                () -> SqliteMediaRepository.builder(source).build());
        assertThat(OpeningTest.one(elsewhere, "SELECT count(*) FROM sqlite_master"))
                .isEqualTo("0");
    }

    @Test
    void aSourceThatGivesNoConnectionSaysWhy() {
        DataSource source = HostPool.source(() -> {
            throw new SQLException("the pool is closed");
        });
        refused(
                ErrorKind.STORAGE_FAILED,
                "The file of the data source could not be read or written; nothing was changed: the pool is closed",
                () -> SqliteMediaRepository.builder(source).build());
    }

    @Test
    void aSourceThatRunsDryLaterSaysWhy() {
        int[] left = {40};
        DataSource source = HostPool.source(() -> {
            if (left[0]-- == 0) {
                throw new SQLException("the pool is closed");
            }
            return DriverManager.getConnection("jdbc:sqlite:" + file);
        });
        refused(ErrorKind.STORAGE_FAILED, "the pool is closed", () -> {
            try (SqliteMediaRepository repository =
                    SqliteMediaRepository.builder(source).build()) {
                for (int round = 0; round < 40; round++) {
                    MediaSync.builder(FakeSource.of(3), repository).build().sync();
                }
            }
        });
    }

    @Test
    void theHostsFileThatIsNoDatabaseIsRefused() throws Exception {
        Files.writeString(file, "Shopping: milk, bread, and something long enough for a header");
        refused(
                ErrorKind.STORAGE_FOREIGN,
                "is not an SQLite database",
                () -> SqliteMediaRepository.builder(sqlite("jdbc:sqlite:" + file))
                        .build());
    }

    private static Connections connections(DataSource source) {
        return new Connections(HostSource.of(
                source, new Origin.Settings(Connections.Access.READ_WRITE, Duration.ofSeconds(10), null)));
    }

    private static DataSource sqlite(String url) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(url);
        return source;
    }

    private static <T> T stub(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> called.getName().equals(method) ? answer : null));
    }

    private static void refused(ErrorKind kind, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SyncException.class, error -> assertThat(error.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }
}
