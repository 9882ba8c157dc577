package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * An observed item that waits, because its parent is not named, or neither recorded nor listed.
 *
 * @param key the key
 * @param title its title
 * @param parentId the id of the missing parent, null where a season or an episode names none
 */
public record Unparented(
        ItemKey key, String title, @Nullable String parentId) {}
