package dev.mediasync.plan;

import dev.mediasync.model.MediaItem;

/**
 * What a recorded item is known by, read only for the items that need a decision.
 *
 * @param handle the repository's own number for the item
 * @param item the item as recorded, as far as it is needed to know it again
 */
public record RecordedItem(long handle, MediaItem item) {}
