package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
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

/** An honest source of films, in pages of a hundred. */
final class FakeSource implements MediaSource {
    static final SourceId ID = new SourceId("server-1");
    static final Library FILMS = new Library(new LibraryKey(ID, "films"), "Films", LibraryKind.MOVIES);
    private static final int PAGE = 100;

    final List<MediaItem> items = new ArrayList<>();

    static FakeSource of(int films) {
        FakeSource source = new FakeSource();
        for (int number = 0; number < films; number++) {
            source.items.add(film(number));
        }
        return source;
    }

    static MediaItem film(int number) {
        return MediaItem.builder(key(number), MediaKind.MOVIE, "映画 " + number).build();
    }

    static ItemKey key(int number) {
        return new ItemKey(ID, "film-" + number);
    }

    @Override
    public SourceDescription describe() {
        return new SourceDescription(ID, "fake", "1", Set.of());
    }

    @Override
    public List<Library> libraries() {
        return List.of(FILMS);
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        for (int from = 0; from < Math.max(1, items.size()); from += PAGE) {
            List<ObservedItem> page = items.subList(from, Math.min(items.size(), from + PAGE)).stream()
                    .map(ObservedItem::of)
                    .toList();
            PageReceipt receipt = PageReceipt.Rows.asked("films", from, PAGE, (long) items.size())
                    .with(page);
            sink.page(new ObservedPage(page, List.of(), List.of(receipt)));
        }
        return WalkEnd.of("everything");
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
