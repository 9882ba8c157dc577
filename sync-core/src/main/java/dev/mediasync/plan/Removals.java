package dev.mediasync.plan;

import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

    void rekeyed(Collection<String> ids) {
        rekeyed.addAll(ids);
    }

    void notRekeyed(String id) {
        rekeyed.remove(id);
    }

    /** Keeps an item, and with it everything above it. */
    void withhold(String id, ReasonCode code) {
        kept.put(id, code);
        String parent = parentOf(id);
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
                .map(item -> new Change.Remove(item.key(), item.kind(), item.title(), item.parentId()))
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
