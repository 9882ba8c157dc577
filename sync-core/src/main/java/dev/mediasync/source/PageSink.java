package dev.mediasync.source;

import dev.mediasync.plan.ObservedPage;

/** Takes the pages of an enumeration, one at a time. */
@FunctionalInterface
public interface PageSink {
    /** Takes a page; the caller waits until it is taken in. */
    void page(ObservedPage page);
}
