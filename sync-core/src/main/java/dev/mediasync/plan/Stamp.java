package dev.mediasync.plan;

import dev.mediasync.model.MediaKind;

/**
 * What the planner keeps of a recorded item.
 *
 * @param handle the repository's own number for the item, positive
 * @param id the source's id
 * @param kind what the item is
 * @param fingerprint the fingerprint it was recorded with
 */
public record Stamp(long handle, String id, MediaKind kind, long fingerprint) {}
