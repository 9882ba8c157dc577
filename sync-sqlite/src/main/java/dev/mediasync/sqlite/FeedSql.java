package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.ChangeEvent;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads the change feed. */
final class FeedSql {
    private final Handle handle;

    FeedSql(Handle handle) {
        this.handle = handle;
    }

    List<ChangeEvent> since(long sequence, int limit) {
        return handle.createQuery("""
                        SELECT c.sequence, c.at, s.key, l.key, c.verb, c.key, c.from_key, c.kind
                        FROM ms_change c
                        JOIN ms_library l ON l.id = c.library_id
                        JOIN ms_source s ON s.id = l.source_id
                        WHERE c.sequence > ? ORDER BY c.sequence LIMIT ?
                        """)
                .bind(0, sequence)
                .bind(1, limit)
                .map((row, context) -> {
                    SourceId source = new SourceId(row.getString(3));
                    String from = row.getString(7);
                    return new ChangeEvent(
                            row.getLong(1),
                            Instant.ofEpochMilli(row.getLong(2)),
                            new LibraryKey(source, row.getString(4)),
                            ChangeEvent.Verb.valueOf(row.getString(5)),
                            new ItemKey(source, row.getString(6)),
                            from == null ? null : new ItemKey(source, from),
                            StampSql.kind(row.getString(8)));
                })
                .list();
    }
}
