package dev.mediasync.repository;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps who wants to know of commits, for whoever writes a repository; thread-safe. */
public final class CommitListeners {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Consumer<Throwable> failures;

    /**
     * Nobody listens yet.
     *
     * @param failures is told what a listener throws, since the commit stands whatever a listener does
     */
    public CommitListeners(Consumer<Throwable> failures) {
        this.failures = failures;
    }

    /** A listener that is not equal to any other, so that one registered twice is ended one by one. */
    private static final class Entry {
        final Runnable listener;

        Entry(Runnable listener) {
            this.listener = listener;
        }
    }

    /** Adds a listener until the registration is closed. */
    public Registration add(Runnable listener) {
        Entry entry = new Entry(listener);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    /** Tells every listener of a commit; to be called after it, while no lock is held. */
    public void committed() {
        for (Entry entry : entries) {
            try {
                entry.listener.run();
            } catch (RuntimeException | Error e) {
                failures.accept(e);
            }
        }
    }
}
