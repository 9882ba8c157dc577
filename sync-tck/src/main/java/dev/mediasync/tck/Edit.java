package dev.mediasync.tck;

import dev.mediasync.model.Availability;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One random change of a library, which stays a library whose parents are all there. */
record Edit(Verb verb, int pick, int salt) {
    private static final int NEW_IDS = 50;

    /** What changes. */
    enum Verb {
        ADD,
        UPDATE,
        REMOVE_SUBTREE,
        RENAME,
        REPARENT,
        KIND
    }

    void apply(Map<String, MediaItem> items, SourceId source) {
        if (verb == Verb.ADD) {
            add(items, source);
            return;
        }
        if (items.isEmpty()) {
            return;
        }
        List<String> ids = List.copyOf(items.keySet());
        MediaItem item = chosen(items, ids.get(pick % ids.size()));
        switch (verb) {
            case UPDATE -> items.put(item.key().id(), changed(item));
            case REMOVE_SUBTREE -> removeSubtree(items, item.key().id());
            case RENAME -> rename(items, item);
            case REPARENT -> reparent(items, item);
            case KIND -> changeKind(items, item);
            default -> throw new IllegalStateException("No such edit: " + verb);
        }
    }

    private void add(Map<String, MediaItem> items, SourceId source) {
        TreeSpec.Family family = TreeSpec.Family.values()[Math.floorMod(salt, 3)];
        TreeSpec tree = new TreeSpec(family, NEW_IDS + pick % NEW_IDS, 1 + pick % 3, pick % 4, salt);
        if (!items.containsKey(Integer.toString(tree.id()))) {
            tree.items(source).forEach(item -> items.put(item.key().id(), item));
        }
    }

    private MediaItem changed(MediaItem item) {
        Random random = new Random(salt);
        return switch (Math.floorMod(salt, 4)) {
            case 0 -> item.with(b -> b.titles(RandomFields.titles(random)));
            case 1 ->
                item.with(b -> b.parts(RandomFields.parts(random, item.key().id())));
            case 2 ->
                item.with(b -> b.externalIds(RandomFields.externalIds(random)).about(RandomFields.about(random)));
            default -> item.with(b -> b.availability(Availability.UNAVAILABLE));
        };
    }

    private static void removeSubtree(Map<String, MediaItem> items, String id) {
        items.remove(id);
        children(items, id).forEach(child -> removeSubtree(items, child.key().id()));
    }

    private void rename(Map<String, MediaItem> items, MediaItem item) {
        String newId = "r" + Math.floorMod(salt, 1_000) + "-" + item.key().id();
        if (items.containsKey(newId)) {
            return;
        }
        items.remove(item.key().id());
        items.put(newId, item.with(b -> b.key(new ItemKey(item.key().source(), newId))));
        children(items, item.key().id())
                .forEach(child -> items.put(child.key().id(), child.with(b -> b.parentId(newId))));
    }

    private void reparent(Map<String, MediaItem> items, MediaItem item) {
        String parentId = item.parentId();
        if (parentId == null) {
            return;
        }
        MediaKind wanted = chosen(items, parentId).kind();
        List<String> parents = items.values().stream()
                .filter(other -> other.kind() == wanted)
                .map(other -> other.key().id())
                .toList();
        String to = parents.get(Math.floorMod(salt, parents.size()));
        items.put(item.key().id(), item.with(b -> b.parentId(to)));
    }

    private static void changeKind(Map<String, MediaItem> items, MediaItem item) {
        if (item.parentId() == null && children(items, item.key().id()).isEmpty()) {
            MediaKind kind = item.kind() == MediaKind.MOVIE ? MediaKind.VIDEO : MediaKind.MOVIE;
            items.put(item.key().id(), item.with(b -> b.kind(kind)));
        }
    }

    private static List<MediaItem> children(Map<String, MediaItem> items, String id) {
        return items.values().stream()
                .filter(item -> id.equals(item.parentId()))
                .toList();
    }

    private static MediaItem chosen(Map<String, MediaItem> items, String id) {
        MediaItem item = items.get(id);
        if (item == null) {
            throw new IllegalStateException("The library lost its item " + id);
        }
        return item;
    }

    static List<MediaItem> all(List<Edit> edits, List<MediaItem> items, SourceId source) {
        Map<String, MediaItem> byId = new LinkedHashMap<>();
        items.forEach(item -> byId.put(item.key().id(), item));
        edits.forEach(edit -> edit.apply(byId, source));
        return new ArrayList<>(byId.values());
    }
}
