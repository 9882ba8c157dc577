package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;

/**
 * What the source said about one id.
 *
 * @param key the item that was asked for
 * @param presence the answer
 */
public record Answer(ItemKey key, Presence presence) {}
