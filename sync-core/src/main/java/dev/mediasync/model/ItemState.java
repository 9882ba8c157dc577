package dev.mediasync.model;

/**
 * A user's state of one item; it replaces an earlier one as a whole.
 *
 * @param key the item
 * @param state the state
 */
public record ItemState(ItemKey key, UserState state) {}
