package dev.mediasync.plan;

import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.MediaItem;

/**
 * An item as the source shows it now.
 *
 * @param item the item
 * @param fingerprint hash of what the source mapped; a source that lists less than it can tell hashes what it lists
 * @param trust how far the fields can be trusted
 */
public record ObservedItem(MediaItem item, long fingerprint, Trust trust) {
    /** How far the fields of an observation can be trusted. */
    public enum Trust {
        /** The fields are what the source knows; they are added or updated. */
        FULL,
        /** The item is there but some fields could not be read; it is added where new, and never overwrites. */
        PROVISIONAL
    }

    /** A fully trusted observation with the usual fingerprint. */
    public static ObservedItem of(MediaItem item) {
        return new ObservedItem(item, Fingerprint.of(item), Trust.FULL);
    }

    /** An observation whose fields must not overwrite recorded ones. */
    public static ObservedItem provisional(MediaItem item) {
        return new ObservedItem(item, Fingerprint.of(item), Trust.PROVISIONAL);
    }
}
