package dev.mediasync.sqlite;

import dev.mediasync.model.MediaItem;
import dev.mediasync.repository.SearchDocument;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Makes search documents on another thread, a portion ahead of who writes them.
 *
 * <p>Making the words of many items takes a sixth as long as writing all of their rows.
 */
final class DocumentsAhead {
    static final DocumentsAhead NONE = new DocumentsAhead(List.of());

    private static final int PORTION = 500;

    private final List<MediaItem> items;
    private int begun;
    private IdentityHashMap<MediaItem, SearchDocument> ready = new IdentityHashMap<>();
    private @Nullable CompletableFuture<IdentityHashMap<MediaItem, SearchDocument>> next;

    /**
     * Begins, where it is worth a thread.
     *
     * @param items items whose documents will be asked for, most of them and in this order
     */
    DocumentsAhead(List<MediaItem> items) {
        this.items = items;
        if (items.size() > PORTION) {
            begin();
        }
    }

    private void begin() {
        List<MediaItem> portion = items.subList(begun, Math.min(items.size(), begun + PORTION));
        begun += portion.size();
        next = portion.isEmpty() ? null : CompletableFuture.supplyAsync(() -> documents(portion));
    }

    private static IdentityHashMap<MediaItem, SearchDocument> documents(List<MediaItem> portion) {
        IdentityHashMap<MediaItem, SearchDocument> documents = new IdentityHashMap<>();
        portion.forEach(item -> documents.put(item, SearchDocument.of(item)));
        return documents;
    }

    /** The document of an item, made here if it was not made ahead. */
    SearchDocument of(MediaItem item) {
        SearchDocument made = ready.remove(item);
        while (made == null && next != null) {
            ready = next.join();
            begin();
            made = ready.remove(item);
        }
        return made == null ? SearchDocument.of(item) : made;
    }
}
