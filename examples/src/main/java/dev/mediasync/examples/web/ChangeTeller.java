package dev.mediasync.examples.web;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.examples.Items;
import dev.mediasync.examples.JsonLine;
import dev.mediasync.examples.JsonLine.Fields;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.ItemSummary;
import java.util.concurrent.Flow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the pages of committed changes, with what a tile shows of the item. */
final class ChangeTeller implements Flow.Subscriber<ChangeEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeTeller.class);
    private static final int AT_ONCE = 256;

    private final Catalog catalog;
    private final Events events;
    private final Runnable missed;
    private Flow.Subscription subscription = new Nothing();
    private int left;

    /**
     * Makes ready.
     *
     * @param missed is called when changes were trimmed before they were told, to begin anew
     */
    ChangeTeller(Catalog catalog, Events events, Runnable missed) {
        this.catalog = catalog;
        this.events = events;
        this.missed = missed;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        left = AT_ONCE;
        given.request(AT_ONCE);
    }

    @Override
    public void onNext(ChangeEvent event) {
        try {
            tell(event);
        } catch (SyncException e) {
            // The feed lets go of whom it cannot tell, and the pages would stand still without a word.
            LOG.debug("{} cannot be looked at now", event.key(), e);
            events.tell("missed", JsonLine.fields());
        }
        left--;
        if (left == 0) {
            left = AT_ONCE;
            subscription.request(AT_ONCE);
        }
    }

    private void tell(ChangeEvent event) {
        Fields fields = JsonLine.fields()
                .put("sequence", event.sequence())
                .put("verb", event.verb())
                .put("library", event.library().toString())
                .put("key", event.key())
                .put("from", event.from())
                .put("kind", event.kind())
                .put("title", event.title());
        catalog.find(event.key())
                .map(ItemSummary::of)
                .ifPresent(item -> fields.put("item", Items.json(item).map()));
        events.tell("change", fields);
    }

    @Override
    public void onError(Throwable failure) {
        if (failure instanceof SyncException e && e.kind() == ErrorKind.CHANGES_TRIMMED) {
            events.tell("missed", JsonLine.fields());
            missed.run();
        } else {
            LOG.error("Changes cannot be followed any more", failure);
        }
    }

    @Override
    public void onComplete() {}

    /** Stands for the subscription before there is one. */
    private static final class Nothing implements Flow.Subscription {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }
}
