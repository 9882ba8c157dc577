package dev.mediasync.benchmarks;

import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.SourceDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A source that costs nothing: its pages are made beforehand, fingerprints included. */
final class ListSource implements MediaSource {
    static final Library LIBRARY = new Library(new LibraryKey(Catalogue.SOURCE, "all"), "All", LibraryKind.MIXED);
    static final int PAGE = 1_000;

    private final List<ObservedPage> pages;

    ListSource(List<ObservedPage> pages) {
        this.pages = pages;
    }

    static List<ObservedPage> pages(List<MediaItem> items) {
        List<ObservedPage> pages = new ArrayList<>();
        for (int from = 0; from < items.size(); from += PAGE) {
            pages.add(page(items, from));
        }
        return pages;
    }

    /** The page from a row on, fingerprinted now. */
    static ObservedPage page(List<MediaItem> items, int from) {
        List<ObservedItem> shown = new ArrayList<>(PAGE);
        for (MediaItem item : items.subList(from, Math.min(items.size(), from + PAGE))) {
            shown.add(ObservedItem.of(item));
        }
        PageReceipt receipt =
                PageReceipt.Rows.asked("all", from, PAGE, (long) items.size()).with(shown);
        return new ObservedPage(shown, List.of(), List.of(receipt));
    }

    @Override
    public SourceDescription describe() {
        return new SourceDescription(Catalogue.SOURCE, "bench", "", Set.of());
    }

    @Override
    public List<Library> libraries() {
        return List.of(LIBRARY);
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        pages.forEach(sink::page);
        return WalkEnd.of("bench");
    }

    @Override
    public void close() {}
}
