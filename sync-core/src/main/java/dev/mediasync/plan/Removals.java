package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The recorded items that were not shown, and for each whether anything keeps it. */
final class Removals {
    private final Map<String, MediaItem> absent;
    private final Map<String, ReasonCode> kept = new TreeMap<>();
    private final Set<String> rekeyed = new HashSet<>();
    private final Map<String, ItemKey> moved = new HashMap<>();

    Removals(Map<String, MediaItem> absent, Gaps gaps) {
        this.absent = new TreeMap<>(absent);
        for (String id : this.absent.keySet()) {
            ReasonCode code = gaps.covering(id);
            if (code != null) {
                withhold(id, code);
            }
        }
    }

    /** The items that nothing keeps so far. */
    List<MediaItem> proved() {
        List<MediaItem> proved = new ArrayList<>();
        absent.forEach((id, item) -> {
            if (!kept.containsKey(id) && !rekeyed.contains(id)) {
                proved.add(item);
            }
        });
        return proved;
    }

    /** The items that would be lost: proved, and in no other library instead. */
    List<MediaItem> lost() {
        return proved().stream()
                .filter(item -> !moved.containsKey(item.key().id()))
                .toList();
    }

    boolean holds(String id) {
        return absent.containsKey(id);
    }

    void rekeyed(Collection<String> ids) {
        ids.stream().filter(absent::containsKey).forEach(rekeyed::add);
    }

    void notRekeyed(String id) {
        rekeyed.remove(id);
    }

    void moved(Map<String, ItemKey> targets) {
        moved.putAll(targets);
    }

    int moves() {
        return moved.size();
    }

    void forgetMoves() {
        moved.clear();
    }

    /** Keeps an item, and with it everything above it. */
    void withhold(String id, ReasonCode code) {
        kept.put(id, code);
        keepAbove(parentOf(id));
    }

    /** Keeps a parent, because what hangs below it stays. */
    void keepAbove(@Nullable String parentId) {
        String parent = parentId;
        while (parent != null
                && absent.containsKey(parent)
                && kept.putIfAbsent(parent, ReasonCode.HAS_CHILDREN) == null) {
            parent = parentOf(parent);
        }
    }

    void withholdAllBut(Set<String> approved) {
        for (MediaItem item : proved()) {
            if (!approved.contains(item.key().id())) {
                withhold(item.key().id(), ReasonCode.NOT_APPROVED);
            }
        }
    }

    List<Withheld> withheld() {
        List<Withheld> withheld = new ArrayList<>();
        kept.forEach((id, code) -> {
            MediaItem item = absent.get(id);
            if (item != null && !rekeyed.contains(id)) {
                withheld.add(new Withheld(item.key(), item.kind(), item.title(), code));
            }
        });
        return withheld;
    }

    /** The removals, children before their parents. */
    List<Change.Remove> inOrder() {
        Comparator<MediaItem> order = Comparator.comparingInt(this::depth)
                .reversed()
                .thenComparing(item -> item.key().id());
        return proved().stream()
                .sorted(order)
                .map(item -> new Change.Remove(
                        item.key(),
                        item.kind(),
                        item.title(),
                        item.parentId(),
                        moved.get(item.key().id())))
                .toList();
    }

    private int depth(MediaItem item) {
        int depth = 0;
        String parent = item.parentId();
        while (parent != null && absent.containsKey(parent) && depth < absent.size()) {
            depth++;
            parent = parentOf(parent);
        }
        return depth;
    }

    private @Nullable String parentOf(String id) {
        MediaItem item = absent.get(id);
        return item == null ? null : item.parentId();
    }
}
