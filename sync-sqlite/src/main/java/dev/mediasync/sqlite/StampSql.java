package dev.mediasync.sqlite;

import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.plan.Stamp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the stamps of a library. */
final class StampSql {
    static final String READ = """
            SELECT m.item_id, i.key, i.kind, m.fingerprint
            FROM ms_member m
            CROSS JOIN ms_item i ON i.id = m.item_id
            WHERE m.library_id = (
                SELECT l.id FROM ms_library l JOIN ms_source s ON s.id = l.source_id WHERE s.key = ? AND l.key = ?)
            """;

    private static final Map<String, MediaKind> KINDS = kinds();

    private final Connection connection;

    StampSql(Connection connection) {
        this.connection = connection;
    }

    long read(LibraryKey library, Consumer<Stamp> sink) throws SQLException {
        long count = 0;
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, library.source().value());
            statement.setString(2, library.id());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sink.accept(new Stamp(row.getLong(1), row.getString(2), kind(row.getString(3)), row.getLong(4)));
                    count++;
                }
            }
        }
        return count;
    }

    static MediaKind kind(String word) {
        MediaKind kind = KINDS.get(word);
        if (kind == null) {
            throw Statements.unknown("MediaKind", word);
        }
        return kind;
    }

    private static Map<String, MediaKind> kinds() {
        Map<String, MediaKind> kinds = new HashMap<>();
        for (MediaKind kind : MediaKind.values()) {
            kinds.put(kind.word(), kind);
        }
        return kinds;
    }
}
