package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Divides the steps of a plan into those that can be applied and those that wait with what may not be lost.
 *
 * <p>A step waits if it takes something away, if the key it needs is only made free by a step that waits, or if its parent
 * comes in by one.
 */
final class HeldBack {
    private final List<Change> waiting = new ArrayList<>();
    private final List<Change> appliable = new ArrayList<>();
    private final List<Withheld> losses = new ArrayList<>();
    private long added;
    private long updated;
    private long rekeyed;
    private long moved;

    /** Holds back everything that takes something away. */
    HeldBack(List<Change> changes) {
        this(changes, change -> change instanceof Change.Remove || change instanceof Change.Replace);
    }

    /** Holds back what a test says, and what depends on it. */
    HeldBack(List<Change> changes, Predicate<Change> test) {
        Set<Change> held = held(changes, test);
        for (Change change : changes) {
            (held.contains(change) ? waiting : appliable).add(change);
        }
        waiting.forEach(this::count);
    }

    private static Set<Change> held(List<Change> changes, Predicate<Change> test) {
        Set<Change> held = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Change.Put> next = new ArrayDeque<>();
        for (Change change : changes) {
            if (test.test(change) && held.add(change) && change instanceof Change.Put put) {
                next.add(put);
            }
        }
        if (next.isEmpty()) {
            return held;
        }
        Map<ItemKey, List<Change.Put>> needing = needing(changes);
        while (!next.isEmpty()) {
            Change.Put put = next.remove();
            ItemKey from = put.movedFrom();
            List<Change.Put> dependent = new ArrayList<>();
            dependent.addAll(needing.getOrDefault(put.key(), List.of()).stream()
                    .filter(other -> put.key().equals(other.item().parent()))
                    .toList());
            if (from != null) {
                dependent.addAll(needing.getOrDefault(from, List.of()).stream()
                        .filter(other -> other.key().equals(from))
                        .toList());
            }
            dependent.stream().filter(held::add).forEach(next::add);
        }
        return held;
    }

    /** The steps that need a key free, or that need an item as their parent, by that key. */
    private static Map<ItemKey, List<Change.Put>> needing(List<Change> changes) {
        Map<ItemKey, List<Change.Put>> needing = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.Put put) {
                needing.computeIfAbsent(put.key(), key -> new ArrayList<>()).add(put);
                ItemKey parent = put.item().parent();
                if (parent != null) {
                    needing.computeIfAbsent(parent, key -> new ArrayList<>()).add(put);
                }
            }
        }
        return needing;
    }

    private void count(Change change) {
        if (change instanceof Change.Update) {
            updated++;
        } else if (change instanceof Change.Put put) {
            if (put.movedFrom() == null) {
                added++;
            } else {
                rekeyed++;
            }
        }
        if (change instanceof Change.Remove remove) {
            moved += remove.successor() == null ? 0 : 1;
            loss(remove.key(), remove.kind(), remove.title());
        } else if (change instanceof Change.Replace replace) {
            loss(replace.key(), replace.formerKind(), replace.formerTitle());
        }
        if (change instanceof Change.Put put && put.movedFrom() != null) {
            loss(put.movedFrom(), put.item().kind(), put.item().title());
        }
    }

    private void loss(ItemKey key, MediaKind kind, String title) {
        losses.add(new Withheld(key, kind, title, ReasonCode.AWAITING_APPROVAL));
    }

    /** The steps that can be applied, in their order. */
    List<Change> appliable() {
        return appliable;
    }

    /** The steps that wait, in their order. */
    List<Change> waiting() {
        return waiting;
    }

    /** The recorded things that stay because of what waits. */
    List<Withheld> losses() {
        return losses;
    }

    /** Whether everything that was seen comes in all the same. */
    boolean putsNothingBack() {
        return added + updated + rekeyed == 0;
    }

    long added() {
        return added;
    }

    long updated() {
        return updated;
    }

    /** How many items would get another key, here or in another library. */
    long rekeyed() {
        return rekeyed + moved;
    }
}
