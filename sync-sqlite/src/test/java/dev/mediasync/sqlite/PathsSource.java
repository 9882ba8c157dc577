package dev.mediasync.sqlite;

import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.SourceDescription;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An honest source of one library, which answers for single ids. */
record PathsSource(SourceId id, List<MediaItem> items) implements MediaSource {
    @Override
    public SourceDescription describe() {
        return new SourceDescription(id, "fake", "1", Set.of(Capability.PRESENCE));
    }

    @Override
    public List<Library> libraries() {
        return List.of(new Library(new LibraryKey(id, "all"), "All", LibraryKind.MIXED));
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        List<ObservedItem> page = items.stream().map(ObservedItem::of).toList();
        PageReceipt receipt =
                PageReceipt.Rows.asked("all", 0, 100, (long) page.size()).with(page);
        sink.page(new ObservedPage(page, List.of(), List.of(receipt)));
        return WalkEnd.of("everything");
    }

    @Override
    public Map<String, Presence> presence(Library library, Collection<String> ids) {
        Map<String, Presence> answers = new HashMap<>();
        ids.forEach(id -> answers.put(id, Presence.GONE));
        items.forEach(item -> answers.replace(item.key().id(), Presence.PRESENT));
        return answers;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
