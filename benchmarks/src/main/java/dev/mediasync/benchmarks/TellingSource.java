package dev.mediasync.benchmarks;

import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.Titles;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.PushHint;
import dev.mediasync.source.SourceDescription;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A source that tells of its one changing item, and shows that alone when it is asked what changed. */
final class TellingSource implements MediaSource {
    private final List<MediaItem> rest;
    private volatile MediaItem first;
    private volatile Consumer<PushHint> listener = hint -> {};

    TellingSource(List<MediaItem> items) {
        first = items.get(0);
        rest = List.copyOf(items.subList(1, items.size()));
    }

    /** Renames the item and tells of it; gives the nanoseconds of that moment. */
    long rename(String title) {
        first = first.with(item -> item.titles(Titles.of(title)));
        long now = System.nanoTime();
        listener.accept(
                new PushHint(ListSource.LIBRARY.key(), Set.of(first.key().id())));
        return now;
    }

    @Override
    public SourceDescription describe() {
        return new SourceDescription(
                Catalogue.SOURCE, "bench", "", Set.of(Capability.PUSH, Capability.INCREMENTAL, Capability.PRESENCE));
    }

    @Override
    public List<Library> libraries() {
        return List.of(ListSource.LIBRARY);
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        sink.page(page(List.of(first)));
        sink.page(ListSource.page(rest, 0));
        return WalkEnd.of("bench").withCursor("now");
    }

    @Override
    public WalkEnd changes(Library library, String cursor, Cancellation cancellation, PageSink sink) {
        sink.page(page(List.of(first)));
        return WalkEnd.of("bench").withCursor("now");
    }

    @Override
    public Map<String, Presence> presence(Library library, Collection<String> ids) {
        return ids.stream().collect(Collectors.toMap(id -> id, id -> Presence.PRESENT));
    }

    private static ObservedPage page(List<MediaItem> items) {
        List<ObservedItem> shown = items.stream().map(ObservedItem::of).toList();
        PageReceipt receipt = PageReceipt.Rows.asked("first", 0, items.size(), (long) items.size())
                .with(shown);
        return new ObservedPage(shown, List.of(), List.of(receipt));
    }

    @Override
    public AutoCloseable subscribe(Consumer<PushHint> hears) {
        listener = hears;
        return () -> {};
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
