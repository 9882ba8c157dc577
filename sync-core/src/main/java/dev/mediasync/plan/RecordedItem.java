package dev.mediasync.plan;

import dev.mediasync.model.MediaItem;

/**
 * What a recorded item is known by, read only for the items that need a decision.
 *
 * @param handle the repository's own number for the item; it grows with every item that is new to the repository
 * @param item the item as recorded, as far as it is needed to know it again
 * @param home where else it is recorded
 */
public record RecordedItem(long handle, MediaItem item, Home home) {
    /** In which libraries of its source an item is recorded. */
    public enum Home {
        /** In the library that is planned, and in no other. */
        THIS_ALONE,
        /** In the library that is planned, and in another. */
        SHARED,
        /** In another library only. */
        OTHER
    }
}
