package dev.mediasync.repository;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.Availability;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as a list shows it.
 *
 * @param key the key
 * @param kind what it is
 * @param title the title
 * @param year the year of release
 * @param parent the key of its parent
 * @param season the season number
 * @param episode the episode number
 * @param availability whether it can be played now
 * @param poster a reference to its poster inside the source, else to its thumbnail
 */
public record ItemSummary(
        ItemKey key,
        MediaKind kind,
        String title,
        @Nullable Integer year,
        @Nullable ItemKey parent,
        @Nullable Integer season,
        @Nullable Integer episode,
        Availability availability,
        @Nullable String poster) {
    private static final List<Artwork.Kind> POSTERS = List.of(Artwork.Kind.POSTER, Artwork.Kind.THUMB);

    /** The summary of an item. */
    public static ItemSummary of(MediaItem item) {
        return new ItemSummary(
                item.key(),
                item.kind(),
                item.title(),
                item.dates().year(),
                item.parent(),
                item.numbering().season(),
                item.numbering().episode(),
                item.availability(),
                poster(item));
    }

    private static @Nullable String poster(MediaItem item) {
        for (Artwork.Kind kind : POSTERS) {
            for (Artwork picture : item.artwork()) {
                if (picture.kind() == kind) {
                    return picture.reference();
                }
            }
        }
        return null;
    }
}
