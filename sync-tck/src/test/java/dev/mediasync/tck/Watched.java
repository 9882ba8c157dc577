package dev.mediasync.tck;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSync;
import dev.mediasync.SourceStatus;
import dev.mediasync.SyncException;
import dev.mediasync.WatchOptions;
import dev.mediasync.internal.SourceWatch;
import dev.mediasync.internal.WatchTarget;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.UnsentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A watch over one live source in virtual time. */
final class Watched {
    static final SourceId ID = new SourceId("live");
    /** Longer than a window, and shorter than anything that is done unasked. */
    static final Duration MOMENT = Duration.ofSeconds(4);

    final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05.678Z"));
    final VirtualTime time = new VirtualTime(clock, 1);
    final InMemoryRepository repository = new InMemoryRepository(clock);
    /** Whether nothing can be written any more. */
    boolean full;

    private final MediaRepository disk = new ForwardingRepository(repository) {
        @Override
        public Applied apply(Lease lease, Commit commit) {
            write();
            return super.apply(lease, commit);
        }

        @Override
        public void sent(UnsentState state) {
            write();
            super.sent(state);
        }

        private void write() {
            if (full) {
                throw new SyncException(ErrorKind.STORAGE_FULL, "There is no room left");
            }
        }
    };
    final ScriptedSource scripted = new ScriptedSource(ID);
    final LiveSource source = new LiveSource(scripted);
    final Library films = scripted.library("films");
    final List<SourceStatus> told = new ArrayList<>();
    private SourceWatch watch = watch(WatchOptions.defaults());

    /** A watch that has begun over twelve films, and has looked at everything. */
    static Watched begun() {
        return begun(12);
    }

    /** The same over another number of films. */
    static Watched begun(int count) {
        Watched watched = new Watched();
        watched.scripted.put(watched.films, RepositoryContract.films(ID, count));
        watched.begin();
        watched.time.advance(MOMENT);
        watched.forget();
        return watched;
    }

    private SourceWatch watch(WatchOptions options) {
        MediaSync sync = MediaSync.builder(source, disk)
                .withRemovalPolicy(RepositoryContract.UNLIMITED)
                .withClock(clock)
                .build();
        return new SourceWatch(new WatchTarget("server", sync, source, disk), options, time);
    }

    void begin() {
        watch.onStatus(told::add);
        watch.begin();
    }

    /** Ends the watch and begins another one, as a new process would. */
    void restart() {
        end();
        watch = watch(WatchOptions.defaults());
        begin();
    }

    void end() {
        watch.end();
        watch.await(Duration.ofSeconds(1));
    }

    /** Forgets what was noted so far. */
    void forget() {
        source.walks.clear();
        source.looks.clear();
        told.clear();
    }

    SourceWatch watch() {
        return watch;
    }

    SourceStatus.State state() {
        return watch.status().state();
    }

    Set<MediaItem> recorded(Library library) {
        Set<MediaItem> items = new HashSet<>();
        repository.browseAll(
                BrowseQuery.ALL.in(library.key()),
                summary -> items.add(repository.find(summary.key()).orElseThrow()));
        return items;
    }

    Set<MediaItem> held(Library library) {
        return new HashSet<>(scripted.held(library));
    }
}
