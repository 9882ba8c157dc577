package dev.mediasync.sqlite;

import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.Evidence;
import dev.mediasync.plan.PlanCounts;
import dev.mediasync.plan.Reason;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.plan.RemovalHistory;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.RunRetention;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of runs. */
final class RunSql {
    private static final Logger LOG = LoggerFactory.getLogger(RunSql.class);
    private static final String READ = """
            SELECT id, mode, started_at, ended_at, outcome,
                added, updated, rekeyed, removed, unchanged, withheld, error,
                observed, scope, continuity, gaps
            FROM ms_run
            """;

    private static final int MOST_TRIMMED = 4;
    private static final String TRIM = """
            DELETE FROM ms_run WHERE id IN (
                SELECT r.id FROM ms_run r
                WHERE r.library_id = :library AND r.ended_at < :oldest
                    AND r.id <= (
                        SELECT n.id FROM ms_run n
                        WHERE n.library_id = :library ORDER BY n.id DESC LIMIT 1 OFFSET :atLeast)
                    AND (r.removed = 0 OR r.mode = 'APPROVED' OR r.ended_at < :oldestRemoval)
                    AND r.ended_at IS NOT (SELECT l.full_at FROM ms_library l WHERE l.id = :library)
                    AND NOT EXISTS (
                        SELECT 1 FROM ms_withheld w
                        WHERE w.library_id = :library AND (w.last_seen = r.ended_at OR w.run_id = r.id))
                ORDER BY r.ended_at LIMIT :most)
            """;

    private final Handle handle;

    RunSql(Handle handle) {
        this.handle = handle;
    }

    RunRecord insertIfKnown(RunRecord run) {
        new LibrarySql(handle).id(run.library()).ifPresent(id -> insert(id, run));
        return run;
    }

    /** Writes a record, and tells its row. */
    long insert(long library, RunRecord run) {
        PlanCounts counts = run.counts();
        RunRecord.Proof proof = run.proof();
        long id = handle.createQuery("""
                        INSERT INTO ms_run (library_id, mode, started_at, ended_at, outcome,
                            added, updated, rekeyed, removed, unchanged, withheld, error,
                            observed, scope, continuity, gaps)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        RETURNING id
                        """)
                .bind(0, library)
                .bind(1, run.mode().name())
                .bind(2, run.started().toEpochMilli())
                .bind(3, run.ended().toEpochMilli())
                .bind(4, run.outcome().name())
                .bind(5, counts.added())
                .bind(6, counts.updated())
                .bind(7, counts.rekeyed())
                .bind(8, counts.removed())
                .bind(9, counts.unchanged())
                .bind(10, counts.withheld())
                .bind(11, run.error())
                .bind(12, proof == null ? null : (Long) proof.observed())
                .bind(13, proof == null ? null : proof.scope())
                .bind(14, proof == null ? null : proof.continuity().name())
                .bind(15, proof == null ? null : (Integer) proof.gaps())
                .mapTo(Long.class)
                .one();
        int position = 0;
        for (Reason reason : run.reasons()) {
            handle.execute(
                    "INSERT INTO ms_run_reason (run_id, position, code, message) VALUES (?, ?, ?, ?)",
                    id,
                    position++,
                    reason.code().name(),
                    reason.message());
        }
        trim(library, run.ended());
        return id;
    }

    /** What runs removed without an approval; an approved run was reviewed and does not count. */
    RemovalHistory history(long library, Instant since) {
        try {
            return handle.createQuery("""
                            SELECT
                                (SELECT coalesce(sum(r.removed), 0) FROM ms_run r
                                 WHERE r.library_id = :library AND r.ended_at > :since AND r.mode <> 'APPROVED'),
                                (SELECT sum(l.items) FROM ms_library l WHERE l.source_id = x.source_id),
                                (SELECT coalesce(sum(r.removed), 0) FROM ms_run r
                                 JOIN ms_library l ON l.id = r.library_id
                                 WHERE l.source_id = x.source_id AND r.ended_at > :since AND r.mode <> 'APPROVED')
                            FROM ms_library x WHERE x.id = :library
                            """)
                    .bind("library", library)
                    .bind("since", since.toEpochMilli())
                    .map((row, context) -> new RemovalHistory(
                            RemovalHistory.Reading.KNOWN, row.getLong(1), row.getLong(2), row.getLong(3)))
                    .one();
        } catch (JdbiException e) {
            LOG.warn("The records of runs cannot be read, so removals will need an approval", e);
            return RemovalHistory.unreadable();
        }
    }

    Optional<RunRecord> last(long library, LibraryKey key) {
        return latest(library, key, 1).stream().findFirst();
    }

    List<RunRecord> latest(long library, LibraryKey key, int limit) {
        return handle.createQuery(READ + "WHERE library_id = ? ORDER BY id DESC LIMIT ?")
                .bind(0, library)
                .bind(1, limit)
                .map((row, context) -> read(row, key))
                .list();
    }

    /**
     * Forgets what is too old at the end of a run.
     *
     * <p>With each record the changes of its run forget it, so only a few go at once.
     */
    private void trim(long library, Instant now) {
        RunRetention retention = RunRetention.DEFAULT;
        handle.createUpdate(TRIM)
                .bind("library", library)
                .bind("oldest", retention.oldest(now).toEpochMilli())
                .bind("oldestRemoval", retention.oldestRemoval(now).toEpochMilli())
                .bind("atLeast", retention.atLeast())
                .bind("most", MOST_TRIMMED)
                .execute();
    }

    Optional<RunRecord> find(long id, LibraryKey key) {
        return handle.createQuery(READ + "WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> read(row, key))
                .findOne();
    }

    /** The run that looked at everything and ended at a time. */
    Optional<RunRecord> thatSawEverything(long library, LibraryKey key, Instant ended) {
        return handle.createQuery(READ + "WHERE library_id = ? AND ended_at = ? AND observed IS NOT NULL"
                        + " AND mode <> 'INCREMENTAL' ORDER BY id DESC LIMIT 1")
                .bind(0, library)
                .bind(1, ended.toEpochMilli())
                .map((row, context) -> read(row, key))
                .findOne();
    }

    private RunRecord read(ResultSet row, LibraryKey key) throws SQLException {
        Long observed = Statements.number(row, 13);
        return new RunRecord(
                key,
                Statements.word(RunRecord.Mode.class, row.getString(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Statements.word(RunOutcome.class, row.getString(5)),
                new PlanCounts(
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10),
                        row.getLong(11)),
                reasons(row.getLong(1)),
                row.getString(12),
                observed == null
                        ? null
                        : new RunRecord.Proof(
                                observed,
                                row.getString(14),
                                Statements.word(Evidence.Continuity.class, row.getString(15)),
                                row.getInt(16)));
    }

    private List<Reason> reasons(long run) {
        return handle.createQuery("SELECT code, message FROM ms_run_reason WHERE run_id = ? ORDER BY position")
                .bind(0, run)
                .map((row, context) ->
                        new Reason(Statements.word(ReasonCode.class, row.getString(1)), row.getString(2)))
                .list();
    }
}
