package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.plan.Presence;
import dev.mediasync.repository.ChangeEvent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the change feed. */
final class ChangeWriter {
    private static final String INSERT = "INSERT INTO ms_change (sequence, at, library_id, run_id, verb, kind, item_id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String GONE = """
            INSERT INTO ms_change (sequence, at, library_id, run_id, verb, kind, item_id)
            SELECT ? + j.key, ?, ?, ?, %d, j.value ->> 1, j.value ->> 0 FROM json_each(?) j
            """.formatted(Codes.of(ChangeEvent.Verb.REMOVED));
    private static final String KEEP_GONE = """
            INSERT INTO ms_former (sequence, item_id, key, title, answer, last_seen)
            SELECT ? + j.key, i.id, %s, i.title, j.value ->> 2,
                CASE WHEN w.item_id IS NULL THEN l.full_at ELSE w.last_seen END
            FROM json_each(?) j
            CROSS JOIN ms_item i ON i.id = j.value ->> 0
            JOIN ms_library l ON l.id = ?
            LEFT JOIN ms_withheld w ON w.library_id = l.id AND w.item_id = i.id
            """.formatted(StoredKey.text("i"));
    private static final String KEEP = """
            INSERT INTO ms_former (sequence, item_id, key, moved_to, title, answer, last_seen)
            SELECT ?, ?, ?, ?, i.title, ?, CASE WHEN w.item_id IS NULL THEN l.full_at ELSE w.last_seen END
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

    /** An item came or changed. */
    void tell(ChangeEvent.Verb verb, long item, MediaKind kind) throws SQLException {
        PreparedStatement insert = statements.of(INSERT);
        insert.setLong(1, ++last);
        insert.setLong(2, origin.now().toEpochMilli());
        insert.setLong(3, origin.library());
        Statements.set(insert, 4, origin.run());
        insert.setInt(5, Codes.of(verb));
        insert.setInt(6, Codes.of(kind));
        insert.setLong(7, item);
        insert.executeUpdate();
    }

    /** An item left the library; told before its row goes. */
    void gone(long item, ItemKey key, MediaKind kind) throws SQLException {
        tell(ChangeEvent.Verb.REMOVED, item, kind);
        keep(new Former(item, key), item, null);
    }

    /** Many items left the library; told before their rows go. */
    void gone(List<Leavers.Leaver> leavers) throws SQLException {
        String rows = leavers.stream().map(this::row).collect(Collectors.joining(",", "[", "]"));
        PreparedStatement insert = statements.of(GONE);
        insert.setLong(1, last + 1);
        insert.setLong(2, origin.now().toEpochMilli());
        insert.setLong(3, origin.library());
        Statements.set(insert, 4, origin.run());
        insert.setString(5, rows);
        insert.executeUpdate();
        PreparedStatement keep = statements.of(KEEP_GONE);
        keep.setLong(1, last + 1);
        keep.setString(2, rows);
        keep.setLong(3, origin.library());
        keep.executeUpdate();
        last += leavers.size();
    }

    private String row(Leavers.Leaver leaver) {
        Presence answer = origin.answers().get(leaver.key().id());
        String told = answer == null ? "null" : '"' + answer.name() + '"';
        return "[" + leaver.row() + "," + Codes.of(leaver.kind()) + "," + told + "]";
    }

    /** An item has another key. */
    void moved(Former from, long item, ItemKey key, MediaKind kind) throws SQLException {
        tell(ChangeEvent.Verb.REKEYED, item, kind);
        keep(from, item, key);
    }

    /** The row and the key that an item had. */
    record Former(long row, ItemKey key) {}

    private void keep(Former former, long item, @Nullable ItemKey movedTo) throws SQLException {
        Presence answer = origin.answers().get(former.key().id());
        PreparedStatement keep = statements.of(KEEP);
        keep.setLong(1, last);
        keep.setLong(2, former.row());
        keep.setString(3, former.key().id());
        keep.setString(4, movedTo == null ? null : movedTo.id());
        keep.setString(5, answer == null ? null : answer.name());
        keep.setLong(6, item);
        keep.setLong(7, origin.library());
        keep.executeUpdate();
    }
}
