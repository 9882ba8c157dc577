package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;

/**
 * A recorded item that the source did not list and that stays all the same.
 *
 * @param key the key
 * @param kind what it is
 * @param title its recorded title
 * @param code why it stays
 */
public record Withheld(ItemKey key, MediaKind kind, String title, ReasonCode code) {}
