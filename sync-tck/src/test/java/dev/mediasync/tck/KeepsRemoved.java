package dev.mediasync.tck;

import dev.mediasync.plan.Change;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A wrong repository that removes nothing. */
final class KeepsRemoved extends ForwardingRepository {
    KeepsRemoved(Clock clock) {
        super(clock);
    }

    @Override
    public Applied apply(Lease lease, Commit commit) {
        SyncPlan plan = commit.plan();
        List<Change> kept = new ArrayList<>(plan.changes());
        kept.removeIf(Change.Remove.class::isInstance);
        return super.apply(lease, with(commit, plan.with(plan.baseRevision(), kept)));
    }
}
