package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Elsewhere;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.Reason;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.plan.RecordedItem;
import dev.mediasync.plan.RemovalHistory;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.Verdict;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run over one library in two halves: look, then decide and commit. */
final class LibraryRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryRun.class);
    private static final int STATE_BATCH = 1_000;

    private final MediaSource source;
    private final MediaRepository repository;
    private final RunSettings settings;
    private final SyncOptions options;
    private final Target target;
    private final Library library;
    private final Reporting reporting;
    private @Nullable LeaseKeeper lease;
    private @Nullable Observation observation;
    private RunRecord.Mode mode = RunRecord.Mode.FULL;

    /**
     * What a run is about.
     *
     * @param library the library
     * @param listing whether the source lists it
     */
    record Target(Library library, Listing listing) {
        /** Whether a source lists a library. */
        enum Listing {
            LISTED,
            VANISHED
        }
    }

    LibraryRun(
            MediaSource source, MediaRepository repository, RunSettings settings, SyncOptions options, Target target) {
        this.source = source;
        this.repository = repository;
        this.settings = settings;
        this.options = options;
        this.target = target;
        this.library = target.library();
        this.reporting = new Reporting(library, settings);
    }

    Library library() {
        return library;
    }

    boolean writes() {
        return options.effect() == SyncOptions.Effect.APPLY;
    }

    /** Takes the lease where the run writes, and looks. */
    void look() {
        if (writes()) {
            lease = new LeaseKeeper(repository, library);
        }
        LibraryBase base = base();
        settings.listener().started(library, base.items());
        String digest = options.approved();
        if (digest == null) {
            observation = observed(base, Set.of());
        } else {
            mode = RunRecord.Mode.APPROVED;
            observation = everything(base, approved(base, digest), lease);
        }
    }

    private LibraryBase base() {
        return repository.base(library, settings.policy().window());
    }

    private Observation observed(LibraryBase base, Set<String> approved) {
        String cursor = base.seen().cursor();
        if (cursor != null && incremental(base)) {
            try {
                mode = RunRecord.Mode.INCREMENTAL;
                Observation changes = new Observation(source, repository, settings, base, approved);
                changes.changes(options.cancellation(), cursor);
                if (options.mode() == SyncOptions.Mode.INCREMENTAL || !changes.missedSomething()) {
                    return changes;
                }
                mode = RunRecord.Mode.FULL;
            } catch (SyncException e) {
                if (e.kind() != ErrorKind.CURSOR_INVALID) {
                    throw e;
                }
                LOG.debug("Looking at everything in {}", library.key(), e);
                mode = RunRecord.Mode.FULL;
            }
        }
        return everything(base, approved, lease);
    }

    private boolean incremental(LibraryBase base) {
        if (options.mode() == SyncOptions.Mode.FULL
                || target.listing() == Target.Listing.VANISHED
                || !source.describe().can(Capability.INCREMENTAL)) {
            return false;
        }
        return options.mode() == SyncOptions.Mode.INCREMENTAL
                || reporting.recent(base.seen().fullAt());
    }

    private Observation everything(LibraryBase base, Set<String> approved, @Nullable LeaseKeeper ahead) {
        Observation all = new Observation(source, repository, settings, base, approved);
        if (target.listing() == Target.Listing.VANISHED) {
            all.vanished();
        } else {
            all.everything(options.cancellation(), ahead);
        }
        return all;
    }

    /** The ids that an approved digest stands for: of the plan that waits, or of the one that would wait now. */
    private Set<String> approved(LibraryBase base, String digest) {
        SyncPlan waiting = repository
                .blockedPlan(library.key())
                .filter(plan -> plan.digest().equals(digest))
                .orElse(null);
        if (waiting != null) {
            return waiting.losses();
        }
        SyncPlan fresh = everything(base, Set.of(), null).plan(null, options.cancellation());
        boolean blocked = fresh.verdict() == Verdict.BLOCKED;
        String now = blocked ? Reporting.Parts.of(fresh).digest() : null;
        if (!digest.equals(now)) {
            throw new SyncException(
                    ErrorKind.NOT_APPROVED,
                    "No plan " + digest + " waits in library " + library.name()
                            + "; the library or the source moved since. "
                            + (blocked
                                    ? "The plan that would wait now is " + now + "; review it and approve that."
                                    : "Nothing waits for approval there now."));
        }
        return fresh.losses();
    }

    /** What would be lost so far; whoever can looks whether it is recorded elsewhere. */
    List<MediaItem> seeking() {
        return observation == null ? List.of() : observation.seeking();
    }

    /** Decides, with what is known of the rest of the source. */
    SyncPlan plan(List<RecordedItem> kin, long newBehind) {
        RemovalHistory history = base().history();
        return open().plan(new Elsewhere(kin, newBehind, history), options.cancellation());
    }

    private Observation open() {
        if (observation == null) {
            throw new IllegalStateException("look() comes first");
        }
        return observation;
    }

    /** Commits a plan, or only says what it would do. */
    LibraryReport end(SyncPlan plan) {
        LeaseKeeper held = lease;
        if (held == null) {
            return planned(plan, Reporting.Parts.of(plan));
        }
        settings.listener().planned(library, plan);
        options.cancellation().check();
        return withUserStates(held, commit(held, plan));
    }

    /** Applies a plan that was made before, if the source does not contradict it. */
    LibraryReport apply(SyncPlan plan, RunRecord.Mode by) {
        mode = by;
        lease = new LeaseKeeper(repository, library);
        Set<String> elsewhere = target.listing() == Target.Listing.VANISHED ? shared() : Set.of();
        new Confirmation(source, library).stillTrue(plan, elsewhere);
        return commit(lease, plan);
    }

    /** The ids that another library of the source has, too. */
    private Set<String> shared() {
        List<Long> handles = new ArrayList<>();
        repository.stamps(library.key(), stamp -> handles.add(stamp.handle()));
        long[] all = handles.stream().mapToLong(Long::longValue).toArray();
        return repository.recorded(library.key(), all).stream()
                .filter(recorded -> recorded.home() == RecordedItem.Home.SHARED)
                .map(recorded -> recorded.item().key().id())
                .collect(Collectors.toSet());
    }

    private LibraryReport commit(LeaseKeeper held, SyncPlan plan) {
        Reporting.Parts parts = Reporting.Parts.of(plan);
        LibraryReport report = planned(plan, parts);
        RunRecord run = reporting.record(report, plan);
        Set<ItemKey> seen = observation == null ? Set.of() : observation.seenAgain(parts.applied());
        Commit commit = new Commit(parts.applied(), run, parts.waiting(), settings.stateRetention(), seen);
        Applied applied = repository.apply(held.lease(), commit);
        return reporting.with(report, applied.states());
    }

    private LibraryReport planned(SyncPlan plan, Reporting.Parts parts) {
        LibraryReport report = reporting.planned(plan, parts, mode);
        Optional<Reason> unread = observation == null ? Optional.empty() : observation.unread();
        return unread.map(reason -> reporting.with(report, reason)).orElse(report);
    }

    /** The items are committed by now, so a source that fails here takes nothing of that back. */
    private LibraryReport withUserStates(LeaseKeeper held, LibraryReport report) {
        if (target.listing() == Target.Listing.VANISHED || !source.describe().can(Capability.USER_STATE_READ)) {
            return report;
        }
        try {
            readUserStates(held);
            return report;
        } catch (RuntimeException e) {
            if (e instanceof SyncException known && known.kind().storage()) {
                throw e;
            }
            LOG.debug("User states of {} could not be read", library.key(), e);
            return reporting.with(
                    report,
                    new Reason(
                            ReasonCode.USER_STATE_UNREAD,
                            "What users did could not be read: " + e.getMessage() + ". The next run tries again."));
        }
    }

    /** Where the source fails half-way, what it showed before is saved all the same. */
    private void readUserStates(LeaseKeeper held) {
        Portions<ItemState> states = new Portions<>(
                STATE_BATCH, batch -> repository.saveObservedStates(held.lease(), batch, settings.stateConflict()));
        try {
            source.readUserStates(library, state -> {
                if (state.key().source().equals(library.key().source())) {
                    states.accept(state);
                }
            });
        } finally {
            states.end();
        }
    }

    /** Records a run that ended without a plan. */
    LibraryReport failed(SyncException error) {
        LibraryReport report = reporting.failed(error, mode);
        if (writes() && error.kind() != ErrorKind.LEASE_HELD) {
            repository.recordRun(reporting.record(report, null));
        }
        return report;
    }

    @Override
    public void close() {
        if (lease != null) {
            lease.close();
            lease = null;
        }
    }
}
