package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.Presence;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.ChangeRetention;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The change feed: what is in it, and how long. */
final class FeedSql {
    /**
     * Changes with the keys that their items had: what a change itself keeps of it, else what the next one kept that took
     * the item away or moved it, else what is recorded.
     */
    private static final String CHANGES =
            """
            SELECT c.sequence AS sequence, c.at AS at, c.source AS source, c.library AS library, c.verb AS verb,
                coalesce(o.moved_to, o.key, n.key, x.text || i.name) AS key,
                iif(o.moved_to IS NULL, NULL, o.key) AS from_key,
                c.kind AS kind,
                iif(c.verb IN (%d, %d), o.title, iif(o.sequence IS NULL AND n.sequence IS NULL, i.title, NULL)) AS title,
                c.run_id AS run_id, o.answer AS answer, o.last_seen AS last_seen
            FROM (
                SELECT h.sequence, h.at, h.verb, h.kind, h.item_id, h.run_id,
                    s.key AS source, l.key AS library, (
                        SELECT f.sequence FROM ms_former f
                        WHERE f.item_id = h.item_id AND f.sequence > h.sequence
                        ORDER BY f.sequence LIMIT 1) AS next
                FROM ms_change h
                JOIN ms_library l ON l.id = h.library_id
                JOIN ms_source s ON s.id = l.source_id
                WHERE %%s
                ORDER BY h.sequence) c
            LEFT JOIN ms_former o ON o.sequence = c.sequence
            LEFT JOIN ms_former n ON n.sequence = c.next
            LEFT JOIN ms_item i ON i.id = c.item_id
            LEFT JOIN ms_prefix x ON x.id = i.prefix_id
            """.formatted(Codes.of(ChangeEvent.Verb.REMOVED), Codes.of(ChangeEvent.Verb.REKEYED));

    private static final String SINCE = CHANGES.formatted("h.sequence > ?") + " ORDER BY c.sequence LIMIT ?";
    private static final String OF_ITEM =
            "SELECT * FROM (" + CHANGES.formatted("""
                    s.key = :source AND h.verb <> %d AND (
                        h.item_id IN (
                            SELECT :item
                            UNION ALL
                            SELECT x.item_id FROM ms_former x WHERE x.key = :key)
                        OR h.sequence IN (SELECT x.sequence FROM ms_former x WHERE x.key = :key OR x.moved_to = :key))
                    """.formatted(Codes.of(ChangeEvent.Verb.USER_STATE)))
                    + ") WHERE key = :key OR from_key = :key ORDER BY sequence";

    /** A commit trims no more than this, so that none takes long because of a feed that grew for months. */
    private static final int MOST_TRIMMED = 20_000;

    private static final int RUN = 10;

    private final Handle handle;

    FeedSql(Handle handle) {
        this.handle = handle;
    }

    List<ChangeEvent> since(long sequence, int limit) throws SQLException {
        long trimmed = trimmedUpTo();
        if (sequence < trimmed) {
            throw new SyncException(
                    ErrorKind.CHANGES_TRIMMED,
                    "The changes behind " + sequence + " are not all there any more: those up to " + trimmed
                            + " were trimmed. Read the catalogue anew, and go on from change " + last() + ".");
        }
        List<ChangeEvent> changes = new ArrayList<>();
        KeptStatements.query(handle, SINCE, List.of(sequence, limit), row -> changes.add(event(row)));
        return changes;
    }

    /** All that the feed still tells of a key, with where it comes from. */
    List<Told> of(ItemKey key) {
        return handle.createQuery(OF_ITEM)
                .bind("source", key.source().value())
                .bind("key", key.id())
                .bind("item", StoredKey.find(handle, key).orElse(null))
                .map((row, context) -> new Told(
                        event(row),
                        Statements.number(row, RUN),
                        row.getString(RUN + 1) == null ? null : Statements.word(Presence.class, row.getString(RUN + 1)),
                        Statements.instant(row, RUN + 2)))
                .list();
    }

    /**
     * A change with where it comes from.
     *
     * @param run the run that made it
     * @param answer what the source said of the item's former key
     * @param lastSeen when a run saw it last
     */
    record Told(
            ChangeEvent change,
            @Nullable Long run,
            @Nullable Presence answer,
            @Nullable Instant lastSeen) {}

    private ChangeEvent event(ResultSet row) throws SQLException {
        SourceId source = new SourceId(row.getString(3));
        ItemKey key = new ItemKey(source, row.getString(6));
        String from = row.getString(7);
        ChangeEvent.Verb verb = Codes.VERBS.read(row, 5);
        return new ChangeEvent(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                new LibraryKey(source, row.getString(4)),
                verb,
                key,
                from == null ? null : new ItemKey(source, from),
                Codes.KINDS.read(row, 8),
                row.getString(9) == null && tellsOfWhatIsThere(verb) ? title(key) : row.getString(9));
    }

    private static boolean tellsOfWhatIsThere(ChangeEvent.Verb verb) {
        return verb != ChangeEvent.Verb.REMOVED && verb != ChangeEvent.Verb.REKEYED;
    }

    /** The title of what has a key by now, whichever item had it then. */
    private @Nullable String title(ItemKey key) {
        return StoredKey.find(handle, key)
                .map(item -> handle.createQuery("SELECT title FROM ms_item WHERE id = ?")
                        .bind(0, item)
                        .mapTo(String.class)
                        .one())
                .orElse(null);
    }

    long last() throws SQLException {
        return counter("change");
    }

    /** The last row number that was given to an item. */
    long lastItem() throws SQLException {
        return counter("item");
    }

    long trimmedUpTo() throws SQLException {
        return counter("trimmed");
    }

    private long counter(String name) throws SQLException {
        List<Long> last = new ArrayList<>(1);
        KeptStatements.query(
                handle, "SELECT last FROM ms_counter WHERE name = ?", List.of(name), row -> last.add(row.getLong(1)));
        if (last.isEmpty()) {
            throw new IllegalStateException("ms_counter lacks \"" + name + "\"");
        }
        return last.get(0);
    }

    /** Forgets the oldest changes, up to the first that is young enough to stay. */
    void trim(Instant now, ChangeRetention retention) throws SQLException {
        long upTo = oldUpTo(now.minus(retention.age()), last() - retention.atLeast());
        if (upTo > 0) {
            handle.execute("DELETE FROM ms_change WHERE sequence <= ?", upTo);
            handle.execute("UPDATE ms_counter SET last = ? WHERE name = 'trimmed'", upTo);
        }
    }

    /** The last of the changes at the feed's beginning that are all too old; 0 where there is none. */
    private long oldUpTo(Instant oldest, long behindTheKept) throws SQLException {
        long upTo = 0;
        try (PreparedStatement first = handle.getConnection()
                .prepareStatement("SELECT sequence, at FROM ms_change WHERE sequence <= ? ORDER BY sequence LIMIT ?")) {
            first.setLong(1, behindTheKept);
            first.setInt(2, MOST_TRIMMED);
            try (ResultSet row = first.executeQuery()) {
                while (row.next() && row.getLong(2) < oldest.toEpochMilli()) {
                    upTo = row.getLong(1);
                }
            }
        }
        return upTo;
    }
}
