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
            INSERT INTO ms_change (sequence, at, library_id, verb, key, from_key, kind, run_id, answer, last_seen, title)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FORMER = """
            SELECT CASE WHEN w.item_id IS NULL THEN l.full_at ELSE w.last_seen END, i.title
            FROM ms_library l
            JOIN ms_item i ON i.id = ?
            LEFT JOIN ms_withheld w ON w.library_id = l.id AND w.item_id = i.id
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
        insert(ChangeEvent.Verb.REMOVED, key, null, kind, former(item, key));
    }

    /** An item has another key; told before its former row goes. */
    void moved(long item, ItemKey key, ItemKey from, MediaKind kind) throws SQLException {
        insert(ChangeEvent.Verb.REKEYED, key, from, kind, former(item, from));
    }

    private void insert(ChangeEvent.Verb verb, ItemKey key, @Nullable ItemKey from, MediaKind kind)
            throws SQLException {
        insert(verb, key, from, kind, Former.NOTHING);
    }

    private void insert(ChangeEvent.Verb verb, ItemKey key, @Nullable ItemKey from, MediaKind kind, Former former)
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
        insert.setString(9, former.answer() == null ? null : former.answer().name());
        Statements.set(insert, 10, former.lastSeen());
        insert.setString(11, former.title());
        insert.executeUpdate();
    }

    private Former former(long item, ItemKey key) throws SQLException {
        PreparedStatement find = statements.of(FORMER);
        find.setLong(1, item);
        find.setLong(2, origin.library());
        try (ResultSet row = find.executeQuery()) {
            return row.next()
                    ? new Former(origin.answers().get(key.id()), Statements.number(row, 1), row.getString(2))
                    : Former.NOTHING;
        }
    }

    /** What is told of an item that is not there any more, or not under its key. */
    private record Former(
            @Nullable Presence answer,
            @Nullable Long lastSeen,
            @Nullable String title) {
        static final Former NOTHING = new Former(null, null, null);
    }
}
