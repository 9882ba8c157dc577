package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.PlanCounts;
import dev.mediasync.plan.Reason;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.Verdict;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run over one library: observe, plan, apply, report. */
public final class LibraryRun {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryRun.class);
    private static final int STATE_BATCH = 1_000;
    private static final Set<ErrorKind> MISTAKES =
            Set.of(ErrorKind.USAGE, ErrorKind.NOT_APPROVED, ErrorKind.STALE_PLAN);

    private final MediaSource source;
    private final MediaRepository repository;
    private final RunSettings settings;
    private final Library library;
    private final Instant started;

    /** A run that begins now. */
    public LibraryRun(MediaSource source, MediaRepository repository, RunSettings settings, Library library) {
        this.source = source;
        this.repository = repository;
        this.settings = settings;
        this.library = library;
        this.started = settings.clock().instant();
    }

    /** Runs as asked and reports; only a failing repository and a wrong call are thrown. */
    public LibraryReport run(SyncOptions options) {
        boolean writes = options.effect() == SyncOptions.Effect.APPLY;
        return reported(writes, () -> writes ? syncLeased(options) : dryRun(options));
    }

    /** Plans without writing. */
    public SyncPlan plan(SyncOptions options) {
        LibraryBase base = repository.base(library, settings.policy().window());
        return observe(options, base, null);
    }

    /**
     * Applies a plan that was made before, if the source does not contradict it.
     *
     * @param mode whether somebody approved its removals
     */
    public LibraryReport apply(SyncPlan plan, RunRecord.Mode mode) {
        if (plan.verdict() == Verdict.BLOCKED) {
            throw new SyncException(
                    ErrorKind.NOT_APPROVED,
                    "The plan is blocked; review its reasons, then approve its digest " + plan.digest());
        }
        return reported(true, () -> {
            try (LeaseKeeper lease = new LeaseKeeper(repository, library)) {
                new Confirmation(source, library).stillTrue(plan);
                return commit(lease, plan, mode);
            }
        });
    }

    private LibraryReport reported(boolean writes, Supplier<LibraryReport> work) {
        LibraryReport report;
        try {
            report = work.get();
        } catch (SyncException e) {
            if (e.kind().storage() || MISTAKES.contains(e.kind())) {
                throw e;
            }
            report = failed(e, writes);
        } catch (RuntimeException e) {
            String message = "The run over " + library.name() + " failed unexpectedly: " + e
                    + ". Nothing was removed; please report this with the stack trace.";
            report = failed(new SyncException(ErrorKind.UNEXPECTED, message, e), writes);
        }
        LOG.info("{}", report);
        settings.listener().ended(report);
        return report;
    }

    private LibraryReport dryRun(SyncOptions options) {
        SyncPlan plan = plan(options);
        boolean blocked = plan.verdict() == Verdict.BLOCKED;
        String digest = blocked ? waiting(plan).digest() : plan.digest();
        PlanCounts counts = blocked ? plan.additions().counts() : plan.counts();
        return report(outcome(plan), counts, plan, digest);
    }

    private LibraryReport syncLeased(SyncOptions options) {
        try (LeaseKeeper lease = new LeaseKeeper(repository, library)) {
            LibraryBase base = repository.base(library, settings.policy().window());
            SyncPlan plan = observe(options, base, lease);
            settings.listener().planned(library, plan);
            options.cancellation().check();
            RunRecord.Mode mode = options.approved() == null ? RunRecord.Mode.FULL : RunRecord.Mode.APPROVED;
            LibraryReport report = commit(lease, plan, mode);
            return withUserStates(report);
        }
    }

    /** The items are committed by now, so a source that fails here takes nothing of that back. */
    private LibraryReport withUserStates(LibraryReport report) {
        try {
            readUserStates();
            return report;
        } catch (RuntimeException e) {
            if (e instanceof SyncException known && known.kind().storage()) {
                throw e;
            }
            LOG.debug("User states of {} could not be read", library.key(), e);
            List<Reason> reasons = new ArrayList<>(report.reasons());
            reasons.add(new Reason(
                    ReasonCode.USER_STATE_UNREAD,
                    "What users did could not be read: " + e.getMessage() + ". The next run tries again."));
            return new LibraryReport(
                    report.library(),
                    report.outcome(),
                    report.counts(),
                    reasons,
                    report.plan(),
                    elapsed(),
                    report.error());
        }
    }

    private SyncPlan observe(SyncOptions options, LibraryBase base, @Nullable LeaseKeeper lease) {
        settings.listener().started(library, base.items());
        Observation observation = new Observation(source, repository, settings, base);
        String digest = options.approved();
        if (digest == null) {
            return observation.plan(options.cancellation(), Set.of(), lease);
        }
        SyncPlan approved = repository
                .blockedPlan(library.key())
                .filter(plan -> plan.digest().equals(digest))
                .orElse(null);
        if (approved == null) {
            SyncPlan fresh = observation.plan(options.cancellation(), Set.of(), null);
            if (fresh.verdict() != Verdict.BLOCKED || !waiting(fresh).digest().equals(digest)) {
                throw notWaiting(digest, fresh);
            }
            approved = fresh;
        }
        return new Observation(source, repository, settings, base).plan(options.cancellation(), ids(approved), lease);
    }

    private SyncException notWaiting(String digest, SyncPlan fresh) {
        String now = fresh.verdict() == Verdict.BLOCKED
                ? "The plan that would wait now is " + waiting(fresh).digest() + "; review it and approve that."
                : "Nothing waits for approval there now.";
        return new SyncException(
                ErrorKind.NOT_APPROVED,
                "No plan " + digest + " waits in library " + library.name() + "; the library or the source moved since."
                        + " " + now);
    }

    private static Set<String> ids(SyncPlan plan) {
        return plan.removals().stream().map(removal -> removal.key().id()).collect(Collectors.toSet());
    }

    private static SyncPlan waiting(SyncPlan blocked) {
        boolean moves = !blocked.additions().changesNothing() || blocked.scope() != null;
        return blocked.awaitingApproval(blocked.baseRevision() + (moves ? 1 : 0));
    }

    private LibraryReport commit(LeaseKeeper lease, SyncPlan plan, RunRecord.Mode mode) {
        boolean blocked = plan.verdict() == Verdict.BLOCKED;
        SyncPlan waiting = blocked ? waiting(plan) : null;
        SyncPlan applied = blocked ? plan.additions() : plan;
        String digest = waiting != null ? waiting.digest() : applied.digest();
        LibraryReport report = report(outcome(plan), applied.counts(), plan, digest);
        RunRecord run = record(report, mode);
        repository.apply(lease.lease(), new Commit(applied, run, waiting, settings.stateRetention()));
        return report;
    }

    private void readUserStates() {
        if (!source.describe().can(Capability.USER_STATE_READ)) {
            return;
        }
        List<ItemState> batch = new ArrayList<>();
        source.readUserStates(library, state -> {
            batch.add(state);
            if (batch.size() == STATE_BATCH) {
                repository.saveObservedStates(batch);
                batch.clear();
            }
        });
        repository.saveObservedStates(batch);
    }

    private LibraryReport failed(SyncException error, boolean writes) {
        RunOutcome outcome = error.kind() == ErrorKind.CANCELLED ? RunOutcome.CANCELLED : RunOutcome.FAILED;
        LibraryReport report = new LibraryReport(
                library, outcome, new PlanCounts(0, 0, 0, 0, 0, 0), List.of(), null, elapsed(), error);
        if (writes && error.kind() != ErrorKind.LEASE_HELD) {
            repository.recordRun(record(report, RunRecord.Mode.FULL));
        }
        return report;
    }

    private LibraryReport report(RunOutcome outcome, PlanCounts counts, SyncPlan plan, String digest) {
        return new LibraryReport(library, outcome, counts, plan.reasons(), digest, elapsed(), null);
    }

    private RunRecord record(LibraryReport report, RunRecord.Mode mode) {
        SyncException error = report.error();
        return new RunRecord(
                library.key(),
                mode,
                started,
                settings.clock().instant(),
                report.outcome(),
                report.counts(),
                report.reasons(),
                error == null ? null : error.getMessage());
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
