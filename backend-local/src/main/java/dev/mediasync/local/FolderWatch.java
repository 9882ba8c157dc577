package dev.mediasync.local;

import dev.mediasync.model.LibraryKey;
import dev.mediasync.source.PushHint;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches folders on a thread of its own, and tells once it is quiet again that a look is worthwhile.
 *
 * <p>It is a hint for an earlier look and nothing else: systems tell nothing of what other machines do on a network share,
 * and lose events under load. Where so many folders cannot be watched, there are no hints at all, and a warning says so.
 */
final class FolderWatch implements AutoCloseable {
    /** More folders than most systems let one user watch by default would starve other programs. */
    static final int MOST_FOLDERS = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final int TIMES_QUIET = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Path> roots;
    private final FileAccess files;
    private final LibraryKey library;
    private final Consumer<PushHint> listener;
    private final Duration quiet;
    private final int mostFolders;
    private final Thread thread = new Thread(this::run, "mediasync-watch");
    private volatile boolean closed;
    private int watched;
    private boolean changed;
    private boolean missed;

    FolderWatch(Options options, LibraryKey library, Consumer<PushHint> listener) {
        this.roots = options.roots();
        this.files = options.files();
        this.quiet = options.quiet();
        this.mostFolders = options.mostFolders();
        this.library = library;
        this.listener = listener;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (WatchService service = files.watchService(roots.get(0))) {
            for (Path root : roots) {
                watch(root, service);
            }
            LOG.debug("Watching {} folders of {}", watched, library);
            changed = true;
            while (!closed) {
                listen(service);
            }
        } catch (IOException e) {
            if (!closed) {
                LOG.warn(
                        "Changes of {} are not watched, so they are seen by the next regular run only: {}",
                        library,
                        e.getMessage());
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            LOG.debug("Watching {} ended", library);
        }
    }

    /** Waits for events, and tells once they cease, or have not ceased for long. */
    private void listen(WatchService service) throws IOException, InterruptedException {
        if (!changed && !missed) {
            take(service.take(), service);
        }
        long end = System.nanoTime() + TIMES_QUIET * quiet.toNanos();
        WatchKey next = service.poll(quiet.toNanos(), TimeUnit.NANOSECONDS);
        while (next != null && System.nanoTime() < end) {
            take(next, service);
            next = service.poll(quiet.toNanos(), TimeUnit.NANOSECONDS);
        }
        if (next != null) {
            take(next, service);
        }
        if (missed || changed) {
            tell(missed ? PushHint.everything() : new PushHint(library, Set.of()));
        }
        missed = false;
        changed = false;
    }

    private void tell(PushHint hint) {
        try {
            listener.accept(hint);
        } catch (RuntimeException e) {
            LOG.warn("The listener for changes of {} failed; it is told of the next ones all the same", library, e);
        }
    }

    private void take(WatchKey key, WatchService service) throws IOException {
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind().equals(StandardWatchEventKinds.OVERFLOW)) {
                missed = true;
            } else if (event.context() instanceof Path name && key.watchable() instanceof Path folder) {
                take(folder.resolve(name), event.kind(), service);
            }
        }
        if (!key.reset() && key.watchable() instanceof Path gone && roots.contains(gone)) {
            LOG.warn("Root {} is not there any more, so its changes are not watched from now on", gone);
            missed = true;
        }
    }

    private void take(Path path, WatchEvent.Kind<?> kind, WatchService service) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (IgnoreRules.ignoresFile(name) && !name.equals(".nomedia") && !name.equals(".ignore")) {
            return;
        }
        changed = true;
        if (kind.equals(StandardWatchEventKinds.ENTRY_CREATE) && Files.isDirectory(path)) {
            watch(path, service);
        }
    }

    /** Watches a folder and all below it; what cannot be read is not watched. */
    private void watch(Path top, WatchService service) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (closed) {
                    return FileVisitResult.TERMINATE;
                }
                if (!roots.contains(folder) && IgnoreRules.ignoresFolder(String.valueOf(folder.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (++watched > mostFolders) {
                    throw new IOException("it has more than " + mostFolders + " folders");
                }
                files.watch(folder, service);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it watches no more. */
    boolean ended() {
        return !thread.isAlive();
    }

    /**
     * What is watched and how.
     *
     * @param roots the folders, with all below them
     * @param files the file system
     * @param quiet how long nothing must happen before somebody is told
     * @param mostFolders how many folders are watched at most
     */
    record Options(List<Path> roots, FileAccess files, Duration quiet, int mostFolders) {
        Options {
            roots = List.copyOf(roots);
        }
    }
}
