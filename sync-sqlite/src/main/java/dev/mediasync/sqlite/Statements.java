package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Availability;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepared statements that are used many times in one transaction, and how values go in and out of them. */
final class Statements implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** The statement of this text, prepared once. */
    PreparedStatement of(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    static void set(PreparedStatement statement, int at, @Nullable Integer value) throws SQLException {
        if (value == null) {
            statement.setObject(at, null);
        } else {
            statement.setInt(at, value);
        }
    }

    static void set(PreparedStatement statement, int at, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setObject(at, null);
        } else {
            statement.setLong(at, value);
        }
    }

    static void set(PreparedStatement statement, int at, @Nullable Double value) throws SQLException {
        if (value == null) {
            statement.setObject(at, null);
        } else {
            statement.setDouble(at, value);
        }
    }

    static void set(PreparedStatement statement, int at, @Nullable Instant value) throws SQLException {
        set(statement, at, value == null ? null : (Long) value.toEpochMilli());
    }

    static void set(PreparedStatement statement, int at, @Nullable Duration value) throws SQLException {
        set(statement, at, value == null ? null : (Long) value.toMillis());
    }

    static @Nullable Integer integer(ResultSet row, int at) throws SQLException {
        int value = row.getInt(at);
        return value == 0 && row.wasNull() ? null : (Integer) value;
    }

    static @Nullable Long number(ResultSet row, int at) throws SQLException {
        long value = row.getLong(at);
        return value == 0 && row.wasNull() ? null : (Long) value;
    }

    static @Nullable Double decimal(ResultSet row, int at) throws SQLException {
        double value = row.getDouble(at);
        return value == 0 && row.wasNull() ? null : (Double) value;
    }

    static @Nullable Instant instant(ResultSet row, int at) throws SQLException {
        Long millis = number(row, at);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** A word of a closed list; a file with another one is damaged, or somebody else wrote to it. */
    static <E extends Enum<E>> E word(Class<E> type, String word) {
        try {
            return Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            throw unknown(type.getSimpleName(), word);
        }
    }

    static SyncException unknown(String type, String word) {
        return new SyncException(
                ErrorKind.STORAGE_CORRUPT,
                "The file holds \"" + word + "\" where a word of " + type
                        + " belongs. Keep a copy of it, remove it and sync"
                        + " again; the catalogue comes back from the source.");
    }

    static @Nullable LocalDate day(ResultSet row, int at) throws SQLException {
        Long day = number(row, at);
        return day == null ? null : LocalDate.ofEpochDay(day);
    }

    static Availability availability(ResultSet row, int at) throws SQLException {
        return row.getBoolean(at) ? Availability.AVAILABLE : Availability.UNAVAILABLE;
    }

    static @Nullable Duration duration(ResultSet row, int at) throws SQLException {
        Long millis = number(row, at);
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
