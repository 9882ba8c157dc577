package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.plan.PlanCounts;
import dev.mediasync.plan.Reason;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.Verdict;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a run over a library did, for its caller and for the record. */
final class Reporting {
    private final Library library;
    private final RunSettings settings;
    private final Instant started;

    /** For a run that begins now. */
    Reporting(Library library, RunSettings settings) {
        this.library = library;
        this.settings = settings;
        this.started = settings.clock().instant();
    }

    /** Whether something was so short ago that an automatic run need not look at everything; never if it is still to come. */
    boolean recent(@Nullable Instant time) {
        return time != null
                && !time.isAfter(started)
                && time.plus(settings.fullEvery()).isAfter(started);
    }

    /**
     * What of a plan is applied at once, and what waits for an approval.
     *
     * @param applied the part that is applied
     * @param waiting the part that waits, as it is named once the other is applied; null where nothing does
     */
    record Parts(SyncPlan applied, @Nullable SyncPlan waiting) {
        static Parts of(SyncPlan plan) {
            if (plan.verdict() != Verdict.BLOCKED) {
                return new Parts(plan, null);
            }
            SyncPlan additions = plan.additions();
            boolean moves = !additions.changesNothing() || plan.scope() != null;
            return new Parts(additions, plan.awaitingApproval(plan.baseRevision() + (moves ? 1 : 0)));
        }

        /** The digest of what there is to approve, or else of what is applied. */
        String digest() {
            return waiting == null ? applied.digest() : waiting.digest();
        }
    }

    LibraryReport planned(SyncPlan plan, Parts parts, RunRecord.Mode mode) {
        PlanCounts counts = parts.applied().counts();
        String digest = parts.digest();
        return new LibraryReport(
                library,
                outcome(plan),
                counts,
                plan.reasons(),
                digest,
                elapsed(),
                null,
                mode,
                Applied.StateCounts.NONE);
    }

    LibraryReport failed(SyncException error, RunRecord.Mode mode) {
        RunOutcome outcome = error.kind() == ErrorKind.CANCELLED ? RunOutcome.CANCELLED : RunOutcome.FAILED;
        return new LibraryReport(
                library,
                outcome,
                new PlanCounts(0, 0, 0, 0, 0, 0),
                List.of(),
                null,
                elapsed(),
                error,
                mode,
                Applied.StateCounts.NONE);
    }

    LibraryReport with(LibraryReport report, Applied.StateCounts states) {
        return copy(report, report.reasons(), states);
    }

    LibraryReport with(LibraryReport report, Reason more) {
        List<Reason> reasons = new ArrayList<>(report.reasons());
        reasons.add(more);
        return copy(report, reasons, report.states());
    }

    private LibraryReport copy(LibraryReport report, List<Reason> reasons, Applied.StateCounts states) {
        return new LibraryReport(
                library,
                report.outcome(),
                report.counts(),
                reasons,
                report.plan(),
                elapsed(),
                report.error(),
                report.mode(),
                states);
    }

    RunRecord record(LibraryReport report, @Nullable SyncPlan plan) {
        SyncException error = report.error();
        return new RunRecord(
                library.key(),
                report.mode(),
                started,
                settings.clock().instant(),
                report.outcome(),
                report.counts(),
                report.reasons(),
                error == null ? null : error.getMessage(),
                plan == null ? null : RunRecord.Proof.of(plan.evidence()));
    }

    private Duration elapsed() {
        return Duration.between(started, settings.clock().instant());
    }

    private static RunOutcome outcome(SyncPlan plan) {
        return switch (plan.verdict()) {
            case READY -> RunOutcome.COMPLETED;
            case REMOVALS_WITHHELD -> RunOutcome.REMOVALS_WITHHELD;
            case BLOCKED -> RunOutcome.BLOCKED;
        };
    }
}
