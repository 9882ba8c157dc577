package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.ChangeRetention;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The change feed: what is in it, and how long. */
final class FeedSql {
    /** The columns of a change, in the order in which {@link #event} goes through them. */
    static final String COLUMNS = "c.sequence, c.at, s.key, l.key, c.verb, c.key, c.from_key, c.kind,"
            + " CASE WHEN c.verb IN ('REMOVED', 'REKEYED') THEN c.title ELSE"
            + " (SELECT i.title FROM ms_item i WHERE i.source_id = l.source_id AND i.key = c.key) END";

    /** How many columns there are. */
    static final int COUNT = 9;

    /** Where they come from. */
    static final String FROM =
            " FROM ms_change c JOIN ms_library l ON l.id = c.library_id" + " JOIN ms_source s ON s.id = l.source_id";

    /** A commit trims no more than this, so that none takes long because of a feed that grew for months. */
    private static final int MOST_TRIMMED = 20_000;

    private final Handle handle;

    FeedSql(Handle handle) {
        this.handle = handle;
    }

    List<ChangeEvent> since(long sequence, int limit) {
        long trimmed = trimmedUpTo();
        if (sequence < trimmed) {
            throw new SyncException(
                    ErrorKind.CHANGES_TRIMMED,
                    "The changes behind " + sequence + " are not all there any more: those up to " + trimmed
                            + " were trimmed. Read the catalogue anew, and go on from change " + last() + ".");
        }
        return handle.createQuery("SELECT " + COLUMNS + FROM + " WHERE c.sequence > ? ORDER BY c.sequence LIMIT ?")
                .bind(0, sequence)
                .bind(1, limit)
                .map((row, context) -> event(row))
                .list();
    }

    static ChangeEvent event(ResultSet row) throws SQLException {
        SourceId source = new SourceId(row.getString(3));
        String from = row.getString(7);
        return new ChangeEvent(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                new LibraryKey(source, row.getString(4)),
                Statements.word(ChangeEvent.Verb.class, row.getString(5)),
                new ItemKey(source, row.getString(6)),
                from == null ? null : new ItemKey(source, from),
                StampSql.kind(row.getString(8)),
                row.getString(9));
    }

    long last() {
        return counter("change");
    }

    long trimmedUpTo() {
        return counter("trimmed");
    }

    private long counter(String name) {
        return handle.createQuery("SELECT last FROM ms_counter WHERE name = ?")
                .bind(0, name)
                .mapTo(Long.class)
                .one();
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
