package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.plan.Withheld;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.WithheldItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The items that stay although the last full run did not see them. */
final class WithheldSql {
    private static final String SAVE = """
            INSERT INTO ms_withheld (library_id, item_id, code, since, runs, last_seen, run_id)
            SELECT l.id, i.id, ?, ?, 1, l.full_at, ?
            FROM ms_library l JOIN ms_item i ON i.id = (%s)
            WHERE l.id = ?
            ON CONFLICT (library_id, item_id) DO UPDATE
            SET code = excluded.code, runs = runs + 1, run_id = excluded.run_id
            """.formatted(StoredKey.FIND);
    private static final String READ = """
            SELECT %s, i.kind, i.title, w.code, w.since, w.runs, w.last_seen
            FROM ms_withheld w JOIN ms_item i ON i.id = w.item_id
            WHERE w.library_id = ? ORDER BY 1
            """.formatted(StoredKey.text("i"));

    private final Handle handle;

    WithheldSql(Handle handle) {
        this.handle = handle;
    }

    /** Notes what a run missed; what was missed before keeps its age. */
    void save(long library, long run, RunRecord record, List<Withheld> items) {
        if (!items.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(SAVE);
            long source = source(library);
            for (Withheld item : items) {
                StoredKey key = StoredKey.of(item.key().id());
                batch.bind(0, item.code().name())
                        .bind(1, record.ended().toEpochMilli())
                        .bind(2, run)
                        .bind(3, source)
                        .bind(4, key.prefix())
                        .bind(5, key.name())
                        .bind(6, library)
                        .add();
            }
            batch.execute();
        }
    }

    /** Forgets what a run that did not look at everything saw: what it puts, and what it saw as it is recorded. */
    void dropSeen(long library, List<? extends Change> changes, Set<ItemKey> seen) {
        if (any(library)) {
            PreparedBatch batch = handle.prepareBatch(
                    "DELETE FROM ms_withheld WHERE library_id = ? AND item_id = (" + StoredKey.FIND + ")");
            long source = source(library);
            Set<ItemKey> shown = new HashSet<>(seen);
            changes.stream()
                    .filter(change -> change instanceof Change.Put)
                    .map(Change::key)
                    .forEach(shown::add);
            for (ItemKey key : shown) {
                StoredKey stored = StoredKey.of(key.id());
                batch.bind(0, library)
                        .bind(1, source)
                        .bind(2, stored.prefix())
                        .bind(3, stored.name())
                        .add();
            }
            batch.execute();
        }
    }

    private long source(long library) {
        return handle.createQuery("SELECT source_id FROM ms_library WHERE id = ?")
                .bind(0, library)
                .mapTo(long.class)
                .one();
    }

    private boolean any(long library) {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM ms_withheld WHERE library_id = ?)")
                .bind(0, library)
                .mapTo(boolean.class)
                .one();
    }

    /** Forgets what earlier runs missed and this one, which looked at everything, did not. */
    void dropOthers(long library, long run) {
        handle.execute("DELETE FROM ms_withheld WHERE library_id = ? AND run_id <> ?", library, run);
    }

    List<WithheldItem> of(long library, LibraryKey key) {
        return handle.createQuery(READ)
                .bind(0, library)
                .map((row, context) -> read(row, key))
                .list();
    }

    private static WithheldItem read(ResultSet row, LibraryKey library) throws SQLException {
        return new WithheldItem(
                new ItemKey(library.source(), row.getString(1)),
                Codes.KINDS.read(row, 2),
                row.getString(3),
                Statements.word(ReasonCode.class, row.getString(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getLong(6),
                Statements.instant(row, 7));
    }
}
