package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSync;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.StateConflict;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What saving user states does to the file. */
class UserStatesOnDiskTest {
    private static final UserState SEEN = UserState.untouched("ann").at(Duration.ofSeconds(61));
    private static final List<ItemState> SHOWN = List.of(new ItemState(FakeSource.key(1), SEEN));

    private static final Library LIBRARY = FakeSource.of(3).libraries().get(0);

    @TempDir
    Path folder;

    @Test
    void statesThatAreRecordedAlreadyAreNotWritten() throws SQLException {
        Path file = folder.resolve("library.db");
        try (SqliteMediaRepository repository = loaded(file);
                Connection watcher = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Lease lease = repository.acquire(LIBRARY, Duration.ofMinutes(1));
            long before = version(watcher);
            repository.saveObservedStates(lease, SHOWN, StateConflict.NEWEST_WINS);
            long written = version(watcher);
            assertThat(written).isNotEqualTo(before);

            repository.saveObservedStates(lease, SHOWN, StateConflict.NEWEST_WINS);

            assertThat(version(watcher)).isEqualTo(written);
        }
    }

    @Test
    void statesThatAreRecordedAlreadyNeedNoLock() throws SQLException {
        Path file = folder.resolve("library.db");
        try (SqliteMediaRepository repository = loaded(file);
                Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = writer.createStatement()) {
            Lease lease = repository.acquire(LIBRARY, Duration.ofMinutes(1));
            repository.saveObservedStates(lease, SHOWN, StateConflict.NEWEST_WINS);
            statement.execute("BEGIN IMMEDIATE");

            repository.saveObservedStates(lease, SHOWN, StateConflict.NEWEST_WINS);

            statement.execute("ROLLBACK");
            assertThat(repository.userState(FakeSource.key(1), "ann")).contains(SEEN);
        }
    }

    @Test
    void oneOfManyWhoseStateIsAnotherIsWritten() {
        Path file = folder.resolve("library.db");
        List<ItemState> untouched = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> new ItemState(FakeSource.key(number), UserState.untouched("ann")))
                .toList();
        try (SqliteMediaRepository repository = loaded(file)) {
            Lease lease = repository.acquire(LIBRARY, Duration.ofMinutes(1));
            repository.saveObservedStates(lease, untouched, StateConflict.NEWEST_WINS);
            repository.saveObservedStates(lease, SHOWN, StateConflict.NEWEST_WINS);
            assertThat(repository.userState(FakeSource.key(1), "ann")).contains(SEEN);

            repository.saveObservedStates(lease, untouched, StateConflict.NEWEST_WINS);

            assertThat(repository.userState(FakeSource.key(1), "ann")).contains(UserState.untouched("ann"));
        }
    }

    @Test
    void whatIsUnsentIsThereAfterReopening() {
        Path file = folder.resolve("library.db");
        try (SqliteMediaRepository repository = loaded(file)) {
            repository.saveUserState(FakeSource.key(1), SEEN);
        }
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.unsent(FakeSource.ID, 10))
                    .singleElement()
                    .satisfies(unsent -> assertThat(unsent.state()).isEqualTo(SEEN));
        }
    }

    private static SqliteMediaRepository loaded(Path file) {
        SqliteMediaRepository repository = SqliteMediaRepository.builder(file)
                .withBusyTimeout(Duration.ofMillis(1))
                .build();
        MediaSync.builder(FakeSource.of(3), repository).build().sync();
        return repository;
    }

    private static long version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            return row.getLong(1);
        }
    }
}
