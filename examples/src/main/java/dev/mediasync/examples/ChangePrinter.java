package dev.mediasync.examples;

import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.source.Cancellation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Prints changes as they are committed, each when the one before is printed. */
final class ChangePrinter implements Flow.Subscriber<ChangeEvent> {
    private static final long GLANCE_MILLIS = 100;

    private final Task task;
    private final Catalog catalog;
    private final Set<String> names;
    private final Map<LibraryKey, Library> libraries = new HashMap<>();
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /**
     * Prints nothing yet.
     *
     * @param names the names or ids of the libraries whose changes are printed, empty for all
     */
    ChangePrinter(Task task, Catalog catalog, Set<String> names) {
        this.task = task;
        this.catalog = catalog;
        this.names = names;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(1);
    }

    @Override
    public void onNext(ChangeEvent event) {
        Library library = libraries.computeIfAbsent(event.library(), this::named);
        if (Names.match(names, library)) {
            task.print(Changes.json(event, library), Changes.text(event, library));
        }
        if (task.surroundings.out().checkError()) {
            // Nobody reads any more.
            end.complete(null);
        } else if (subscription != null) {
            subscription.request(1);
        }
    }

    private Library named(LibraryKey key) {
        return catalog.libraries().stream()
                .map(LibraryStatus::library)
                .filter(library -> library.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void onError(Throwable error) {
        end.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }

    /** Waits until somebody ends the command, nobody reads any more, or the changes cannot be read. */
    void awaitEnd(Cancellation cancellation) {
        while (!cancellation.cancelled()) {
            try {
                end.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                // Nothing ended it so far.
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
