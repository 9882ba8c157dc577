package dev.mediasync.plan;

import dev.mediasync.model.MediaItem;

/**
 * A recorded item in full, read only for the few items that need a decision.
 *
 * @param handle the repository's own number for the item
 * @param item the item as recorded
 */
public record RecordedItem(long handle, MediaItem item) {}
