package dev.mediasync;

import dev.mediasync.model.Library;
import dev.mediasync.plan.PlanCounts;
import dev.mediasync.plan.Reason;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to one library.
 *
 * @param library the library
 * @param outcome how it ended
 * @param counts what was applied; items kept back are counted as withheld
 * @param reasons why not everything was done, and what else a person should know
 * @param plan the digest of the plan; of a blocked run the digest to approve, null where no plan was made
 * @param duration how long it took
 * @param error what stopped a failed or cancelled run
 * @param mode how the run looked at the source
 * @param states what became of the user states of items that went and came
 */
public record LibraryReport(
        Library library,
        RunOutcome outcome,
        PlanCounts counts,
        List<Reason> reasons,
        @Nullable String plan,
        Duration duration,
        @Nullable SyncException error,
        RunRecord.Mode mode,
        Applied.StateCounts states) {
    /** Copies the list. */
    public LibraryReport {
        reasons = List.copyOf(reasons);
    }

    /** Whether everything was seen and applied. */
    public boolean completed() {
        return outcome == RunOutcome.COMPLETED;
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(library.name()).append(": ").append(outcome);
        line.append(" (added ").append(counts.added());
        line.append(", updated ").append(counts.updated());
        line.append(", rekeyed ").append(counts.rekeyed());
        line.append(", removed ").append(counts.removed());
        line.append(", unchanged ").append(counts.unchanged());
        line.append(", withheld ").append(counts.withheld()).append(')');
        reasons.forEach(reason -> line.append("; ").append(reason.message()));
        if (error != null) {
            line.append("; ").append(error.getMessage());
        }
        return line.toString();
    }
}
