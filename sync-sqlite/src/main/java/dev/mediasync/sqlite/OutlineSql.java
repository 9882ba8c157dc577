package dev.mediasync.sqlite;

import dev.mediasync.model.LastingIdentity;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.RecordedItem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what items are known by, and in which libraries of their source they are. */
final class OutlineSql implements AutoCloseable {
    private static final String HOME = """
            SELECT max(l.key = ?), count(*)
            FROM ms_member m JOIN ms_library l ON l.id = m.library_id
            WHERE m.item_id = ?
            """;

    private final Connection connection;
    private final Statements statements;
    private final ItemReader reader;
    private final LibraryKey library;

    OutlineSql(Connection connection, LibraryKey library) {
        this.connection = connection;
        this.statements = new Statements(connection);
        this.reader = new ItemReader(connection);
        this.library = library;
    }

    Optional<RecordedItem> read(long id) throws SQLException {
        Optional<MediaItem> item = reader.outline(id);
        return item.isEmpty() ? Optional.empty() : Optional.of(new RecordedItem(id, item.get(), home(id)));
    }

    private RecordedItem.Home home(long id) throws SQLException {
        PreparedStatement find = statements.of(HOME);
        find.setString(1, library.id());
        find.setLong(2, id);
        try (ResultSet row = find.executeQuery()) {
            if (!row.getBoolean(1)) {
                return RecordedItem.Home.OTHER;
            }
            return row.getLong(2) > 1 ? RecordedItem.Home.SHARED : RecordedItem.Home.THIS_ALONE;
        }
    }

    List<RecordedItem> kin(Collection<MediaItem> like) throws SQLException {
        Set<String> words = new HashSet<>();
        Set<String> sought = new HashSet<>();
        for (MediaItem item : like) {
            words.addAll(LastingIdentity.of(item));
            sought.add(item.key().id());
        }
        long source = KinSql.source(connection, library.source().value());
        List<RecordedItem> kin = new ArrayList<>();
        for (long id : new KinSql(statements, source).of(like)) {
            Optional<RecordedItem> found = read(id);
            if (found.isPresent()
                    && !sought.contains(found.get().item().key().id())
                    && LastingIdentity.of(found.get().item()).stream().anyMatch(words::contains)) {
                kin.add(found.get());
            }
        }
        return kin;
    }

    @Override
    public void close() throws SQLException {
        reader.close();
        statements.close();
    }
}
