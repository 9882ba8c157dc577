package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;

/**
 * An observed item that waits, because its parent is neither recorded nor listed.
 *
 * @param key the key
 * @param title its title
 * @param parentId the id of the missing parent
 */
public record Unparented(ItemKey key, String title, String parentId) {}
