package dev.mediasync.plan;

import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the recorded items that must be decided about apart: absent, changed, and those that only keep their parents. */
final class Resolution {
    private final StampTable table;
    private final Map<Integer, Planner.Pending> pending;
    private final Ordering ordering;
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, MediaItem> absent = new HashMap<>();
    private final Map<String, String> changing = new HashMap<>();
    private final Map<String, MediaItem> displaced = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private @Nullable String lastParent;

    Resolution(
            StampTable table, Map<Integer, Planner.Pending> pending, Ordering ordering, Iterable<RecordedItem> items) {
        this.table = table;
        this.pending = pending;
        this.ordering = ordering;
        List<String> needed = new ArrayList<>();
        for (RecordedItem recorded : items) {
            String id = recorded.item().key().id();
            int index = table.find(id);
            if (index == StampTable.ABSENT) {
                // Another runner moved the row since its stamp was read; the commit will be refused.
                continue;
            }
            keepParent(parents, id, recorded.item());
            if (recorded.home() == RecordedItem.Home.SHARED) {
                shared.add(id);
            }
            if (table.marked(index, Planner.TRUSTED)) {
                change(index, recorded.item());
            } else if (table.marked(index, Planner.OBSERVED) || table.marked(index, Planner.REFERENCED)) {
                needed.add(id);
            } else {
                absent.put(id, recorded.item());
            }
        }
        // An item that waits for its new parent stays under its recorded one, which must not go meanwhile.
        ordering.unparented().forEach(waiting -> needed.add(waiting.key().id()));
        needed.forEach(this::keepParents);
    }

    private void change(int index, MediaItem before) {
        String id = before.key().id();
        keepParent(changing, id, before);
        Planner.Pending now = pending.get(index);
        if (now != null && Sameness.another(before, now.item())) {
            displaced.put(id, before);
        }
    }

    /** Of all items that changed at once no more than this is held. */
    private void keepParent(Map<String, String> map, String id, MediaItem item) {
        String parent = item.parentId();
        if (parent != null) {
            lastParent = parent.equals(lastParent) ? lastParent : parent;
            map.put(id, lastParent);
        }
    }

    private void keepParents(String id) {
        String parent = parents.get(id);
        while (parent != null && absent.remove(parent) != null) {
            parent = parents.get(parent);
        }
    }

    /** The recorded parents of the items that change, by id. */
    Map<String, String> changing() {
        return changing;
    }

    /** The ids of items that are in another library too. */
    Set<String> shared() {
        return shared;
    }

    /** Decides as far as that goes without asking. */
    Decision decide(Evidence evidence, Set<String> approved, long recordedTops) {
        Removals removals = new Removals(absent, new Gaps(evidence.gaps()));
        Displaced others = new Displaced(displaced);
        List<MediaItem> vanished = new ArrayList<>(removals.proved());
        vanished.addAll(others.all());
        RekeyMatcher matcher = new RekeyMatcher(vanished, arrived(others));
        Map<String, String> rekeys = matcher.match();
        if (rebuilt(rekeys, vanished, recordedTops)) {
            rekeys = matcher.matchRebuilt();
        }
        removals.rekeyed(rekeys.keySet());
        keepWhatMayBeUnseen(others, rekeys, evidence);
        return new Decision(removals, others, rekeys, approved);
    }

    /** A thing whose id names another now may be there under an id that was not shown. */
    private static void keepWhatMayBeUnseen(Displaced others, Map<String, String> rekeys, Evidence evidence) {
        if (!evidence.gaps().isEmpty()) {
            ReasonCode code = evidence.gaps().get(0).code();
            others.without(rekeys.keySet())
                    .forEach(thing -> others.keep(thing.key().id(), code));
        }
    }

    private List<MediaItem> arrived(Displaced others) {
        return ordering.inOrder().stream()
                .map(Planner.Pending::item)
                .filter(item -> !table.stored(item.key().id())
                        || others.holds(item.key().id()))
                .toList();
    }

    /** Whether most films, shows and artists were known again under new ids. */
    private static boolean rebuilt(Map<String, String> rekeys, List<MediaItem> vanished, long recordedTops) {
        long tops = vanished.stream()
                .filter(item ->
                        Census.top(item.kind()) && rekeys.containsKey(item.key().id()))
                .count();
        return tops > RemovalBudget.TOPS_ALWAYS_ALLOWED && 2 * tops > recordedTops;
    }
}
