package dev.mediasync.jellyfin;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.Presence;
import dev.mediasync.source.PageSink;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers the ids under which this run showed no item, but another name of one.
 *
 * <p>A hidden version and a show behind another answer when they are asked for. As items of their own they are gone: what they
 * were lives on in the one that is listed.
 */
final class Aliases {
    private final Set<String> ids = new HashSet<>();

    /** Forgets what earlier runs showed. */
    void forget() {
        ids.clear();
    }

    /** A sink that takes note of what passes. */
    PageSink noting(PageSink sink) {
        return page -> {
            note(page);
            sink.page(page);
        };
    }

    private void note(ObservedPage page) {
        for (ObservedItem observed : page.items()) {
            // Of what is listed only shows have other names; to look at the rest would make every item.
            if (observed.kind() == MediaKind.SHOW) {
                ids.addAll(observed.item().aliases());
            }
        }
    }

    /** Takes note of items. */
    List<MediaItem> noted(List<MediaItem> items) {
        items.forEach(item -> ids.addAll(item.aliases()));
        return items;
    }

    /** The answers about ids, with gone for those that are names of other items. */
    Map<String, Presence> answers(Map<String, Presence> said, Collection<String> asked) {
        Map<String, Presence> answers = new HashMap<>(said);
        for (String id : asked) {
            Presence presence = answers.get(id);
            if (ids.contains(id) && (presence == Presence.PRESENT || presence == Presence.HIDDEN)) {
                answers.put(id, Presence.GONE);
            }
        }
        return answers;
    }
}
