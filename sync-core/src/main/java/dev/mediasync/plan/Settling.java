package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a decision into steps, and keeps what depends on a step that is not taken. */
final class Settling {
    private final Decision decided;
    private final StampTable table;
    private final Map<String, String> parents;
    private final List<Change> steps;
    private final List<Unparented> unparented;

    /**
     * Settles.
     *
     * @param parents the recorded parents of the items that change
     */
    Settling(Decision decided, Ordering ordering, StampTable table, Map<String, String> parents) {
        this.decided = decided;
        this.table = table;
        this.parents = parents;
        HeldBack held = new HeldBack(puts(ordering.inOrder()), decided::forbids);
        this.steps = held.appliable();
        this.unparented = new ArrayList<>(ordering.unparented());
        Set<String> waiting = decided.waiting();
        for (Change change : held.waiting()) {
            if (change instanceof Change.Put put) {
                leaveOut(put, waiting.contains(put.key().id()));
            }
        }
        unparented.sort(Comparator.comparing(Unparented::key));
    }

    /** The steps that put something, parents first. */
    List<Change> steps() {
        return steps;
    }

    List<Unparented> unparented() {
        return unparented;
    }

    private void leaveOut(Change.Put put, boolean unconfirmed) {
        String id = put.key().id();
        ReasonCode code = unconfirmed ? ReasonCode.NOT_CONFIRMED : ReasonCode.NOT_APPROVED;
        ItemKey from = put.movedFrom();
        if (from != null) {
            decided.keep(from.id(), code);
            stayBelowItsParent(from.id());
        }
        if (put instanceof Change.Replace) {
            decided.keep(id, code);
        } else if (!unconfirmed && from == null) {
            unparented.add(
                    new Unparented(put.key(), put.item().title(), put.item().parentId()));
        }
        stayBelowItsParent(id);
    }

    private void stayBelowItsParent(String id) {
        String parent = parents.get(id);
        if (parent != null) {
            decided.removals().keepAbove(parent);
        }
    }

    private List<Change> puts(List<Planner.Pending> inOrder) {
        Map<String, String> oldIds = new HashMap<>();
        decided.rekeys().forEach((from, to) -> oldIds.put(to, from));
        List<Change> changes = new ArrayList<>(inOrder.size());
        for (Planner.Pending held : inOrder) {
            changes.add(put(held, oldIds.get(held.item().key().id())));
        }
        return changes;
    }

    private Change put(Planner.Pending held, @Nullable String oldId) {
        MediaItem item = held.item();
        String id = item.key().id();
        ItemKey from = oldId == null ? null : new ItemKey(item.key().source(), oldId);
        MediaItem former = decided.displaced().thing(id);
        if (former != null && !decided.rekeys().containsKey(id)) {
            return new Change.Replace(item, held.fingerprint(), former.kind(), former.title(), from);
        }
        if (from != null) {
            return new Change.Rekey(from, item, held.fingerprint());
        }
        boolean known = table.stored(id) && former == null;
        return known ? new Change.Update(item, held.fingerprint()) : new Change.Add(item, held.fingerprint());
    }
}
