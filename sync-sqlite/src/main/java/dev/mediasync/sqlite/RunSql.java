package dev.mediasync.sqlite;

import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.PlanCounts;
import dev.mediasync.plan.Reason;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The records of runs. */
final class RunSql {
    private final Handle handle;

    RunSql(Handle handle) {
        this.handle = handle;
    }

    RunRecord insertIfKnown(RunRecord run) {
        new LibrarySql(handle).id(run.library()).ifPresent(id -> insert(id, run));
        return run;
    }

    void insert(long library, RunRecord run) {
        PlanCounts counts = run.counts();
        long id = handle.createQuery("""
                        INSERT INTO ms_run (library_id, mode, started_at, ended_at, outcome,
                            added, updated, rekeyed, removed, unchanged, withheld, error)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
    }

    /** How many items runs removed without an approval; an approved run was reviewed and does not count. */
    long removedSince(long library, Instant since) {
        return handle.createQuery(
                        "SELECT coalesce(sum(removed), 0) FROM ms_run WHERE library_id = ? AND ended_at > ? AND mode = ?")
                .bind(0, library)
                .bind(1, since.toEpochMilli())
                .bind(2, RunRecord.Mode.FULL.name())
                .mapTo(Long.class)
                .one();
    }

    Optional<RunRecord> last(long library, LibraryKey key) {
        return handle.createQuery("""
                        SELECT id, mode, started_at, ended_at, outcome,
                            added, updated, rekeyed, removed, unchanged, withheld, error
                        FROM ms_run WHERE library_id = ? ORDER BY id DESC LIMIT 1
                        """)
                .bind(0, library)
                .map((row, context) -> new RunRecord(
                        key,
                        RunRecord.Mode.valueOf(row.getString(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        RunOutcome.valueOf(row.getString(5)),
                        new PlanCounts(
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9),
                                row.getLong(10),
                                row.getLong(11)),
                        reasons(row.getLong(1)),
                        row.getString(12)))
                .findOne();
    }

    private List<Reason> reasons(long run) {
        return handle.createQuery("SELECT code, message FROM ms_run_reason WHERE run_id = ? ORDER BY position")
                .bind(0, run)
                .map((row, context) -> new Reason(ReasonCode.valueOf(row.getString(1)), row.getString(2)))
                .list();
    }
}
