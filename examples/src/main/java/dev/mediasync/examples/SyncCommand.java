package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings the copy in step with the sources. */
@Command(
        name = "sync",
        description = "Bring the copy in step with the sources.",
        footer = {"", "Exit code 3 means that something was kept back, and the report says why."})
final class SyncCommand extends Task {
    @Option(names = "--dry-run", description = "Only say what would be done; change nothing.")
    boolean dryRun;

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
            List<Sources.Target> targets = sources.targets(options.libraries, this::unlisted);
            LibraryKey approved = approve == null ? null : approvedLibrary(approve, cache, targets);
            for (Sources.Target target : targets) {
                MediaSync sync = MediaSync.builder(target.source(), cache)
                        .withListener(progress)
                        .build();
                sync.sync(syncOptions(target.library().key(), approved))
                        .libraries()
                        .forEach(this::report);
            }
            return code;
        }
    }

    private SyncOptions syncOptions(LibraryKey library, @Nullable LibraryKey approved) {
        SyncOptions chosen = SyncOptions.defaults().only(Set.of(library.id())).cancelledBy(surroundings.cancellation());
        chosen = library.equals(approved) ? chosen.approve(approve) : chosen;
        return dryRun ? chosen.dryRun() : chosen;
    }

    private static LibraryKey approvedLibrary(String digest, MediaRepository cache, List<Sources.Target> targets) {
        Optional<LibraryStatus> waiting = cache.libraries().stream()
                .filter(status -> digest.equals(status.blocked()))
                .findFirst();
        List<LibraryKey> keys =
                targets.stream().map(target -> target.library().key()).toList();
        if (waiting.isPresent() && keys.contains(waiting.get().library().key())) {
            return waiting.get().library().key();
        }
        if (waiting.isEmpty() && keys.size() == 1) {
            // A dry run shows a digest that nothing recorded yet; the run itself finds out whether it is the right one.
            return keys.get(0);
        }
        throw new SyncException(
                ErrorKind.NOT_APPROVED,
                "No plan " + digest + " waits in the libraries named here; status shows what waits");
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
