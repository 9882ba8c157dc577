package dev.mediasync.examples;

import dev.mediasync.model.Library;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how each library stands. */
@Command(
        name = "status",
        description = "Show how each library stands: items, last run, what waits for an approval, what is kept.")
final class StatusCommand extends Task {
    @Option(
            names = "--withheld",
            description = "List instead each item that stays although the last full run did not see it, and why.")
    boolean withheld;

    StatusCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        try (MediaRepository cache = Caches.existing(options.db)) {
            List<LibraryStatus> chosen = Statuses.chosen(cache, options.libraries);
            Withholding withholding = new Withholding(cache, surroundings.clock());
            if (withheld) {
                chosen.forEach(status -> list(cache, withholding, status.library()));
            } else {
                chosen.forEach(status -> print(json(status), text(status) + withholding.summary(status)));
            }
            if (withheld && chosen.stream().allMatch(status -> status.withheld() == 0)) {
                say("Nothing is kept that the last full run did not see.");
            }
        }
        return ExitCode.COMPLETED;
    }

    private void list(Catalog cache, Withholding withholding, Library library) {
        cache.withheld(library.key())
                .forEach(item -> print(Withholding.json(library, item), withholding.text(library, item)));
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
                .put("withheld", status.withheld())
                .put("withheldSince", status.withheldSince())
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
        text.append(", last run ").append(run.outcome()).append(" at ").append(Text.time(run.ended()));
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
