package dev.mediasync.repository;

import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.PlanCounts;
import dev.mediasync.plan.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a run over a library.
 *
 * @param library the library
 * @param mode how it looked
 * @param started when it began
 * @param ended when it ended
 * @param outcome how it ended
 * @param counts what it did
 * @param reasons why it did not do everything
 * @param error what stopped a failed run, without secrets
 */
public record RunRecord(
        LibraryKey library,
        Mode mode,
        Instant started,
        Instant ended,
        RunOutcome outcome,
        PlanCounts counts,
        List<Reason> reasons,
        @Nullable String error) {
    /** How a run looked at the source. */
    public enum Mode {
        /** At everything. */
        FULL,
        /** At everything, with removals that somebody had approved; they do not count for the policy's window. */
        APPROVED
    }

    /** Copies the list. */
    public RunRecord {
        reasons = List.copyOf(reasons);
    }
}
