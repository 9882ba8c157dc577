package dev.mediasync.jellyfin;

import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.ObservedItem.Trust;
import org.jspecify.annotations.Nullable;

/** What was made of a listed row; whatever has an id is there, readable or not. */
sealed interface Parsed {
    /** The row's id, null where it has none that can be kept. */
    @Nullable
    String id();

    /**
     * A row that could be read.
     *
     * @param item the item, below the parent that the row names; {@link Places} finds the one that is listed
     * @param type what it is
     * @param row the row, for what an item does not hold
     * @param trust whether its fields may overwrite what is recorded
     */
    record Item(MediaItem item, ItemType type, Row row, Trust trust) implements Parsed {
        @Override
        public String id() {
            return item.key().id();
        }
    }

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
