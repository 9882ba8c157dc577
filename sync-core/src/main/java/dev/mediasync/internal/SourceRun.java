package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.RecordedItem;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.Verdict;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.source.MediaSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs over libraries of one source.
 *
 * <p>Libraries that miss nothing are committed as soon as they were looked at. Those that miss something wait until the
 * others are done, because what is missing in one may have come in with another.
 */
public final class SourceRun {
    private static final Logger LOG = LoggerFactory.getLogger(SourceRun.class);
    /** What only a caller can have done wrong. */
    static final Set<ErrorKind> MISTAKES = Set.of(ErrorKind.USAGE, ErrorKind.NOT_APPROVED, ErrorKind.STALE_PLAN);

    private final MediaSource source;
    private final MediaRepository repository;
    private final RunSettings settings;
    private final Map<LibraryKey, LibraryReport> reports = new LinkedHashMap<>();
    private final List<RecordedItem> planned = new ArrayList<>();
    private long newBehind;

    /** A run over one source that begins now. */
    public SourceRun(MediaSource source, MediaRepository repository, RunSettings settings) {
        this.source = source;
        this.repository = repository;
        this.settings = settings;
    }

    /** The recorded libraries of the source that have items and are not among those it lists. */
    public List<Library> vanished(List<Library> listed) {
        List<LibraryKey> keys = listed.stream().map(Library::key).toList();
        SourceId self = source.describe().id();
        return repository.libraries().stream()
                .filter(status ->
                        status.items() > 0 && !keys.contains(status.library().key()))
                .map(LibraryStatus::library)
                .filter(library -> library.key().source().equals(self))
                .toList();
    }

    /**
     * Runs as asked and reports; only a failing repository and a wrong call are thrown.
     *
     * @param listed libraries that the source lists
     * @param vanished libraries that it does not list any more
     * @param options what is asked for each library
     */
    public List<LibraryReport> run(
            List<Library> listed, List<Library> vanished, Function<Library, SyncOptions> options) {
        List<LibraryRun> waiting = new ArrayList<>();
        List<LibraryKey> order = new ArrayList<>();
        newBehind = repository.lastHandle();
        try {
            boolean alone = listed.size() + vanished.size() == 1;
            for (LibraryRun.Target target : targets(listed, vanished)) {
                order.add(target.library().key());
                LibraryRun run = new LibraryRun(source, repository, settings, options.apply(target.library()), target);
                waiting.add(run);
                if (!looked(run)) {
                    waiting.remove(run);
                } else if (alone || run.seeking().isEmpty()) {
                    finish(run, waiting);
                }
            }
            List<LibraryRun> later = new ArrayList<>(waiting);
            later.sort(Comparator.comparingInt(run -> run.seeking().size()));
            later.forEach(run -> finish(run, waiting));
        } finally {
            waiting.forEach(LibraryRun::close);
        }
        return order.stream().map(reports::get).toList();
    }

    private static List<LibraryRun.Target> targets(List<Library> listed, List<Library> vanished) {
        List<LibraryRun.Target> targets = new ArrayList<>();
        listed.forEach(library -> targets.add(new LibraryRun.Target(library, LibraryRun.Target.Listing.LISTED)));
        vanished.forEach(library -> targets.add(new LibraryRun.Target(library, LibraryRun.Target.Listing.VANISHED)));
        return targets;
    }

    private boolean looked(LibraryRun run) {
        return attempt(run, () -> {
            try {
                run.look();
                return null;
            } catch (RuntimeException e) {
                run.close();
                throw e;
            }
        });
    }

    private void finish(LibraryRun run, List<LibraryRun> waiting) {
        attempt(run, () -> {
            try (run) {
                SyncPlan plan = run.plan(kin(run), newBehind);
                LibraryReport report = run.end(plan);
                if (!run.writes() && !waiting.isEmpty()) {
                    remember(plan);
                }
                return report;
            }
        });
        waiting.remove(run);
    }

    /** In a run that writes nothing, what came in elsewhere is known from the plans alone. */
    private void remember(SyncPlan plan) {
        plan.changes().stream()
                .filter(Change.Add.class::isInstance)
                .map(change -> ((Change.Add) change).item())
                .forEach(item -> planned.add(new RecordedItem(Long.MAX_VALUE, item, RecordedItem.Home.OTHER)));
    }

    private List<RecordedItem> kin(LibraryRun run) {
        if (run.seeking().isEmpty() || reports.isEmpty()) {
            return List.of();
        }
        if (!planned.isEmpty()) {
            return planned;
        }
        return repository.lastHandle() > newBehind
                ? repository.kin(run.library().key(), run.seeking())
                : List.of();
    }

    /** Plans one library without writing anything. */
    public SyncPlan plan(Library library, List<Library> listed) {
        LibraryRun.Target target = target(library, listed);
        SyncOptions dry = SyncOptions.defaults().dryRun();
        try (LibraryRun run = new LibraryRun(source, repository, settings, dry, target)) {
            run.look();
            return run.plan(List.of(), 0);
        }
    }

    private static LibraryRun.Target target(Library library, List<Library> listed) {
        boolean shown = listed.stream().anyMatch(known -> known.key().equals(library.key()));
        return new LibraryRun.Target(
                library, shown ? LibraryRun.Target.Listing.LISTED : LibraryRun.Target.Listing.VANISHED);
    }

    /**
     * Applies a plan that was made before, if the source does not contradict it.
     *
     * @param mode whether somebody approved its removals
     */
    public LibraryReport apply(Library library, SyncPlan plan, RunRecord.Mode mode) {
        if (plan.verdict() == Verdict.BLOCKED) {
            throw new SyncException(
                    ErrorKind.NOT_APPROVED,
                    "The plan is blocked; review its reasons, then approve its digest " + plan.digest());
        }
        LibraryRun.Target target = target(library, source.libraries());
        LibraryRun run = new LibraryRun(source, repository, settings, SyncOptions.defaults(), target);
        attempt(run, () -> {
            try (run) {
                return run.apply(plan, mode);
            }
        });
        return Objects.requireNonNull(reports.get(library.key()));
    }

    private boolean attempt(LibraryRun run, Supplier<@Nullable LibraryReport> work) {
        LibraryReport report;
        boolean worked = false;
        try {
            report = work.get();
            worked = true;
        } catch (SyncException e) {
            if (e.kind().storage() || MISTAKES.contains(e.kind())) {
                throw e;
            }
            report = run.failed(e);
        } catch (RuntimeException e) {
            String message = "The run over " + run.library().name() + " failed unexpectedly: " + e
                    + ". Nothing was removed; please report this with the stack trace.";
            report = run.failed(new SyncException(ErrorKind.UNEXPECTED, message, e));
        }
        if (report != null) {
            LOG.info("{}", report);
            reports.put(run.library().key(), report);
            tell(report);
        }
        return worked;
    }

    /** What was committed stands, whatever a listener makes of it. */
    private void tell(LibraryReport report) {
        try {
            settings.listener().ended(report);
        } catch (RuntimeException e) {
            LOG.warn(
                    "A listener failed on the end of {}; the run itself is over and stands",
                    report.library().name(),
                    e);
        }
    }
}
