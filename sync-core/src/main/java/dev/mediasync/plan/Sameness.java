package dev.mediasync.plan;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Tells whether one id names another thing than before, from what both are known by. */
final class Sameness {
    private Sameness() {}

    /**
     * Whether an id that named one thing names another now.
     *
     * <p>One thing in common is enough to be the same, be it a file, its size, a public id or the source's own word: a wrong
     * match that was put right keeps its file, a file that was replaced by a better one keeps its film. So is the same
     * title, unless public ids and years speak against it. What says nothing about itself is the same as before.
     */
    static boolean another(MediaItem before, MediaItem now) {
        if (before.kind() != now.kind()) {
            return true;
        }
        if (!known(before) || !known(now) || common(before, now)) {
            return false;
        }
        boolean titled = before.title().equalsIgnoreCase(now.title());
        return !titled || (contradict(before, now) && otherYear(before, now));
    }

    private static boolean known(MediaItem item) {
        return !item.externalIds().isEmpty()
                || !item.identities().isEmpty()
                || !item.parts().isEmpty();
    }

    private static boolean common(MediaItem before, MediaItem now) {
        return share(before.identities(), now.identities())
                || share(before.externalIds(), now.externalIds())
                || share(files(before), files(now))
                || (share(sizes(before), sizes(now)) && !contradict(before, now));
    }

    private static boolean otherYear(MediaItem one, MediaItem other) {
        Integer year = one.dates().year();
        Integer second = other.dates().year();
        return year != null && second != null && !year.equals(second);
    }

    /** Whether a public database calls the two by different ids. */
    static boolean contradict(MediaItem one, MediaItem other) {
        for (ExternalId id : one.externalIds()) {
            List<ExternalId> others = other.externalIds().stream()
                    .filter(second -> second.provider().equals(id.provider()))
                    .toList();
            if (!others.isEmpty() && !share(others, one.externalIds())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> files(MediaItem item) {
        return item.parts().stream()
                .map(MediaPart::file)
                .filter(file -> !file.isEmpty())
                .toList();
    }

    private static List<Long> sizes(MediaItem item) {
        return item.parts().stream()
                .map(MediaPart::sizeBytes)
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean share(Collection<?> one, Collection<?> other) {
        return !Collections.disjoint(one, other);
    }
}
