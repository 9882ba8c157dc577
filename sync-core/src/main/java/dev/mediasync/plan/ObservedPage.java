package dev.mediasync.plan;

import java.util.List;

/**
 * A portion of what a source shows.
 *
 * @param items the items that could be read
 * @param sightings ids of items that are there but could not be read, or are still changing; they are kept as recorded
 * @param receipts what was asked for this portion; rows received count items and sightings together
 */
public record ObservedPage(List<ObservedItem> items, List<String> sightings, List<PageReceipt> receipts) {
    /** Copies the lists. */
    public ObservedPage {
        items = List.copyOf(items);
        sightings = List.copyOf(sightings);
        receipts = List.copyOf(receipts);
    }
}
