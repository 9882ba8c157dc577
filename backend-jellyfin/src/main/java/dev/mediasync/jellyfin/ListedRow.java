package dev.mediasync.jellyfin;

import org.jspecify.annotations.Nullable;

/** Where the fields of a listed row are in its page, and what is known of them without reading them. */
final class ListedRow {
    private final byte[] page;
    private final int[] places;
    private final @Nullable Row userData;
    private final boolean plain;
    private final long hash;
    private final long hashWithFile;
    /** The first fields, which are asked for more than once. */
    private final @Nullable Object[] read = new @Nullable Object[ListedField.OFTEN];

    /**
     * Makes one.
     *
     * @param places where each field begins, 0 for an absent one
     * @param userData the user data in it
     * @param plain whether every field has a shape that it should have, and no text is of a kind that an item may refuse
     * @param hash of all that an item is made of, but for its parent
     * @param hashWithFile the same of an item that plays
     */
    ListedRow(byte[] page, int[] places, @Nullable Row userData, boolean plain, long hash, long hashWithFile) {
        this.page = page;
        this.places = places;
        this.userData = userData;
        this.plain = plain;
        this.hash = hash;
        this.hashWithFile = hashWithFile;
    }

    boolean plain() {
        return plain;
    }

    long hash(ItemType type) {
        return RowHash.mixed(type.playable() ? hashWithFile : hash);
    }

    /** The value of a field, null where it is absent. */
    @Nullable
    Object value(int place) {
        if (place == ListedField.USER_DATA && userData != null) {
            return userData;
        }
        if (places[place] == 0) {
            return null;
        }
        if (place >= read.length) {
            return new JsonSlice(page, places[place]).value();
        }
        Object value = read[place];
        if (value == null) {
            value = new JsonSlice(page, places[place]).value();
            read[place] = value;
        }
        return value;
    }
}
