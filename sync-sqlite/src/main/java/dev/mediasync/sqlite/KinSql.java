package dev.mediasync.sqlite;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Finds the recorded items that share a lasting word with others, one source at a time. */
final class KinSql {
    private static final String BY_EXTERNAL_ID = """
            SELECT e.item_id FROM ms_provider p CROSS JOIN ms_external_id e ON e.provider_id = p.id
            CROSS JOIN ms_item i ON i.id = e.item_id
            WHERE p.name = ? AND p.letters = ? AND p.digits = ? AND e.value = ? AND %s = ?
            """.formatted(StoredKey.source("i"));
    // One pass over the words for all that is sought: rare, and cheaper than an index that every load has to keep.
    private static final String BY_WORD = """
            SELECT w.item_id FROM ms_word w JOIN ms_item i ON i.id = w.item_id
            WHERE w.word IN (SELECT value FROM json_each(?)) AND %s = ?
            """.formatted(StoredKey.source("i"));

    private final Statements statements;
    private final long source;
    private final Set<Long> found = new TreeSet<>();

    KinSql(Statements statements, long source) {
        this.statements = statements;
        this.source = source;
    }

    static long source(Connection connection, String key) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT id FROM ms_source WHERE key = ?")) {
            find.setString(1, key);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The rows of the items that may be kin; whether they are is told by their words. */
    Set<Long> of(Collection<MediaItem> like) throws SQLException {
        Set<String> words = new TreeSet<>();
        for (MediaItem item : like) {
            words.addAll(item.identities());
            words.addAll(item.aliases());
            words.add(item.key().id());
            for (String alias : item.aliases()) {
                byKey(alias);
            }
            for (ExternalId id : item.externalIds()) {
                byExternalId(id);
            }
        }
        PreparedStatement statement = statements.of(BY_WORD);
        statement.setString(1, JsonTexts.array(words));
        statement.setLong(2, source);
        collect(statement);
        return found;
    }

    private void byKey(String key) throws SQLException {
        PreparedStatement statement = statements.of(StoredKey.FIND);
        statement.setLong(1, source);
        StoredKey.of(key).bind(statement, 2);
        collect(statement);
    }

    private void byExternalId(ExternalId id) throws SQLException {
        PreparedStatement statement = statements.of(BY_EXTERNAL_ID);
        statement.setString(1, id.provider());
        StoredId stored = StoredId.of(id.value());
        statement.setString(2, stored.letters());
        statement.setInt(3, stored.digits());
        statement.setObject(4, stored.value());
        statement.setLong(5, source);
        collect(statement);
    }

    private void collect(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(row.getLong(1));
            }
        }
    }
}
