package dev.mediasync.model;

import org.jspecify.annotations.Nullable;

/**
 * The names of an item.
 *
 * @param title the title shown to people; may be empty where a source has none
 * @param sort the title to sort by, where it differs
 * @param original the title in the original language, where it differs
 */
public record Titles(
        String title, @Nullable String sort, @Nullable String original) {
    /** Replaces what cannot be stored by U+FFFD. */
    public Titles {
        title = Unicode.mended(title);
        sort = Unicode.mendedOrNull(sort);
        original = Unicode.mendedOrNull(original);
    }

    /** A title alone. */
    public static Titles of(String title) {
        return new Titles(title, null, null);
    }
}
