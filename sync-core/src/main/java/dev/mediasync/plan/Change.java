package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One step of a plan. */
public sealed interface Change {
    /** The key of the item once the step is done; for a removal the key that goes. */
    ItemKey key();

    /**
     * Takes an item into the library.
     *
     * @param item the item
     * @param fingerprint its fingerprint
     */
    record Add(MediaItem item, long fingerprint) implements Additive {
        /** Refuses a damaged step. */
        public Add {
            Objects.requireNonNull(item, "item");
        }
    }

    /**
     * Brings a recorded item to what the source shows.
     *
     * @param item the item as it will be
     * @param fingerprint its new fingerprint
     */
    record Update(MediaItem item, long fingerprint) implements Additive {
        /** Refuses a damaged step. */
        public Update {
            Objects.requireNonNull(item, "item");
        }
    }

    /**
     * Gives a recorded item its new key, and with it keeps user state and everything that refers to it.
     *
     * @param from the key that vanished
     * @param item the item as it will be, under its new key
     * @param fingerprint its new fingerprint
     */
    record Rekey(ItemKey from, MediaItem item, long fingerprint) implements Additive {
        /** Refuses a damaged step. */
        public Rekey {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(item, "item");
        }
    }

    /**
     * Takes an item out of the library.
     *
     * @param key the key
     * @param kind what it is
     * @param title its recorded title, for the person who reviews the plan
     * @param parentId the id of its recorded parent
     */
    record Remove(
            ItemKey key,
            MediaKind kind,
            String title,
            @Nullable String parentId) implements Change {
        /** Refuses a damaged step. */
        public Remove {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(title, "title");
        }
    }

    /** A step that loses nothing. */
    sealed interface Additive extends Change permits Add, Update, Rekey {
        /** The item as it will be. */
        MediaItem item();

        /** The fingerprint to record. */
        long fingerprint();

        @Override
        default ItemKey key() {
            return item().key();
        }
    }
}
