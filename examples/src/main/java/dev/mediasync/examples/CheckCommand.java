package dev.mediasync.examples;

import dev.mediasync.repository.IntegrityReport;
import dev.mediasync.repository.MediaRepository;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks every reference of the copy. */
@Command(name = "check", description = "Check every reference of the copy; reads all of it.")
final class CheckCommand extends Task {
    @Option(names = "--repair", description = "Make anew what follows from the rest, before checking.")
    boolean repair;

    CheckCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        IntegrityReport report;
        try (MediaRepository cache = Caches.existing(options.db)) {
            report = repair ? cache.repair() : cache.check();
        }
        print(json(report), text(report));
        return report.sound() ? ExitCode.COMPLETED : ExitCode.STORAGE;
    }

    private static Map<String, @Nullable Object> json(IntegrityReport report) {
        return JsonLine.fields()
                .put("items", report.items())
                .put("orphans", report.orphans())
                .put("foreignKeyViolations", report.foreignKeyViolations())
                .put("integrity", report.integrity())
                .map();
    }

    static String text(IntegrityReport report) {
        return Text.count(report.items(), "item") + ", " + Text.count(report.orphans(), "orphan") + ", "
                + Text.count(report.foreignKeyViolations(), "broken reference") + ", file "
                + Text.clean(report.integrity());
    }
}
