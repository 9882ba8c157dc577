package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the committed changes. */
@Command(name = "changes", description = "List the committed changes, oldest first.")
final class ChangesCommand extends Task {
    private static final int PAGE = 1_000;

    @Option(
            names = "--since",
            paramLabel = "SEQUENCE",
            description = "Only changes behind this one; all there are unless given.")
    @Nullable
    Long since;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many changes.")
    long limit = Long.MAX_VALUE;

    ChangesCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        if (limit < 1) {
            throw new SyncException(ErrorKind.USAGE, "--limit is at least 1, not " + limit);
        }
        try (MediaRepository cache = Caches.existing(options.db)) {
            Map<LibraryKey, Library> chosen = Statuses.chosen(cache, options.libraries).stream()
                    .map(LibraryStatus::library)
                    .collect(Collectors.toMap(Library::key, library -> library));
            list(cache, chosen);
        }
        return ExitCode.COMPLETED;
    }

    private void list(MediaRepository cache, Map<LibraryKey, Library> chosen) {
        long behind = since == null ? cache.trimmedUpTo() : since;
        long left = limit;
        List<ChangeEvent> page;
        do {
            page = cache.changesSince(behind, PAGE);
            for (ChangeEvent event : page) {
                behind = event.sequence();
                Library library = chosen.get(event.library());
                if (library != null && left > 0) {
                    left--;
                    print(Changes.json(event, library), Changes.text(event, library));
                }
            }
        } while (page.size() == PAGE && left > 0 && !surroundings.out().checkError());
    }
}
