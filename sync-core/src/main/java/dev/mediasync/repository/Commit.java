package dev.mediasync.repository;

import dev.mediasync.model.ItemKey;
import dev.mediasync.plan.SyncPlan;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run writes at its end, in one transaction.
 *
 * @param plan the plan; all its changes are applied
 * @param run the record of the run
 * @param blocked the plan that waits for approval afterwards; null where none does
 * @param stateRetention how long the user state of removed items is kept; zero purges it at once
 * @param seen items that were withheld and were seen again, whether anything about them changed or not; they are not
 *     withheld any more
 */
public record Commit(
        SyncPlan plan, RunRecord run, @Nullable SyncPlan blocked, Duration stateRetention, Set<ItemKey> seen) {
    /** Copies the set. */
    public Commit {
        seen = Set.copyOf(seen);
    }

    /** A commit of a run that says nothing of withheld items beside its plan. */
    public Commit(SyncPlan plan, RunRecord run, @Nullable SyncPlan blocked, Duration stateRetention) {
        this(plan, run, blocked, stateRetention, Set.of());
    }
}
