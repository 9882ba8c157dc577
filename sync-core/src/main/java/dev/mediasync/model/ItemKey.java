package dev.mediasync.model;

import java.util.Comparator;

/**
 * Identifies an item: its source, and the id that this source gave it.
 *
 * <p>Equal ids in two sources are normal and name different things. The text form is {@code source/id}.
 *
 * @param source the source that lists the item
 * @param id the source's own id, opaque, case-sensitive, not empty and without half a surrogate pair
 */
public record ItemKey(SourceId source, String id) implements Comparable<ItemKey> {
    private static final Comparator<ItemKey> ORDER =
            Comparator.comparing(ItemKey::source).thenComparing(ItemKey::id);

    /** Checks the id. */
    public ItemKey {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("An item id is never empty (source " + source + ")");
        }
        Unicode.whole("An item id", id);
    }

    /**
     * Reads the text form {@code source/id}.
     *
     * @throws IllegalArgumentException if the text has no source or no id
     */
    public static ItemKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw new IllegalArgumentException("An item key looks like source/id, but this is \"" + text + "\"");
        }
        return new ItemKey(new SourceId(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public int compareTo(ItemKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + "/" + id;
    }
}
