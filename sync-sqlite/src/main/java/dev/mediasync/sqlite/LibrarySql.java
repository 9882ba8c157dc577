package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.Evidence;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.PlanJson;
import dev.mediasync.plan.RemovalHistory;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.WithheldItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Libraries: who may write them, where they stand, and what waits for approval. */
final class LibrarySql {
    private final Handle handle;

    LibrarySql(Handle handle) {
        this.handle = handle;
    }

    Optional<Long> id(LibraryKey library) {
        return handle.createQuery(
                        "SELECT l.id FROM ms_library l JOIN ms_source s ON s.id = l.source_id WHERE s.key = ? AND l.key = ?")
                .bind(0, library.source().value())
                .bind(1, library.id())
                .mapTo(Long.class)
                .findOne();
    }

    private long known(LibraryKey library) {
        return id(library)
                .orElseThrow(() -> new SyncException(
                        ErrorKind.LEASE_HELD, "Library " + library + " was never leased; take its lease first"));
    }

    Lease acquire(Library library, Instant now, Duration duration) {
        LibraryKey key = library.key();
        handle.execute(
                "INSERT INTO ms_source (key) VALUES (?) ON CONFLICT (key) DO NOTHING",
                key.source().value());
        handle.execute(
                """
                INSERT INTO ms_library (source_id, key, name, kind)
                VALUES ((SELECT id FROM ms_source WHERE key = ?), ?, ?, ?)
                ON CONFLICT (source_id, key) DO UPDATE SET name = excluded.name, kind = excluded.kind
                """,
                key.source().value(),
                key.id(),
                library.name(),
                library.kind().name());
        long id = known(key);
        refuseIfHeld(library, id, now);
        Instant expires = now.plus(duration);
        handle.execute(
                "UPDATE ms_library SET lease_token = lease_token + 1, lease_expires = ?, lease_owner = ? WHERE id = ?",
                expires.toEpochMilli(),
                LeaseOwner.self(),
                id);
        long token = handle.createQuery("SELECT lease_token FROM ms_library WHERE id = ?")
                .bind(0, id)
                .mapTo(Long.class)
                .one();
        return new Lease(key, token, expires);
    }

    private void refuseIfHeld(Library library, long id, Instant now) {
        handle.createQuery("SELECT lease_expires, lease_owner FROM ms_library WHERE id = ? AND lease_expires > ?")
                .bind(0, id)
                .bind(1, now.toEpochMilli())
                .map((row, context) -> LeaseOwner.dead(row.getString(2)) ? null : Instant.ofEpochMilli(row.getLong(1)))
                .findOne()
                .ifPresent(until -> {
                    throw new SyncException(
                            ErrorKind.LEASE_HELD,
                            "Library " + library.name() + " is being synced elsewhere, until " + until
                                    + " at the latest; try then");
                });
    }

    Lease renew(Lease lease, Instant now, Duration duration) {
        Instant expires = now.plus(duration);
        handle.execute(
                "UPDATE ms_library SET lease_expires = ? WHERE id = ?", expires.toEpochMilli(), fence(lease, now));
        return new Lease(lease.library(), lease.token(), expires);
    }

    Lease release(Lease lease) {
        id(lease.library())
                .ifPresent(id -> handle.execute(
                        "UPDATE ms_library SET lease_expires = NULL WHERE id = ? AND lease_token = ?",
                        id,
                        lease.token()));
        return lease;
    }

