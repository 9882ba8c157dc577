package dev.mediasync.internal.http;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Asks for the next pages of one listing while the last one is taken in.
 *
 * @param <T> a page
 */
public final class Ahead<T> implements AutoCloseable {
    private final ExecutorService threads;
    private final Function<Window, T> fetch;
    private final int most;
    private final Deque<Coming<T>> coming = new ArrayDeque<>();

    private record Coming<T>(Window window, Future<T> answer) {}

    /**
     * Makes ready.
     *
     * @param threads does the asking
     * @param fetch asks
     * @param most how many pages may be on their way at once
     */
    public Ahead(ExecutorService threads, Function<Window, T> fetch, int most) {
        this.threads = threads;
        this.fetch = fetch;
        this.most = most;
    }

    /** A page, which may have been asked for already. */
    public T take(Window window) {
        Coming<T> first = coming.peek();
        if (first == null || !first.window().equals(window)) {
            drop();
            return fetch.apply(window);
        }
        coming.remove();
        return result(first);
    }

    /** Asks for the pages from a row on, each beginning with the last row of the one before. */
    public void ask(long next, int rows, long total) {
        Coming<T> last = coming.peekLast();
        long from = last == null ? next : last.window().start() + last.window().rows();
        while (coming.size() < most && from < total) {
            Window window = new Window(from - 1, rows + 1);
            coming.add(new Coming<>(window, threads.submit(() -> fetch.apply(window))));
            from += rows;
        }
    }

    /** Forgets what is on its way. */
    public void drop() {
        coming.forEach(one -> one.answer().cancel(true));
        coming.clear();
    }

    private static <T> T result(Coming<T> page) {
        try {
            return page.answer().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpFailure failed) {
                throw new HttpFailure(failed.blame(), failed.kind(), String.valueOf(failed.getMessage()), failed);
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
