package dev.mediasync.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads folders on a few threads, because most of the time is waiting for the file system.
 *
 * <p>What one of them finds, any of them may read next. The caller's thread is the first of them, so a small tree needs no
 * other; all have ended when {@link #read} returns.
 */
final class Readers {
    private static final int MOST = 4;

    private final Consumer<Folder> reader;
    private final Deque<Folder> open = new ArrayDeque<>();
    private final List<Thread> helpers = new ArrayList<>();
    private int reading;
    private @Nullable Throwable failure;

    /** Takes who reads one folder; what it finds, it gives to {@link #add}. */
    Readers(Consumer<Folder> reader) {
        this.reader = reader;
    }

    /** Reads a folder and all that is added meanwhile; ends with the first failure. */
    void read(Folder first) {
        add(List.of(first));
        work();
        join();
        if (failure instanceof RuntimeException problem) {
            throw problem;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    /** Puts folders on the pile, for whoever comes next. */
    synchronized void add(List<Folder> found) {
        if (failure != null) {
            return;
        }
        found.forEach(open::push);
        notifyAll();
        if (open.size() > helpers.size() + 1 && helpers.size() < MOST - 1) {
            Thread helper = new Thread(this::work, "mediasync-folders-" + (helpers.size() + 1));
            helper.setDaemon(true);
            helpers.add(helper);
            helper.start();
        }
    }

    private void work() {
        for (Folder folder = next(); folder != null; folder = next()) {
            Throwable problem = null;
            try {
                reader.accept(folder);
            } catch (RuntimeException | Error e) {
                problem = e;
            }
            done(problem);
        }
    }

    /** The next folder; null when there is none and none can come. */
    private synchronized @Nullable Folder next() {
        boolean interrupted = false;
        while (open.isEmpty() && reading > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Folder folder = open.poll();
        reading += folder == null ? 0 : 1;
        return folder;
    }

    private synchronized void done(@Nullable Throwable problem) {
        reading--;
        if (problem != null) {
            failure = failure == null ? problem : failure;
            open.clear();
        }
        notifyAll();
    }

    private void join() {
        boolean interrupted = false;
        for (Thread helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