    /** The library's row, if the lease is the last one given out, not given back, and has not ended. */
    long fence(Lease lease, Instant now) {
        long id = known(lease.library());
        Instant expires = handle.createQuery(
                        "SELECT lease_expires FROM ms_library WHERE id = ? AND lease_token = ? AND lease_expires IS NOT NULL")
                .bind(0, id)
                .bind(1, lease.token())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli)
                .orElseThrow(() -> new SyncException(
                        ErrorKind.LEASE_HELD,
                        "The right to write library " + lease.library()
                                + " was lost; nothing was written. Sync again."));
        if (!now.isBefore(expires)) {
            throw new SyncException(
                    ErrorKind.LEASE_HELD,
                    "The right to write library " + lease.library() + " ended at " + expires
                            + " without being renewed; nothing was written. Sync again.");
        }
        return id;
    }

    LibraryBase base(Library library, Instant since) {
        Long id = id(library.key()).orElse(null);
        if (id == null) {
            return LibraryBase.unknown(library);
        }
        RemovalHistory history = new RunSql(handle).history(id, since);
        return handle.createQuery("SELECT revision, items, scope, cursor, full_at FROM ms_library WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> new LibraryBase(
                        library,
                        row.getLong(1),
                        row.getLong(2),
                        new LibraryBase.Seen(row.getString(3), row.getString(4), Statements.instant(row, 5)),
                        history))
                .one();
    }

    void checkRevision(long id, SyncPlan plan) {
        long present = revision(id);
        if (present != plan.baseRevision() || !plan.library().equals(key(id))) {
            throw new SyncException(
                    ErrorKind.STALE_PLAN,
                    "The plan was made for revision " + plan.baseRevision() + " of library " + plan.library()
                            + ", which is at " + present + " now; nothing was changed. Plan again.");
        }
    }

    private long revision(long id) {
        return handle.createQuery("SELECT revision FROM ms_library WHERE id = ?")
                .bind(0, id)
                .mapTo(Long.class)
                .one();
    }

    private LibraryKey key(long id) {
        return handle.createQuery(
                        "SELECT s.key, l.key FROM ms_library l JOIN ms_source s ON s.id = l.source_id WHERE l.id = ?")
                .bind(0, id)
                .map((row, context) -> new LibraryKey(new SourceId(row.getString(1)), row.getString(2)))
                .one();
    }

    /** Writes what a commit says beside the items, and tells the revision afterwards. */
    long finish(long id, long run, Commit commit) {
        SyncPlan plan = commit.plan();
        boolean moved = !plan.changesNothing() || plan.scope() != null;
        boolean everything = plan.evidence().reach() == Evidence.Reach.EVERYTHING;
        WithheldSql withheld = new WithheldSql(handle);
        if (!everything) {
            withheld.dropSeen(id, plan.changes(), commit.seen());
        }
        withheld.save(id, run, commit.run(), plan.withheld());
        if (everything) {
            withheld.dropOthers(id, run);
        }
        handle.execute(
                """
                UPDATE ms_library SET revision = revision + ?, scope = coalesce(?, scope), cursor = coalesce(?, cursor),
                    full_at = coalesce(?, full_at)
                WHERE id = ?
                """,
                moved ? 1 : 0,
                plan.scope(),
                plan.cursor(),
                plan.evidence().complete() ? (Long) commit.run().ended().toEpochMilli() : null,
                id);
        waiting(id, commit);
        return revision(id);
    }

    /** A look that could not judge removals leaves what waits for an approval as it was, at the present revision. */
    private void waiting(long id, Commit commit) {
        SyncPlan blocked = commit.blocked();
        if (blocked == null && !commit.plan().evidence().complete()) {
            blocked = waitingPlan(id)
                    .map(plan -> plan.with(revision(id), plan.changes()))
                    .orElse(null);
        }
        handle.execute("DELETE FROM ms_blocked_plan WHERE library_id = ?", id);
        if (blocked != null) {
            handle.execute(
                    "INSERT INTO ms_blocked_plan (library_id, digest, plan) VALUES (?, ?, ?)",
                    id,
                    blocked.digest(),
                    PlanJson.write(blocked));
        }
    }

    private Optional<SyncPlan> waitingPlan(long id) {
        return handle.createQuery("SELECT plan FROM ms_blocked_plan WHERE library_id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .findOne()
                .map(PlanJson::read);
    }

    List<WithheldItem> withheld(LibraryKey library) {
        return id(library).map(id -> new WithheldSql(handle).of(id, library)).orElse(List.of());
    }

    List<RunRecord> runs(LibraryKey library, int limit) {
        return id(library)
                .map(id -> new RunSql(handle).latest(id, library, limit))
                .orElse(List.of());
    }

    Optional<SyncPlan> blockedPlan(LibraryKey library) {
        return id(library).flatMap(this::waitingPlan);
    }

    List<LibraryStatus> statuses() {
        RunSql runs = new RunSql(handle);
        return handle.createQuery("""
                        SELECT s.key, l.key, l.name, l.kind, l.revision, l.items, l.id, b.digest,
                            (SELECT count(*) FROM ms_withheld w WHERE w.library_id = l.id),
                            (SELECT min(w.since) FROM ms_withheld w WHERE w.library_id = l.id)
                        FROM ms_library l
                        JOIN ms_source s ON s.id = l.source_id
                        LEFT JOIN ms_blocked_plan b ON b.library_id = l.id
                        ORDER BY l.id
                        """)
                .map((row, context) -> {
                    LibraryKey key = new LibraryKey(new SourceId(row.getString(1)), row.getString(2));
                    Library library =
                            new Library(key, row.getString(3), Statements.word(LibraryKind.class, row.getString(4)));
                    return new LibraryStatus(
                            library,
                            row.getLong(5),
                            row.getLong(6),
                            runs.last(row.getLong(7), key).orElse(null),
                            row.getString(8),
                            row.getLong(9),
                            Statements.instant(row, 10));
                })
                .list();
    }
}
