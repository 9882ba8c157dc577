package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.plex.Question.Window;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks for the next pages of one listing while the last one is taken in. */
final class Ahead implements AutoCloseable {
    private final ExecutorService threads;
    private final Function<Window, Container> fetch;
    private final int most;
    private final Deque<Coming> coming = new ArrayDeque<>();

    private record Coming(Window window, Future<Container> answer) {}

    /**
     * Makes ready.
     *
     * @param threads does the asking
     * @param fetch asks
     * @param most how many pages may be on their way at once
     */
    Ahead(ExecutorService threads, Function<Window, Container> fetch, int most) {
        this.threads = threads;
        this.fetch = fetch;
        this.most = most;
    }

    /** A page, which may have been asked for already. */
    Container take(Window window) {
        Coming first = coming.peek();
        if (first == null || !first.window().equals(window)) {
            drop();
            return fetch.apply(window);
        }
        coming.remove();
        return result(first);
    }

    /** Asks for the pages from a row on, each beginning with the last row of the one before. */
    void ask(long next, int rows, long total) {
        Coming last = coming.peekLast();
        long from = last == null ? next : last.window().start() + last.window().rows();
        while (coming.size() < most && from < total) {
            Window window = new Window(from - 1, rows + 1);
            coming.add(new Coming(window, threads.submit(() -> fetch.apply(window))));
            from += rows;
        }
    }

    /** Forgets what is on its way. */
    void drop() {
        coming.forEach(one -> one.answer().cancel(true));
        coming.clear();
    }

    private static Container result(Coming page) {
        try {
            return page.answer().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PlexFailure failed) {
                throw new PlexFailure(failed.blame(), failed.kind(), String.valueOf(failed.getMessage()), failed);
            }
            throw e.getCause() instanceof RuntimeException broken ? broken : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SyncException(ErrorKind.CANCELLED, "The thread was interrupted; nothing was removed", e);
        }
    }

    @Override
    public void close() {
        drop();
    }
}
