package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
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
        Set<ItemKey> keysNotFree = new HashSet<>();
        Set<ItemKey> notComing = new HashSet<>();
        int before;
        do {
            before = held.size();
            for (Change change : changes) {
                if (test.test(change) || depends(change, keysNotFree, notComing)) {
                    held.add(change);
                    if (change instanceof Change.Put put) {
                        notComing.add(put.key());
                        ItemKey from = put.movedFrom();
                        if (from != null) {
                            keysNotFree.add(from);
                        }
                    }
                }
            }
        } while (held.size() > before);
        return held;
    }

    private static boolean depends(Change change, Set<ItemKey> keysNotFree, Set<ItemKey> notComing) {
        if (change instanceof Change.Put put) {
            ItemKey parent = put.item().parent();
            return keysNotFree.contains(put.key()) || (parent != null && notComing.contains(parent));
        }
        return false;
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
