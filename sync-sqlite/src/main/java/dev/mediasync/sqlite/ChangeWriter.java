package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.plan.Presence;
import dev.mediasync.repository.ChangeEvent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the change feed. */
final class ChangeWriter {
    private static final String INSERT = """
            INSERT INTO ms_change (sequence, at, library_id, verb, key, from_key, kind, run_id, answer, last_seen)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String LAST_SEEN = """
            SELECT CASE WHEN w.item_id IS NULL THEN l.full_at ELSE w.last_seen END
            FROM ms_library l LEFT JOIN ms_withheld w ON w.library_id = l.id AND w.item_id = ?
            WHERE l.id = ?
            """;

    private final Statements statements;
    private final Origin origin;
    private long last;

    ChangeWriter(Statements statements, Origin origin) {
        this.statements = statements;
        this.origin = origin;
    }

    /**
     * Where changes come from.
     *
     * @param library the library's row
     * @param run the run's row, null for what is committed ahead of a plan
     * @param now the time of the commit
     * @param answers what the source said, by id
     */
    record Origin(long library, @Nullable Long run, Instant now, Map<String, Presence> answers) {}

    void begin(long lastSequence) {
        last = lastSequence;
    }

    long last() {
        return last;
    }

    void tell(ChangeEvent.Verb verb, ItemKey key, @Nullable ItemKey from, MediaKind kind) throws SQLException {
        insert(verb, key, from, kind);
    }

    /** An item left the library; told before its row goes. */
    void gone(long item, ItemKey key, MediaKind kind) throws SQLException {
        insert(ChangeEvent.Verb.REMOVED, key, null, kind, origin.answers().get(key.id()), lastSeen(item));
    }

    /** An item has another key; told before its former row goes. */
    void moved(long item, ItemKey key, ItemKey from, MediaKind kind) throws SQLException {
        insert(ChangeEvent.Verb.REKEYED, key, from, kind, origin.answers().get(from.id()), lastSeen(item));
    }

    private void insert(ChangeEvent.Verb verb, ItemKey key, @Nullable ItemKey from, MediaKind kind)
            throws SQLException {
        insert(verb, key, from, kind, null, null);
    }

    private void insert(
            ChangeEvent.Verb verb,
            ItemKey key,
            @Nullable ItemKey from,
            MediaKind kind,
            @Nullable Presence answer,
            @Nullable Long lastSeen)
            throws SQLException {
        PreparedStatement insert = statements.of(INSERT);
        insert.setLong(1, ++last);
        insert.setLong(2, origin.now().toEpochMilli());
        insert.setLong(3, origin.library());
        insert.setString(4, verb.name());
        insert.setString(5, key.id());
        insert.setString(6, from == null ? null : from.id());
        insert.setString(7, kind.word());
        Statements.set(insert, 8, origin.run());
        insert.setString(9, answer == null ? null : answer.name());
        Statements.set(insert, 10, lastSeen);
        insert.executeUpdate();
    }

    private @Nullable Long lastSeen(long item) throws SQLException {
        PreparedStatement find = statements.of(LAST_SEEN);
        find.setLong(1, item);
        find.setLong(2, origin.library());
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? Statements.number(row, 1) : null;
        }
    }
}
