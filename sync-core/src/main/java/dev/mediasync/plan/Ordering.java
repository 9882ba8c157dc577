package dev.mediasync.plan;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts items behind their parents, and sets aside those whose parent is nowhere or that hang in a circle. */
final class Ordering {
    private static final int NOWHERE = -1;
    private static final int UNSETTLED = -2;
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt((Place place) -> place.depth).thenComparing(place -> place.id);

    private final Map<String, Place> places;
    private final Function<String, @Nullable MediaKind> storedKind;

    /**
     * Orders items.
     *
     * @param storedKind the kind of a stored item, null for an id that is not stored
     */
    Ordering(Collection<Planner.Pending> pending, Function<String, @Nullable MediaKind> storedKind) {
        this.storedKind = storedKind;
        this.places = new HashMap<>(pending.size() * 2);
        pending.forEach(held -> places.put(held.item().key().id(), new Place(held)));
        places.values().forEach(this::settle);
    }

    List<Planner.Pending> inOrder() {
        return places.values().stream()
                .filter(place -> place.depth != NOWHERE)
                .sorted(ORDER)
                .map(place -> place.held)
                .toList();
    }

    List<Unparented> unparented() {
        List<Unparented> waiting = new ArrayList<>();
        for (Place place : places.values()) {
            MediaItem item = place.held.item();
            if (place.depth == NOWHERE) {
                waiting.add(new Unparented(item.key(), item.title(), item.parentId()));
            }
        }
        waiting.sort(Comparator.comparing(Unparented::key));
        return waiting;
    }

    /** Settles an item and what is above it, without recursion: a source can hang items as deep as it likes. */
    private void settle(Place lowest) {
        Set<Place> path = new LinkedHashSet<>();
        Place at = lowest;
        while (at != null && at.depth == UNSETTLED && path.add(at)) {
            at = parentOf(at);
        }
        boolean circle = at != null && path.contains(at);
        List<Place> fromTop = new ArrayList<>(path);
        Collections.reverse(fromTop);
        for (Place member : fromTop) {
            member.depth = circle ? NOWHERE : depthBelow(member);
            circle &= member != at;
        }
    }

    private int depthBelow(Place place) {
        MediaKind kind = place.held.item().kind();
        String parentId = place.held.item().parentId();
        if (parentId == null) {
            return kind.needsParent() ? NOWHERE : 0;
        }
        Place parent = places.get(parentId);
        if (parent != null && parent.depth >= 0) {
            return above(parent.held.item().kind(), kind) ? parent.depth + 1 : NOWHERE;
        }
        MediaKind stored = storedKind.apply(parentId);
        return stored != null && above(stored, kind) ? 0 : NOWHERE;
    }

    /** Whether one kind may be the parent of another; because ranks only go down, nothing hangs in a circle. */
    private static boolean above(MediaKind parent, MediaKind child) {
        return rank(parent) < rank(child);
    }

    private static int rank(MediaKind kind) {
        return switch (kind) {
            case COLLECTION, PLAYLIST -> 0;
            case SHOW, ARTIST -> 1;
            case SEASON, ALBUM -> 2;
            case MOVIE, EPISODE, TRACK, MUSIC_VIDEO -> 3;
            case VIDEO -> 4;
        };
    }

    private @Nullable Place parentOf(Place place) {
        String parentId = place.held.item().parentId();
        return parentId == null ? null : places.get(parentId);
    }

    /** An item, and how many of the items at hand stand above it. */
    private static final class Place {
        private final Planner.Pending held;
        private final String id;
        private int depth = UNSETTLED;

        Place(Planner.Pending held) {
            this.held = held;
            this.id = held.item().key().id();
        }
    }
}
