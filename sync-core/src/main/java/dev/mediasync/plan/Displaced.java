package dev.mediasync.plan;

import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The recorded things whose id names another thing now. */
final class Displaced {
    private final Map<String, MediaItem> things;
    private final Map<String, ReasonCode> kept = new TreeMap<>();

    Displaced(Map<String, MediaItem> things) {
        this.things = new TreeMap<>(things);
    }

    boolean holds(String id) {
        return things.containsKey(id);
    }

    /** The thing that had an id, null where the id names what it named before. */
    @Nullable
    MediaItem thing(String id) {
        return things.get(id);
    }

    Collection<MediaItem> all() {
        return things.values();
    }

    /** The things that are known under no other id. */
    List<MediaItem> without(Collection<String> rekeyed) {
        List<MediaItem> lost = new ArrayList<>();
        things.forEach((id, thing) -> {
            if (!rekeyed.contains(id) && !kept.containsKey(id)) {
                lost.add(thing);
            }
        });
        return lost;
    }

    /** Keeps a thing in its place, so that the newcomer waits. */
    void keep(String id, ReasonCode code) {
        kept.putIfAbsent(id, code);
    }

    /** Whether the former thing stays under the id. */
    boolean stays(String id) {
        return kept.containsKey(id);
    }

    List<Withheld> withheld() {
        List<Withheld> withheld = new ArrayList<>();
        kept.forEach((id, code) -> {
            MediaItem thing = things.get(id);
            if (thing != null) {
                withheld.add(new Withheld(thing.key(), thing.kind(), thing.title(), code));
            }
        });
        return withheld;
    }
}
