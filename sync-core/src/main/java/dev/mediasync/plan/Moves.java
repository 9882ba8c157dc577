package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the items that went to another library of their source in the same run.
 *
 * <p>Only an item that is new in this run can be the one that left: two libraries that hold the same films for long prove
 * nothing when one of them is empty.
 */
final class Moves {
    private final Kin arrived;

    Moves(Elsewhere elsewhere) {
        List<MediaItem> fresh = elsewhere.kin().stream()
                .filter(kin -> kin.home() == RecordedItem.Home.OTHER && kin.handle() > elsewhere.newBehind())
                .map(RecordedItem::item)
                .toList();
        this.arrived = new Kin(fresh);
    }

    /** The present key of each item that moved, by its former id; each side once. */
    Map<String, ItemKey> of(Collection<MediaItem> vanished) {
        Map<ItemKey, Integer> claims = new HashMap<>();
        Map<String, ItemKey> moved = new TreeMap<>();
        for (MediaItem item : vanished) {
            Optional<ItemKey> to = arrived.of(item);
            if (to.isPresent()) {
                moved.put(item.key().id(), to.get());
                claims.merge(to.get(), 1, Integer::sum);
            }
        }
        moved.values().removeIf(to -> claims.getOrDefault(to, 0) > 1);
        return moved;
    }
}
