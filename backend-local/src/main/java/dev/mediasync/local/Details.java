package dev.mediasync.local;

import dev.mediasync.model.MediaItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of listed items, a few at a time.
 *
 * <p>A file that cannot be read, or not in time, costs its item nothing but the details, which the next run asks for again.
 */
final class Details implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Details.class);
    private static final int THREADS = 4;
    private static final int IDLE_SECONDS = 10;

    private final Function<Survey.Result, Completer> completers;
    private final long patienceMillis;
    private ThreadPoolExecutor threads = pool();
    private Survey.@Nullable Result seen;
    private @Nullable Completer completer;
    private int stuck;

    Details(Function<Survey.Result, Completer> completers, long patienceMillis) {
        this.completers = completers;
        this.patienceMillis = patienceMillis;
    }

    private static ThreadPoolExecutor pool() {
        int size = Math.min(THREADS, Runtime.getRuntime().availableProcessors() + 1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "mediasync-files");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Takes what the items of the next questions were listed from. */
    void of(Survey.Result result) {
        seen = result;
        completer = null;
        if (stuck > 0) {
            threads.shutdownNow();
            threads = pool();
            stuck = 0;
        }
    }

    /** Lets go of an earlier look, so that a new one need not be held beside it. */
    void forget() {
        seen = null;
        completer = null;
    }

    /** Whether it is known what items are listed from. */
    boolean ready() {
        return seen != null;
    }

    /** The items that could be completed. */
    List<MediaItem> complete(Collection<MediaItem> items) {
        if (seen == null) {
            throw new IllegalStateException("of() comes first");
        }
        if (completer == null) {
            completer = completers.apply(seen);
        }
        if (stuck >= threads.getMaximumPoolSize()) {
            return List.of();
        }
        return answers(List.copyOf(items), completer);
    }

    private List<MediaItem> answers(List<MediaItem> items, Completer with) {
        List<Callable<@Nullable MediaItem>> tasks = new ArrayList<>();
        items.forEach(item -> tasks.add(() -> with.complete(item)));
        List<MediaItem> answers = new ArrayList<>();
        try {
            List<Future<@Nullable MediaItem>> futures = threads.invokeAll(tasks, patienceMillis, TimeUnit.MILLISECONDS);
            for (int at = 0; at < items.size(); at++) {
                MediaItem answer = answer(items.get(at), futures.get(at));
                if (answer != null) {
                    answers.add(answer);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answers;
    }

    private @Nullable MediaItem answer(MediaItem item, Future<@Nullable MediaItem> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException e) {
            stuck++;
            LOG.warn(
                    "{} was not read in time; the next run tries again",
                    FileNames.decode(item.key().id()));
        } catch (ExecutionException e) {
            LOG.warn(
                    "{} cannot be read, so only its name tells about it: {}",
                    FileNames.decode(item.key().id()),
                    words(e.getCause()));
        }
        return null;
    }

    private static String words(@Nullable Throwable cause) {
        return cause instanceof IOException
                ? Failure.words(cause)
                : String.format(Locale.ROOT, "%s; please report this", cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
