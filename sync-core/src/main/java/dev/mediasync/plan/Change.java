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

        @Override
        public ItemKey movedFrom() {
            return from;
        }
    }

    /**
     * Takes an item out of the library.
     *
     * @param key the key
     * @param kind what it is
     * @param title its recorded title, for the person who reviews the plan
     * @param parentId the id of its recorded parent
     * @param successor the item of another library that came in its place in the same run; it takes over the user state
     */
    record Remove(
            ItemKey key,
            MediaKind kind,
            String title,
            @Nullable String parentId,
            @Nullable ItemKey successor) implements Change {
        /** Refuses a damaged step. */
        public Remove {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(title, "title");
        }
    }

    /**
     * Puts an item in the place of another thing that had its id until now, and that is recorded nowhere else.
     *
     * <p>It counts as a removal of that thing, whose user state goes to the archive, and not to the newcomer.
     *
     * @param item the item as it will be
     * @param fingerprint its fingerprint
     * @param formerKind what the thing is that goes
     * @param formerTitle its recorded title, for the person who reviews the plan
     * @param from the key under which the item itself is recorded so far, null where it is new
     */
    record Replace(
            MediaItem item,
            long fingerprint,
            MediaKind formerKind,
            String formerTitle,
            @Nullable ItemKey from) implements Put {
        /** Refuses a damaged step. */
        public Replace {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(formerKind, "formerKind");
            Objects.requireNonNull(formerTitle, "formerTitle");
        }

        @Override
        public @Nullable ItemKey movedFrom() {
            return from;
        }
    }

    /** A step after which an item is there. */
    sealed interface Put extends Change permits Additive, Replace {
        /** The item as it will be. */
        MediaItem item();

        /** The fingerprint to record. */
        long fingerprint();

        /** The key under which the item was recorded until now, null where it keeps its key or is new. */
        default @Nullable ItemKey movedFrom() {
            return null;
        }

        @Override
        default ItemKey key() {
            return item().key();
        }
    }

    /** A step that loses nothing. */
    sealed interface Additive extends Put permits Add, Update, Rekey {}
}
