package dev.mediasync.source;

import dev.mediasync.plan.ObservedPage;

/** Takes the pages of an enumeration, one at a time. */
@FunctionalInterface
public interface PageSink {
    /** Takes a page; returns once there is room for the next, so that a source is never far ahead. */
    void page(ObservedPage page);
}
