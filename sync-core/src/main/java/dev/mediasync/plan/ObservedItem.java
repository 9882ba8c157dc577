package dev.mediasync.plan;

import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An item as the source shows it now.
 *
 * <p>Most items of most runs are unchanged, and of those only the outline is looked at: key, kind, parent, fingerprint and
 * trust. A source for which the rest costs much can have it {@link #later made when asked for}. Thread-safe.
 */
public final class ObservedItem {
    private final Outline outline;
    private final long fingerprint;
    private final Trust trust;
    private volatile @Nullable MediaItem item;
    private @Nullable Supplier<MediaItem> maker;

    /** How far the fields of an observation can be trusted. */
    public enum Trust {
        /** The fields are what the source knows; they are added or updated. */
        FULL,
        /** The item is there but some fields could not be read; it is added where new, and never overwrites. */
        PROVISIONAL
    }

    /**
     * What is known of an item without making it.
     *
     * @param key the item's key
     * @param kind what it is
     * @param parentId the id of its parent, null where it has none
     */
    public record Outline(
            ItemKey key, MediaKind kind, @Nullable String parentId) {
        /** The outline of an item that is there. */
        public static Outline of(MediaItem item) {
            return new Outline(item.key(), item.kind(), item.parentId());
        }
    }

    private ObservedItem(Outline outline, long fingerprint, Trust trust, @Nullable MediaItem item) {
        this.outline = outline;
        this.fingerprint = fingerprint;
        this.trust = trust;
        this.item = item;
    }

    /**
     * An observation of an item that is there.
     *
     * @param item the item
     * @param fingerprint hash of what the source mapped; a source that lists less than it can tell hashes what it lists
     * @param trust how far the fields can be trusted
     */
    public ObservedItem(MediaItem item, long fingerprint, Trust trust) {
        this(Outline.of(item), fingerprint, trust, item);
    }

    /** A fully trusted observation with the usual fingerprint. */
    public static ObservedItem of(MediaItem item) {
        return new ObservedItem(item, Fingerprint.of(item), Trust.FULL);
    }

    /** An observation whose fields must not overwrite recorded ones. */
    public static ObservedItem provisional(MediaItem item) {
        return new ObservedItem(item, Fingerprint.of(item), Trust.PROVISIONAL);
    }

    /**
     * A fully trusted observation whose item is made when it is first asked for, once, and never where it is unchanged.
     *
     * <p>The fingerprint covers what the item is made of.
     *
     * @param maker makes the item from what it holds, the same whenever and on whatever thread it is called: it asks
     *     nobody, reads nothing that changes and does not fail; what could fail is to be tried before
     */
    public static ObservedItem later(Outline outline, long fingerprint, Supplier<MediaItem> maker) {
        ObservedItem later = new ObservedItem(outline, fingerprint, Trust.FULL, null);
        later.maker = maker;
        return later;
    }

    /** The item's key. */
    public ItemKey key() {
        return outline.key();
    }

    /** What the item is. */
    public MediaKind kind() {
        return outline.kind();
    }

    /** The id of its parent, null where it has none. */
    public @Nullable String parentId() {
        return outline.parentId();
    }

    /** The hash of what the source mapped. */
    public long fingerprint() {
        return fingerprint;
    }

    /** How far the fields can be trusted. */
    public Trust trust() {
        return trust;
    }

    /**
     * The item.
     *
     * @throws IllegalStateException if it was to be made later and came out as another
     */
    public MediaItem item() {
        MediaItem made = item;
        return made == null ? make() : made;
    }

    private synchronized MediaItem make() {
        MediaItem made = item;
        if (made == null) {
            made = Objects.requireNonNull(maker, "the maker").get();
            if (!Outline.of(made).equals(outline)) {
                throw new IllegalStateException("Shown was " + outline + ", but made of it " + Outline.of(made));
            }
            item = made;
            maker = null;
        }
        return made;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObservedItem that
                && fingerprint == that.fingerprint
                && trust == that.trust
                && item().equals(that.item());
    }

    @Override
    public int hashCode() {
        return Objects.hash(outline, fingerprint, trust);
    }

    @Override
    public String toString() {
        return trust + " " + item() + " with fingerprint " + fingerprint;
    }
}
