package dev.mediasync.jellyfin;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Foresees whether the items of the next pages will be asked for.
 *
 * <p>A first load asks for every item, which the threads that fetch pages can make meanwhile; an unchanged library asks for
 * none. Thread-safe.
 */
final class Foresight {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger shown = new AtomicInteger();
    private volatile boolean likely;

    /** Notes that an item was asked for. */
    void asked() {
        asked.incrementAndGet();
    }

    /** Notes that so many items are shown, and judges by what was asked for of those before. */
    void shown(int items) {
        int before = shown.getAndSet(items);
        likely = before > 0 && asked.getAndSet(0) > before / 2;
    }

    /** Whether most items will be asked for. */
    boolean likely() {
        return likely;
    }
}
