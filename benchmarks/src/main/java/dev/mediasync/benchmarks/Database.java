package dev.mediasync.benchmarks;

import dev.mediasync.sqlite.SqliteMediaRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A database file in a temporary folder of its own, opened by all who are measured with the same settings. */
final class Database implements AutoCloseable {
    private static final int CACHE_KIB = 8_192;

    private final Path folder;

    private Database(Path folder) {
        this.folder = folder;
    }

    /** A file that does not exist yet. */
    static Database none() {
        try {
            return new Database(Files.createTempDirectory("mediasync-bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file with the library's schema and no item. */
    static Database empty() {
        Database database = none();
        SqliteMediaRepository.open(database.file()).close();
        return database;
    }

    Path file() {
        return folder.resolve("library.db");
    }

    /** The file with the settings that the library uses. */
    SQLiteDataSource source() {
        return source(file());
    }

    static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.enforceForeignKeys(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setCacheSize(-CACHE_KIB);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** How many rows each table holds. */
    Map<String, Long> rows() throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'"
                    // How many rows the index is cut into depends on the moments of its merges.
                    + " AND name NOT IN ('ms_search_data', 'ms_search_idx')")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    rows.put(table, row.getLong(1));
                }
            }
        }
        return rows;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
