package dev.mediasync.model;

import org.jspecify.annotations.Nullable;

/**
 * One field of an item that differs, as text for a person.
 *
 * <p>The texts hold what the source said, as it said it; whoever shows them makes them harmless for the place.
 *
 * @param field the field's name, for example {@code year}
 * @param before what it was, null where it was absent
 * @param after what it is now, null where it is absent
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {}
