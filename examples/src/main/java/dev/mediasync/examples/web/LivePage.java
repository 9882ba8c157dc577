package dev.mediasync.examples.web;

import dev.mediasync.ChangeFeed;
import dev.mediasync.MediaSync;
import dev.mediasync.MediaWatch;
import dev.mediasync.WatchOptions;
import dev.mediasync.examples.JsonLine;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.MediaSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The live page: keeps sources in step, and shows the copy as it changes. */
public final class LivePage implements AutoCloseable {
    private static final Duration FROM_OTHERS = Duration.ofMillis(500);

    private final WebServer server;
    private final Events events = new Events();
    private final ChangeFeed feed;
    private final MediaWatch watch;

    /**
     * How a page is served.
     *
     * @param port where, 0 for any free port
     * @param user whose marks are shown
     * @param clock tells the time
     * @param watching how the sources are watched
     */
    public record Settings(int port, String user, Clock clock, WatchOptions watching) {}

    /**
     * Starts to serve.
     *
     * @param repository the copy
     * @param sources what it is kept in step with, by address; nobody else uses them meanwhile
     */
    public LivePage(MediaRepository repository, Map<String, MediaSource> sources, Settings settings) {
        server = WebServer.bind(settings.port());
        try {
            feed = ChangeFeed.builder(repository).withPollInterval(FROM_OTHERS).build();
            watch = begin(repository, sources, settings);
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    private MediaWatch begin(MediaRepository repository, Map<String, MediaSource> sources, Settings settings) {
        Following following = new Following(events, settings.clock());
        Known known = new Known(repository, sources.keySet());
        Map<String, MediaSync> syncs = new LinkedHashMap<>();
        sources.forEach((address, source) -> syncs.put(
                address,
                MediaSync.builder(source, repository)
                        .withListener(following.of(address, known))
                        .withClock(settings.clock())
                        .build()));
        follow(repository);
        MediaWatch begun = MediaSync.watch(syncs, settings.watching());
        Watched watched = new Watched(begun, known);
        begun.onStatus(status -> events.tell("source", JsonLine.fields().put("address", status.source())));
        Assets.on(server);
        watched.on(server);
        new LibraryPages(repository, settings.user()).on(server);
        new Marks(repository, settings.user(), events, settings.clock(), begun::send).on(server);
        new Review(repository, watched).on(server);
        server.get("/api/events", events::stream).start();
        return begun;
    }

    private void follow(MediaRepository repository) {
        feed.subscribe(new ChangeTeller(repository, events, () -> follow(repository)));
    }

    /** Where the page is. */
    public URI address() {
        return server.address();
    }

    @Override
    public void close() {
        events.close();
        watch.close();
        feed.close();
        server.close();
    }
}
