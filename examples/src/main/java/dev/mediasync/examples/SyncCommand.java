package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.SyncReport;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.MediaSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings the copy in step with the sources. */
@Command(
        name = "sync",
        description = "Bring the copy in step with the sources.",
        footer = {
            "",
            "What users did here is sent to sources that take it, as send does.",
            "Exit code 3 means that something was kept back, and the report says why."
        })
final class SyncCommand extends Task {
    @Option(names = "--dry-run", description = "Only say what would be done; change nothing.")
    boolean dryRun;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = {
                "full looks at everything, and is right where you are in doubt; it is taken unless given.",
                "incremental looks at what changed since the last run, where the source can tell; it removes nothing.",
                "auto does the latter, and the former where that is due."
            })
    SyncOptions.Mode mode = SyncOptions.Mode.FULL;

    @Option(
            names = "--approve",
            paramLabel = "DIGEST",
            description = "Release the blocked plan with this digest: exactly its removals.")
    @Nullable
    String approve;

    private int code;

    SyncCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        try (Sources sources = Sources.open(options, surroundings.environment());
                MediaRepository cache = dryRun ? Caches.forLooking(options.db) : Caches.forWriting(options.db);
                Progress progress = new Progress(options.json ? null : surroundings.bar())) {
            List<Sources.Target> targets = sources.targets(options.libraries, cache, this::unlisted);
            LibraryKey approved = approve == null ? null : approvedLibrary(approve, cache, targets);
            targets.forEach(target -> sync(target, cache, progress, approved));
            return code;
        }
    }

    /** One call for the whole source, so that an item which went to another of its libraries is known there. */
    private void sync(Sources.Target target, MediaRepository cache, Progress progress, @Nullable LibraryKey approved) {
        Ended ended = new Ended(progress);
        MediaSync sync = MediaSync.builder(target.source(), cache)
                .withListener(ended)
                .withClock(surroundings.clock())
                .build();
        try {
            SyncReport report = sync.sync(syncOptions(target, approved));
            report.libraries().forEach(this::report);
            send(target.source(), cache, report);
        } catch (SyncException e) {
            // What ended before it stands, so it is told.
            ended.reports().forEach(this::report);
            if (ExitCode.of(e.kind()) != ExitCode.SOURCE) {
                throw e;
            }
            unlisted(target.address(), e);
        }
    }

    /** What users did here follows once the source's own word on it was read; what it does not take stays unsent. */
    private void send(MediaSource source, MediaRepository cache, SyncReport report) {
        boolean read = report.libraries().stream()
                .allMatch(library -> library.error() == null
                        && library.reasons().stream()
                                .noneMatch(reason -> reason.code() == ReasonCode.USER_STATE_UNREAD));
        if (!dryRun && read && Sending.possible(source)) {
            new Sending(cache, surroundings.cancellation(), this::complain).all(source, sent -> {});
        }
    }

    private SyncOptions syncOptions(Sources.Target target, @Nullable LibraryKey approved) {
        SyncOptions chosen =
                SyncOptions.defaults().only(options.libraries).in(mode).cancelledBy(surroundings.cancellation());
        boolean here = approved != null && keys(List.of(target)).contains(approved);
        chosen = here ? chosen.approve(approve) : chosen;
        return dryRun ? chosen.dryRun() : chosen;
    }

    private static LibraryKey approvedLibrary(String digest, MediaRepository cache, List<Sources.Target> targets) {
        Optional<LibraryKey> waiting = cache.libraries().stream()
                .filter(status -> digest.equals(status.blocked()))
                .map(LibraryStatus::library)
                .map(Library::key)
                .findFirst();
        List<LibraryKey> keys = keys(targets);
        if (waiting.isPresent() && keys.contains(waiting.get())) {
            return waiting.get();
        }
        if (waiting.isEmpty() && keys.size() == 1) {
            // A dry run shows a digest that nothing recorded yet; the run itself finds out whether it is the right one.
            return keys.get(0);
        }
        throw new SyncException(
                ErrorKind.NOT_APPROVED,
                "No plan " + digest + " waits in the libraries named here; status shows what waits");
    }

    private static List<LibraryKey> keys(List<Sources.Target> targets) {
        return targets.stream()
                .flatMap(target -> target.libraries().stream())
                .map(Library::key)
                .toList();
    }

    private void unlisted(String address, SyncException error) {
        code = Math.max(code, ExitCode.of(error.kind()));
        print(Reports.json(address, error), Reports.text(address));
        complain(error);
    }

    private void report(LibraryReport report) {
        code = Math.max(code, ExitCode.of(report));
        print(Reports.json(report), Reports.text(report, surroundings.ansi()));
        SyncException error = report.error();
        if (error != null) {
            complain(error);
        }
    }
}
