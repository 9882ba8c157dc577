package dev.mediasync.plan;

import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts items behind their parents, and sets aside those whose parent is nowhere or that hang in a circle. */
final class Ordering {
    private static final int NOWHERE = -1;

    private final Map<String, Planner.Pending> items = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Predicate<String> stored;

    Ordering(Collection<Planner.Pending> pending, Predicate<String> stored) {
        this.stored = stored;
        pending.forEach(held -> items.put(held.item().key().id(), held));
        items.keySet().forEach(this::settle);
    }

    List<Planner.Pending> inOrder() {
        Comparator<Planner.Pending> order = Comparator.comparingInt(
                        (Planner.Pending held) -> depths.get(held.item().key().id()))
                .thenComparing(held -> held.item().key().id());
        return items.values().stream()
                .filter(held -> depths.get(held.item().key().id()) != NOWHERE)
                .sorted(order)
                .toList();
    }

    /** The ids of the items that have a place. */
    Set<String> placed() {
        return items.keySet().stream().filter(id -> depths.get(id) != NOWHERE).collect(Collectors.toSet());
    }

    List<Unparented> unparented() {
        List<Unparented> waiting = new ArrayList<>();
        for (Planner.Pending held : items.values()) {
            MediaItem item = held.item();
            String parentId = item.parentId();
            if (depths.get(item.key().id()) == NOWHERE && parentId != null) {
                waiting.add(new Unparented(item.key(), item.title(), parentId));
            }
        }
        waiting.sort(Comparator.comparing(Unparented::key));
        return waiting;
    }

    /** Settles an item and what is above it, without recursion: a source can hang items as deep as it likes. */
    private void settle(String id) {
        Set<String> path = new LinkedHashSet<>();
        String at = id;
        while (at != null && items.containsKey(at) && !depths.containsKey(at) && path.add(at)) {
            at = parentOf(at);
        }
        boolean circle = at != null && path.contains(at);
        List<String> fromTop = new ArrayList<>(path);
        Collections.reverse(fromTop);
        for (String member : fromTop) {
            depths.put(member, circle ? NOWHERE : depthBelow(parentOf(member)));
            circle &= !member.equals(at);
        }
    }

    private int depthBelow(@Nullable String parentId) {
        if (parentId == null) {
            return 0;
        }
        int above = depths.getOrDefault(parentId, NOWHERE);
        if (above != NOWHERE) {
            return above + 1;
        }
        return stored.test(parentId) ? 0 : NOWHERE;
    }

    private @Nullable String parentOf(String id) {
        Planner.Pending held = items.get(id);
        return held == null ? null : held.item().parentId();
    }
}
