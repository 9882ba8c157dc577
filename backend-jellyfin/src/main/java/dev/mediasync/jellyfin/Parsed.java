package dev.mediasync.jellyfin;

import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.ObservedItem.Trust;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was made of a listed row; whatever has an id is there, readable or not. */
sealed interface Parsed {
    /** The row's id, null where it has none that can be kept. */
    @Nullable
    String id();

    /**
     * A row that could be read.
     *
     * @param id its id
     * @param type what it is
     * @param row the row, for what an item does not hold
     * @param trust whether its fields may overwrite what is recorded
     * @param maker makes the item
     */
    record Item(String id, ItemType type, Row row, Trust trust, Maker maker) implements Parsed {
        /** An item that is made. */
        static Item of(MediaItem item, ItemType type, Row row, Trust trust) {
            return new Item(item.key().id(), type, row, trust, new Maker(() -> item, true));
        }

        /** The item, below the parent that the row names; {@link Places} finds the one that is listed. */
        MediaItem item() {
            return maker.make().get();
        }

        /** Whether the item is there, and need not be made first. */
        boolean made() {
            return maker.made();
        }
    }

    /**
     * Makes an item.
     *
     * @param make makes it, the same whenever it is called
     * @param made whether nothing is left to do
     */
    record Maker(Supplier<MediaItem> make, boolean made) {}

    /**
     * A row of a type that is not kept, or that was not asked for.
     *
     * @param id its id
     * @param type the server's word
     */
    record Unsupported(String id, String type) implements Parsed {}

    /**
     * A row of which no item could be made.
     *
     * @param id its id, null where not even that could be read
     * @param why for people
     */
    record Unreadable(@Nullable String id, String why) implements Parsed {}
}
