package dev.mediasync.jellyfin;

import dev.mediasync.model.MediaItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    private @Nullable MediaItem made;

    /**
     * Makes one.
     *
     * @param places of each field where it begins, 0 for an absent one, and where a text ends that is as it is written
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

    /** Keeps the item of the row, which was made before it is asked for. */
    void keep(MediaItem item) {
        made = item;
    }

    /** The item of the row, null where it is still to be made. */
    @Nullable
    MediaItem made() {
        return made;
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
        if (places[2 * place] == 0) {
            return null;
        }
        if (place >= read.length) {
            return read(place);
        }
        Object value = read[place];
        if (value == null) {
            value = read(place);
            read[place] = value;
        }
        return value;
    }

    private @Nullable Object read(int place) {
        int from = places[2 * place];
        int end = places[2 * place + 1];
        return end == 0
                ? new JsonSlice(page, from).value()
                : new String(page, from + 1, end - from - 1, StandardCharsets.ISO_8859_1);
    }

    /** The words of a field that holds a list of words, or of objects with names. */
    List<String> words(int place) {
        return places[2 * place] == 0 ? List.of() : new JsonSlice(page, places[2 * place]).words();
    }
}
