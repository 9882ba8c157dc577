package dev.mediasync.examples;

import dev.mediasync.WatchOptions;
import dev.mediasync.examples.web.LivePage;
import dev.mediasync.repository.MediaRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the copy on a page that changes with it. */
@Command(
        name = "serve",
        description = {
            "Keep the copy in step with the sources, and show it on a page for this machine's browser.",
            "Ctrl-C ends it."
        })
final class ServeCommand extends Task {
    private static final int USUAL_PORT = 8484;
    private static final long MOMENT_MILLIS = 50;

    @Option(names = "--port", paramLabel = "PORT", description = "Where the page is; 8484 unless given, 0 for any.")
    int port = USUAL_PORT;

    @Option(names = "--user", paramLabel = "NAME", description = "Whose marks are shown; \"default\" unless given.")
    String user = "default";

    ServeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        WatchOptions watching = WatchOptions.defaults().only(options.libraries);
        LivePage.Settings settings = new LivePage.Settings(port, user, surroundings.clock(), watching);
        try (Sources sources = Sources.open(options, surroundings.environment());
                MediaRepository cache = Caches.forWriting(options.db);
                LivePage page = new LivePage(cache, sources.byAddress(), settings)) {
            print(JsonLine.fields().put("address", page.address().toString()).map(), "Open " + page.address());
            untilCancelled();
            return ExitCode.COMPLETED;
        }
    }

    private void untilCancelled() {
        try {
            while (!surroundings.cancellation().cancelled()) {
                Thread.sleep(MOMENT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
