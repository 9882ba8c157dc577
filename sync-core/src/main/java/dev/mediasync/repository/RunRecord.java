package dev.mediasync.repository;

import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.Evidence;
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
 * @param proof what the run saw, null where it ended without a plan
 */
public record RunRecord(
        LibraryKey library,
        Mode mode,
        Instant started,
        Instant ended,
        RunOutcome outcome,
        PlanCounts counts,
        List<Reason> reasons,
        @Nullable String error,
        @Nullable Proof proof) {
    /**
     * What a run saw, and how far that proves anything.
     *
     * @param observed how many distinct ids it saw
     * @param scope the scope fingerprint it saw them in
     * @param continuity whether nothing can have moved between pages unseen
     * @param gaps about how many parts nothing was proved
     */
    public record Proof(long observed, String scope, Evidence.Continuity continuity, int gaps) {
        /** The proof that evidence amounts to. */
        public static Proof of(Evidence evidence) {
            return new Proof(
                    evidence.observed(),
                    evidence.scope(),
                    evidence.continuity(),
                    evidence.gaps().size());
        }
    }

    /** How a run looked at the source. */
    public enum Mode {
        /** At everything. */
        FULL,
        /** At everything, with removals that somebody had approved; they do not count for the policy's window. */
        APPROVED,
        /** At what changed since the recorded cursor; nothing is removed by absence. */
        INCREMENTAL
    }

    /** Copies the list. */
    public RunRecord {
        reasons = List.copyOf(reasons);
    }

    /** Whether it removed something that nobody had approved, so that it counts for the policy's window. */
    public boolean removedUnasked() {
        return mode != Mode.APPROVED && counts.removed() > 0;
    }

    /** Whether the run looked at everything and applied what it found, so that it saw all that it did not withhold. */
    public boolean sawEverything() {
        return mode != Mode.INCREMENTAL && proof != null;
    }
}
