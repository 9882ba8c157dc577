package dev.mediasync.benchmarks;

import dev.mediasync.model.Library;
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

/** A source that makes its items while it shows them and holds one page of them. */
final class MadeSource implements MediaSource {
    private final int items;

    MadeSource(int items) {
        this.items = items;
    }

    @Override
    public SourceDescription describe() {
        return new SourceDescription(Catalogue.SOURCE, "bench", "", Set.of());
    }

    @Override
    public List<Library> libraries() {
        return List.of(ListSource.LIBRARY);
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        List<ObservedItem> shown = new ArrayList<>(ListSource.PAGE);
        int[] offset = {0};
        Catalogue.make(items, item -> {
            shown.add(ObservedItem.of(item));
            if (shown.size() == ListSource.PAGE || offset[0] + shown.size() == items) {
                PageReceipt receipt = PageReceipt.Rows.asked("all", offset[0], ListSource.PAGE, (long) items)
                        .with(shown);
                sink.page(new ObservedPage(List.copyOf(shown), List.of(), List.of(receipt)));
                offset[0] += shown.size();
                shown.clear();
            }
        });
        return WalkEnd.of("bench");
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
