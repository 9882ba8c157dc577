package dev.mediasync.plex;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncOptions;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;

/** A copy of a fake server that a test keeps in step. */
final class Copy implements AutoCloseable {
    static final SourceId SOURCE = new SourceId(FakePlex.ID);

    final FakePlex server;
    final PlexSource source;
    final InMemoryRepository repository = new InMemoryRepository();
    private final MediaSync sync;

    Copy(FakePlex server, PlexSource source) {
        this.server = server;
        this.source = source;
        this.sync = MediaSync.builder(source, repository).build();
    }

    /** A copy of the small catalogue, with pages of three rows. */
    static Copy ofSmall() {
        FakePlex server = Libraries.small();
        return new Copy(server, server.source());
    }

    /** A run over everything; the report of one library. */
    LibraryReport sync(String library) {
        return sync(library, SyncOptions.Mode.FULL);
    }

    LibraryReport sync(String library, SyncOptions.Mode mode) {
        return sync.sync(SyncOptions.defaults().in(mode)).libraries().stream()
                .filter(report -> report.library().name().equals(library))
                .findFirst()
                .orElseThrow();
    }

    boolean has(String id) {
        return repository.find(new ItemKey(SOURCE, id)).isPresent();
    }

    MediaItem item(String id) {
        return repository.find(new ItemKey(SOURCE, id)).orElseThrow();
    }

    UserState state(String id, String user) {
        return repository.userState(new ItemKey(SOURCE, id), user).orElseThrow();
    }

    @Override
    public void close() {
        source.close();
        server.close();
    }
}
