package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.Verdict;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.MediaSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies exactly one plan that was made before. */
@Command(
        name = "apply",
        description = {
            "Apply exactly the plan that was reviewed.",
            "It is refused, and nothing is changed, if the library moved since."
        })
final class ApplyCommand extends Task {
    @Parameters(
            paramLabel = "PLAN",
            description = "A file of plan --out, - for standard input, or the digest of a waiting plan.")
    String plan = "";

    @Option(names = "--approve", paramLabel = "DIGEST", description = "Approve the plan if it is blocked.")
    @Nullable
    String approve;

    private int code;

    ApplyCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        PlanArgument argument = new PlanArgument(plan);
        List<SyncPlan> given = argument.digest() ? List.of() : argument.read(surroundings.in());
        given.forEach(this::checkApproval);
        try (Sources sources = Sources.open(options, surroundings.environment());
                MediaRepository cache =
                        argument.digest() ? Caches.existing(options.db) : Caches.forWriting(options.db)) {
            List<SyncPlan> plans = argument.digest() ? List.of(argument.find(cache)) : given;
            plans.forEach(this::checkApproval);
            List<Sources.Target> targets = sources.targets(Set.of(), cache, (address, error) -> failed(error));
            for (SyncPlan next : plans) {
                apply(cache, targets, next);
            }
            return code;
        }
    }

    private void checkApproval(SyncPlan next) {
        if (next.verdict() == Verdict.BLOCKED && !next.digest().equals(approve)) {
            throw new SyncException(
                    ErrorKind.NOT_APPROVED,
                    "The plan is blocked, and its digest is " + next.digest()
                            + "; review it, then add --approve with it");
        }
    }

    private void apply(MediaRepository cache, List<Sources.Target> targets, SyncPlan next) {
        MediaSource source = targets.stream()
                .filter(target -> target.libraries().stream()
                        .anyMatch(library -> library.key().equals(next.library())))
                .map(Sources.Target::source)
                .findFirst()
                .orElse(null);
        if (source == null) {
            failed(new SyncException(
                    ErrorKind.USAGE,
                    "The plan is for library " + next.library() + ", which no --source given here lists"));
            return;
        }
        MediaSync sync =
                MediaSync.builder(source, cache).withClock(surroundings.clock()).build();
        boolean blocked = next.verdict() == Verdict.BLOCKED;
        LibraryReport report = blocked ? sync.apply(next, next.digest()) : sync.apply(next);
        code = Math.max(code, ExitCode.of(report));
        print(Reports.json(report), Reports.text(report, surroundings.ansi()));
    }

    private void failed(SyncException error) {
        code = Math.max(code, ExitCode.of(error.kind()));
        complain(error);
    }
}
