package dev.mediasync.model;

import java.util.Collections;
import java.util.Objects;

/**
 * Tells whether two items are copies of one work, on one server or on several.
 *
 * <p>This serves listings. Whether one item took another's place is a question for {@link LastingIdentity}, which asks more.
 */
public final class SameWork {
    private SameWork() {}

    /** Whether both are of one kind and place and have an external id in common. */
    public static boolean of(MediaItem one, MediaItem other) {
        return one.kind() == other.kind()
                && samePlace(one, other)
                && !Collections.disjoint(one.externalIds(), other.externalIds());
    }

    /** An episode or a track may carry the id of what it belongs to, so without a place of its own the id proves nothing. */
    private static boolean samePlace(MediaItem one, MediaItem other) {
        Numbering here = one.numbering();
        Numbering there = other.numbering();
        boolean equal = Objects.equals(here.season(), there.season())
                && Objects.equals(here.episode(), there.episode())
                && Objects.equals(here.disc(), there.disc())
                && Objects.equals(here.track(), there.track());
        return equal
                && switch (one.kind()) {
                    case SEASON -> here.season() != null;
                    case TRACK -> here.track() != null;
                    case EPISODE -> here.episode() != null || sameDay(one, other);
                    default -> true;
                };
    }

    private static boolean sameDay(MediaItem one, MediaItem other) {
        return one.dates().released() != null
                && one.dates().released().equals(other.dates().released());
    }
}
