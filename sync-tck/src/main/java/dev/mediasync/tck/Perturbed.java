package dev.mediasync.tck;

import dev.mediasync.model.MediaItem;
import java.util.List;

/**
 * A library twice: as it was recorded, and as it is observed after random changes.
 *
 * @param recorded the items at first
 * @param observed the items afterwards
 */
public record Perturbed(List<MediaItem> recorded, List<MediaItem> observed) {
    /** Copies the lists. */
    public Perturbed {
        recorded = List.copyOf(recorded);
        observed = List.copyOf(observed);
    }
}
