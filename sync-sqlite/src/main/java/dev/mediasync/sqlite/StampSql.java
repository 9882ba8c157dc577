package dev.mediasync.sqlite;

import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.Stamp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Reads the stamps of a library. */
final class StampSql {
    static final String READ = """
            SELECT m.item_id, x.text || i.name, i.kind, m.fingerprint
            FROM ms_member m
            CROSS JOIN ms_item i ON i.id = m.item_id
            CROSS JOIN ms_prefix x ON x.id = i.prefix_id
            WHERE m.library_id = (
                SELECT l.id FROM ms_library l JOIN ms_source s ON s.id = l.source_id WHERE s.key = ? AND l.key = ?)
            """;

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
                    sink.accept(new Stamp(row.getLong(1), row.getString(2), Codes.KINDS.read(row, 3), row.getLong(4)));
                    count++;
                }
            }
        }
        return count;
    }
}
