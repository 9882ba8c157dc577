package dev.mediasync.examples;

import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunRecord;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Shows how each library stands. */
@Command(
        name = "status",
        description = "Show how each library stands: items, last run, and what waits for an approval.")
final class StatusCommand extends Task {
    StatusCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        try (MediaRepository cache = Caches.existing(options.db)) {
            Statuses.chosen(cache, options.libraries).forEach(status -> print(json(status), text(status)));
        }
        return ExitCode.COMPLETED;
    }

    private static Map<String, @Nullable Object> json(LibraryStatus status) {
        RunRecord run = status.lastRun();
        return JsonLine.fields()
                .put("source", status.library().key().source().value())
                .put("library", status.library().name())
                .put("items", status.items())
                .put("outcome", run == null ? null : run.outcome())
                .put("lastRun", run == null ? null : run.ended())
                .put("blocked", status.blocked())
                .map();
    }

    private static String text(LibraryStatus status) {
        StringBuilder text = new StringBuilder(Text.clean(status.library().name()))
                .append(": ")
                .append(Text.count(status.items(), "item"));
        RunRecord run = status.lastRun();
        if (run == null) {
            return text.append(", no run yet").toString();
        }
        text.append(", last run ")
                .append(run.outcome())
                .append(" at ")
                .append(run.ended().truncatedTo(ChronoUnit.SECONDS));
        run.reasons().forEach(reason -> text.append("\n  ").append(Text.clean(reason.message())));
        if (run.error() != null) {
            text.append("\n  ").append(Text.clean(run.error()));
        }
        if (status.blocked() != null) {
            text.append("\n  A plan waits for an approval: ").append(status.blocked());
        }
        return text.toString();
    }
}
