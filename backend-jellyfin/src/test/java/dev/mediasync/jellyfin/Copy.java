package dev.mediasync.jellyfin;

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
    static final SourceId SOURCE = new SourceId(FakeJellyfin.ID);

    final FakeJellyfin server;
    final JellyfinSource source;
    final InMemoryRepository repository = new InMemoryRepository();
    private final MediaSync sync;

    Copy(FakeJellyfin server, JellyfinSource source) {
        this.server = server;
        this.source = source;
        this.sync = MediaSync.builder(source, repository).build();
    }

    /** A copy of the small catalogue, with pages of three rows, as the administrator sees it. */
    static Copy ofSmall() {
        FakeJellyfin server = Libraries.small();
        return new Copy(
                server, server.builder(FakeJellyfin.TOKEN).withPageRows(3).build());
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

    boolean has(int number) {
        return repository.find(new ItemKey(SOURCE, Libraries.id(number))).isPresent();
    }

    MediaItem item(int number) {
        return repository.find(new ItemKey(SOURCE, Libraries.id(number))).orElseThrow();
    }

    UserState state(int number, String user) {
        return repository
                .userState(new ItemKey(SOURCE, Libraries.id(number)), user)
                .orElseThrow();
    }

    @Override
    public void close() {
        source.close();
        server.close();
    }
}
