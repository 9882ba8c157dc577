package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.plan.PlanJson;
import dev.mediasync.plan.PlanText;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.Verdict;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what a sync would do, or what waits for an approval. */
@Command(
        name = "plan",
        description = {
            "Show what a sync would do, without doing it.",
            "Without --source, show the plans that wait for an approval."
        })
final class PlanCommand extends Task {
    @Option(names = "--out", paramLabel = "FILE", description = "Save the plan here, for apply.")
    @Nullable
    Path out;

    private final List<SyncPlan> plans = new ArrayList<>();
    private int code;

    PlanCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        if (options.sources.isEmpty()) {
            waiting();
        } else {
            fresh();
        }
        if (out != null) {
            save(out);
        }
        return code;
    }

    private void fresh() {
        try (Sources sources = Sources.open(options, surroundings.environment());
                MediaRepository cache = Caches.forLooking(options.db)) {
            for (Sources.Target target : sources.targets(options.libraries, cache, (address, error) -> failed(error))) {
                MediaSync sync = MediaSync.builder(target.source(), cache)
                        .withClock(surroundings.clock())
                        .build();
                target.libraries().forEach(library -> fresh(cache, sync, library));
            }
        }
    }

    private void fresh(Catalog cache, MediaSync sync, Library library) {
        try {
            show(cache, library.name(), sync.plan(library));
        } catch (SyncException e) {
            failed(e);
        }
    }

    private void waiting() {
        try (MediaRepository cache = Caches.existing(options.db)) {
            for (LibraryStatus status : Statuses.chosen(cache, options.libraries)) {
                cache.blockedPlan(status.library().key())
                        .ifPresent(plan -> show(cache, status.library().name(), plan));
            }
        }
        if (plans.isEmpty()) {
            say("No plan waits for an approval.");
        }
    }

    private void show(Catalog cache, String library, SyncPlan plan) {
        plans.add(plan);
        surroundings.out().println(options.json ? PlanJson.write(plan) : text(cache, library, plan));
        code = Math.max(code, plan.verdict() == Verdict.READY ? ExitCode.COMPLETED : ExitCode.WITHHELD);
    }

    private static String text(Catalog cache, String library, SyncPlan plan) {
        return PlanText.of(plan).named(library).recorded(cache::find).toString();
    }

    private void failed(SyncException error) {
        code = Math.max(code, ExitCode.of(error.kind()));
        complain(error);
    }

    private void save(Path file) {
        try {
            Files.write(file, plans.stream().map(PlanJson::write).toList());
        } catch (IOException e) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "The plan cannot be saved to " + file + "; name a file in a folder that can be written",
                    e);
        }
    }
}
