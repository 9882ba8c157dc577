package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.MediaKind;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.SearchQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds what the copy holds by words. */
@Command(
        name = "search",
        description = "Find items by the words of their titles, people, genres and studios, best first.")
final class SearchCommand extends Task {
    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "Words, or beginnings of words; behind -- any text.")
    List<String> text = new ArrayList<>();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Only items of this kind: movie, show, season, episode, …")
    @Nullable
    MediaKind kind;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many items, 1 to 1000; 50 unless given.")
    int limit = 50;

    @Spec
    @Nullable
    CommandSpec spec;

    SearchCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        refuseUnknownOptions();
        if (limit < 1 || limit > SearchQuery.MAX_LIMIT) {
            throw new SyncException(
                    ErrorKind.USAGE, "--limit is from 1 to " + SearchQuery.MAX_LIMIT + ", not " + limit);
        }
        try (MediaRepository cache = Caches.existing(options.db)) {
            SearchQuery query =
                    SearchQuery.of(String.join(" ", text)).ofKind(kind).limit(limit);
            found(cache, query).forEach(this::item);
        }
        return ExitCode.COMPLETED;
    }

    /** What begins with one hyphen is text; with two it is more likely an option that was misspelt. */
    private void refuseUnknownOptions() {
        boolean ended = spec != null
                && spec.commandLine().getParseResult().originalArgs().contains("--");
        text.stream()
                .filter(word -> !ended && word.startsWith("--") && word.length() > 2)
                .findFirst()
                .ifPresent(word -> {
                    throw new SyncException(
                            ErrorKind.USAGE, "There is no option " + word + "; put -- before a text that begins so");
                });
    }

    /** What is found in all libraries, or in the chosen ones, library by library. */
    private List<ItemSummary> found(MediaRepository cache, SearchQuery query) {
        List<LibraryStatus> chosen = Statuses.chosen(cache, options.libraries);
        if (options.libraries.isEmpty()) {
            return cache.search(query);
        }
        return chosen.stream()
                .flatMap(status -> cache.search(query.in(status.library().key())).stream())
                .distinct()
                .limit(limit)
                .toList();
    }

    private void item(ItemSummary item) {
        surroundings.out().println(options.json ? JsonLine.of(Items.json(item).map()) : Items.text(item));
    }
}
