package dev.mediasync.local;

import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells of what a test says, and of nothing that happens. */
final class ScriptedWatch implements WatchService {
    private final BlockingQueue<WatchKey> keys = new LinkedBlockingQueue<>();

    /** Tells that something happened in a folder. */
    void happens(WatchEvent.Kind<?> kind, Path folder, @Nullable Path name) {
        keys.add(new Key(folder, List.of(new Event<>(kind, name))));
    }

    @Override
    public void close() {
        keys.clear();
    }

    @Override
    public @Nullable WatchKey poll() {
        return keys.poll();
    }

    @Override
    public @Nullable WatchKey poll(long timeout, TimeUnit unit) throws InterruptedException {
        return keys.poll(timeout, unit);
    }

    @Override
    public WatchKey take() throws InterruptedException {
        return keys.take();
    }

    private record Event<T>(
            WatchEvent.Kind<T> kind, @Nullable Object name) implements WatchEvent<T> {
        @Override
        public int count() {
            return 1;
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"})
        public T context() {
            return (T) name;
        }
    }

    private record Key(Path watchable, List<WatchEvent<?>> pollEvents) implements WatchKey {
        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public boolean reset() {
            return true;
        }

        @Override
        public void cancel() {
            // Nothing is watched.
        }
    }
}
