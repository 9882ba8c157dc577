package dev.mediasync.tck;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The truth of one server: its things, and how they are shown at the moment. */
final class World {
    final SourceId source;
    final List<Library> libraries = new ArrayList<>();
    final List<Thing> things = new ArrayList<>();
    private int nextId = 1;

    World(ScriptedSource server, SourceId source, int libraryCount) {
        this.source = source;
        for (int index = 0; index < libraryCount; index++) {
            libraries.add(server.library("library" + index));
        }
    }

    /** A thing at the top of a library. */
    Thing top(MediaKind kind, Thing.Words words, int library) {
        Thing thing = new Thing(things.size(), kind, Numbering.NONE, words, freshId());
        thing.libraries.add(library);
        things.add(thing);
        return thing;
    }

    /** A thing below another one, in its libraries. */
    Thing under(Thing parent, MediaKind kind, Numbering numbering, Thing.Words words) {
        Thing thing = new Thing(things.size(), kind, numbering, words, freshId());
        thing.parent = parent;
        thing.libraries.addAll(parent.libraries);
        things.add(thing);
        return thing;
    }

    String freshId() {
        return Integer.toString(nextId++);
    }

    /** How many things there ever were. */
    int size() {
        return things.size();
    }

    List<Thing> there() {
        return things.stream().filter(thing -> thing.there).toList();
    }

    List<Thing> subtree(Thing top) {
        return things.stream().filter(thing -> thing.below(top)).toList();
    }

    List<MediaItem> items(Library library) {
        int index = libraries.indexOf(library);
        return things.stream()
                .filter(thing -> thing.there && thing.libraries.contains(index))
                .map(thing -> thing.item(source))
                .toList();
    }

    Map<ItemKey, MediaItem> truth(Library library) {
        Map<ItemKey, MediaItem> truth = new TreeMap<>();
        items(library).forEach(item -> truth.put(item.key(), item));
        return truth;
    }

    void publish(ScriptedSource server) {
        libraries.forEach(library -> server.put(library, items(library)));
    }

    Thing shownBy(MediaItem item) {
        return things.get(Thing.numberIn(item));
    }

    void remove(Thing top) {
        subtree(top).forEach(thing -> {
            thing.there = false;
            thing.wasAway = true;
        });
    }

    /** Brings a removed thing back with what is above it, under its old ids where nothing else has them. */
    void restore(Thing thing) {
        for (Thing up = thing; up != null; up = up.parent) {
            if (!up.there) {
                if (usedNow(up.id)) {
                    up.rename(freshId());
                }
                up.there = true;
            }
        }
    }

    /** Whether something that is there has this id. */
    boolean usedNow(String id) {
        return things.stream().anyMatch(thing -> thing.there && thing.id.equals(id));
    }

    void rename(Thing thing) {
        String other = thing.otherId();
        thing.rename(other == null || usedNow(other) ? freshId() : other);
    }

    void swap(Thing one, Thing other) {
        String id = one.id;
        one.rename(other.id);
        other.rename(id);
    }

    /** Each thing takes the id of the next, and the last one a fresh one. */
    void chain(List<Thing> links) {
        List<String> ids = links.stream().map(link -> link.id).toList();
        for (int index = 0; index < links.size(); index++) {
            links.get(index).rename(index + 1 < ids.size() ? ids.get(index + 1) : freshId());
        }
    }

    /** Another thing takes the place and the id of one that goes. */
    Thing reuse(Thing gone, MediaKind kind, Thing.Words words) {
        remove(gone);
        Thing fresh = new Thing(things.size(), kind, Numbering.NONE, words, gone.id);
        fresh.libraries.addAll(gone.libraries);
        things.add(fresh);
        return fresh;
    }

    void move(Thing top, int library) {
        subtree(top).forEach(thing -> {
            thing.wasAway |= !thing.libraries.contains(library);
            thing.libraries.clear();
            thing.libraries.add(library);
        });
    }

    void reparent(Thing thing, Thing parent) {
        thing.parent = parent;
    }

    /** Whether words or a shared id let one thing pass for the other. */
    boolean confusable(Thing one, Thing other) {
        if (one.looksLike(other)) {
            return true;
        }
        Set<String> shared = new HashSet<>(one.ids);
        shared.retainAll(other.ids);
        return !shared.isEmpty() && !one.differsFrom(other);
    }

    /** Whether one thing may have passed for the other, at once or by way of things that say nothing about themselves. */
    boolean mayPassFor(Thing one, Thing other) {
        Set<Thing> reached = new LinkedHashSet<>(Set.of(one));
        List<Thing> next = new ArrayList<>(reached);
        while (!next.isEmpty()) {
            Thing at = next.remove(next.size() - 1);
            things.stream()
                    .filter(thing -> confusable(at, thing))
                    .filter(reached::add)
                    .forEach(next::add);
        }
        return reached.contains(other);
    }

    /** Whether its user state must be found at the present item, whatever happened meanwhile. */
    boolean identifiable(Thing thing, Patience patience) {
        boolean ever = things.stream().anyMatch(other -> other != thing && confusable(thing, other));
        if (ever) {
            return !thing.wasAway && thing.ids.size() == 1 && things.stream().noneMatch(other -> sameId(thing, other));
        }
        if (patience == Patience.SHORT && (thing.wasAway || thing.ids.size() > 1)) {
            return false;
        }
        return thing.words.unique() || thing.ids.size() == 1;
    }

    private static boolean sameId(Thing thing, Thing other) {
        return other != thing && other.ids.stream().anyMatch(thing.ids::contains);
    }

    /** How long user state outlives its item. */
    enum Patience {
        /** Longer than the whole run. */
        LONG,
        /** Shorter, so that what was away may have lost it. */
        SHORT
    }
}
