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
    /** Counts the versions of {@link #order}, for stores that keep its results. */
    public static final int ORDER_VERSION = TitleOrder.VERSION;

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

    /**
     * The text to order by, code point by code point: letters without case and marks, numbers by their value.
     *
     * <p>An article in front counts like any word; sources that know better give a title to sort by.
     */
    public String order() {
        return TitleOrder.of(sort == null ? title : sort);
    }
}
