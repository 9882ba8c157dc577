package dev.mediasync.examples;

import dev.mediasync.ChangeFeed;
import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSync;
import dev.mediasync.MediaWatch;
import dev.mediasync.SyncException;
import dev.mediasync.WatchOptions;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.MediaSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps the copy in step and prints each change. */
@Command(
        name = "watch",
        description = "Keep the copy in step with the sources, and print each change as it is committed.",
        footer = {
            "",
            "It goes on until it is interrupted, whatever the sources do meanwhile; how they stand is told on standard",
            "error. Changes are printed as the command changes prints them."
        })
final class WatchCommand extends Task {
    @Option(
            names = "--since",
            paramLabel = "SEQUENCE",
            description = "Begin with the changes behind this one; with those of this watch unless given.")
    @Nullable
    Long since;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description =
                    "How often to look for changes that no source tells of, for example 30s or 5m; 15m unless given.")
    Duration every = WatchOptions.defaults().lookEvery();

    WatchCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        WatchOptions watching = watching();
        try (Sources sources = Sources.open(options, surroundings.environment());
                MediaRepository cache = Caches.forWriting(options.db);
                ChangeFeed feed = ChangeFeed.builder(cache).build()) {
            Told told = new Told(surroundings);
            ChangePrinter printer = new ChangePrinter(this, cache, options.libraries);
            feed.since(since == null ? cache.lastChange() : since).subscribe(printer);
            try (MediaWatch watch = MediaSync.watch(syncs(sources, cache, told), watching)) {
                watch.onStatus(told::status);
                watch.status().forEach(told::status);
                printer.awaitEnd(surroundings.cancellation());
            }
        }
        return ExitCode.COMPLETED;
    }

    private WatchOptions watching() {
        try {
            WatchOptions watching = WatchOptions.defaults().withLookEvery(every).only(options.libraries);
            WatchOptions.Retry retry = watching.retry();
            boolean sooner = every.compareTo(retry.first()) < 0;
            return sooner
                    ? watching.withRetry(new WatchOptions.Retry(every, retry.longest(), retry.pulse()))
                    : watching;
        } catch (IllegalArgumentException e) {
            throw new SyncException(ErrorKind.USAGE, "--every is no such time. " + e.getMessage(), e);
        }
    }

    private Map<String, MediaSync> syncs(Sources sources, MediaRepository cache, Told told) {
        Map<String, MediaSync> syncs = new LinkedHashMap<>();
        Map<String, MediaSource> opened = sources.byAddress();
        Set<String> others = withoutChosenLibrary(sources, cache);
        opened.forEach((address, source) -> {
            if (!others.contains(address)) {
                syncs.put(
                        address,
                        MediaSync.builder(source, cache)
                                .withListener(told)
                                .withClock(surroundings.clock())
                                .build());
            }
        });
        return syncs;
    }

    /** The sources that answer and have none of the libraries that are asked for; a name that none has is refused. */
    private Set<String> withoutChosenLibrary(Sources sources, MediaRepository cache) {
        if (options.libraries.isEmpty()) {
            return Set.of();
        }
        Set<String> others = new HashSet<>(sources.byAddress().keySet());
        sources.targets(options.libraries, cache, (address, error) -> others.remove(address))
                .forEach(target -> others.remove(target.address()));
        return others;
    }
}
