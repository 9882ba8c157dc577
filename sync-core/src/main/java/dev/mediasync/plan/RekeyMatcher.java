package dev.mediasync.plan;

import dev.mediasync.model.LastingIdentity;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.Numbering;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Pairs vanished items with new ones that are provably the same thing, each side once.
 *
 * <p>Proof is a lasting word that exactly one item on each side has; or, under a pair of parents, the same kind and
 * numbers; or, for a parent, that most of its children are paired and agree on one new parent. What contradicts itself,
 * by different ids in one public database among others, is left alone.
 */
final class RekeyMatcher {
    private final Map<String, MediaItem> vanished = new TreeMap<>();
    private final Map<String, MediaItem> arrived = new TreeMap<>();
    private final Map<String, String> newIdOf = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    RekeyMatcher(Collection<MediaItem> vanished, Collection<MediaItem> arrived) {
        vanished.forEach(item -> this.vanished.put(item.key().id(), item));
        arrived.forEach(item -> this.arrived.put(item.key().id(), item));
    }

    /** The new id for each vanished id that has one. */
    Map<String, String> match() {
        if (vanished.isEmpty() || arrived.isEmpty()) {
            return Map.of();
        }
        Kin.PROOFS.forEach(this::byWord);
        alongTheTree();
        return newIdOf;
    }

    /**
     * Pairs, after {@link #match}, what has no proof of its own, because every id of the source changed at once.
     *
     * <p>When most of a library was known again under new ids, what is left on both sides and is alone there with its kind,
     * title, year and numbers is the same thing too. A title without a year never is.
     */
    Map<String, String> matchRebuilt() {
        Map<Object, List<MediaItem>> old = byLooks(vanished.values(), newIdOf.keySet());
        Map<Object, List<MediaItem>> fresh = byLooks(arrived.values(), taken);
        old.forEach((looks, items) -> {
            List<MediaItem> others = fresh.getOrDefault(looks, List.of());
            if (items.size() == 1 && others.size() == 1) {
                pairIfCompatible(items.get(0), others.get(0));
            }
        });
        alongTheTree();
        return newIdOf;
    }

    private void alongTheTree() {
        int before;
        do {
            before = newIdOf.size();
            parentsByChildren();
            childrenByPosition();
        } while (newIdOf.size() > before);
    }

    private static Map<Object, List<MediaItem>> byLooks(Collection<MediaItem> items, Set<String> done) {
        Map<Object, List<MediaItem>> looks = new LinkedHashMap<>();
        for (MediaItem item : items) {
            Integer year = item.dates().year();
            if (year != null && !done.contains(item.key().id())) {
                looks.computeIfAbsent(
                                List.of(item.kind(), item.title(), year, item.numbering()), unused -> new ArrayList<>())
                        .add(item);
            }
        }
        return looks;
    }

    private void pairIfCompatible(MediaItem old, MediaItem fresh) {
        if (compatible(old.key().id(), fresh.key().id())) {
            pair(old.key().id(), fresh.key().id());
        }
    }

    private void byWord(String proof) {
        Map<String, List<MediaItem>> old = words(vanished.values(), proof, newIdOf.keySet());
        Map<String, List<MediaItem>> fresh = words(arrived.values(), proof, taken);
        Pairing pairing = new Pairing();
        old.forEach((word, items) -> {
            List<MediaItem> others = fresh.getOrDefault(word, List.of());
            for (MediaItem item : first(items)) {
                for (MediaItem other : first(others)) {
                    // The newcomer under a reused id is not what had the id before, and a second id may be as old as
                    // that.
                    if (!item.key().equals(other.key()) && !Sameness.another(item, other)) {
                        pairing.link(item.key().id(), other.key().id());
                    }
                }
            }
        });
        pairing.unique().forEach(this::pair);
    }

    /** A parent whose paired children, most of all it had, agree on one new parent. */
    private void parentsByChildren() {
        Pairing pairing = new Pairing();
        Map<String, Integer> agreeing = new HashMap<>();
        newIdOf.forEach((from, to) -> {
            String oldParent = item(vanished, from).parentId();
            String newParent = item(arrived, to).parentId();
            if (oldParent != null && newParent != null) {
                pairing.link(oldParent, newParent);
                agreeing.merge(oldParent, 1, Integer::sum);
            }
        });
        Map<String, List<MediaItem>> children = children(vanished);
        pairing.unique().forEach((from, to) -> {
            boolean most = 2 * agreeing.getOrDefault(from, 0)
                    > children.getOrDefault(from, List.of()).size();
            if (most && compatible(from, to) && sameNumbers(from, to)) {
                pair(from, to);
            }
        });
    }

    /** Whether two parents stand at one place: an only episode that went to another season takes no season along. */
    private boolean sameNumbers(String from, String to) {
        return item(vanished, from).numbering().equals(item(arrived, to).numbering());
    }

    private void childrenByPosition() {
        Map<String, List<MediaItem>> oldChildren = children(vanished);
        Map<String, List<MediaItem>> newChildren = children(arrived);
        Map<String, String> parents = new LinkedHashMap<>(newIdOf);
        parents.forEach((from, to) -> {
            Map<Object, List<MediaItem>> old = byPlace(oldChildren.getOrDefault(from, List.of()));
            Map<Object, List<MediaItem>> fresh = byPlace(newChildren.getOrDefault(to, List.of()));
            old.forEach((place, items) -> {
                List<MediaItem> others = fresh.getOrDefault(place, List.of());
                if (items.size() == 1 && others.size() == 1) {
                    pairIfCompatible(items.get(0), others.get(0));
                }
            });
        });
    }

    private boolean free(String from, String to) {
        MediaItem old = vanished.get(from);
        MediaItem fresh = arrived.get(to);
        return old != null
                && fresh != null
                && !from.equals(to)
                && old.kind() == fresh.kind()
                && !newIdOf.containsKey(from)
                && !taken.contains(to);
    }

    private void pair(String from, String to) {
        if (free(from, to)) {
            newIdOf.put(from, to);
            taken.add(to);
        }
    }

    /** Whether nothing says that the two are different things. */
    private boolean compatible(String from, String to) {
        MediaItem old = vanished.get(from);
        MediaItem fresh = arrived.get(to);
        if (old == null || fresh == null) {
            return false;
        }
        return !Sameness.contradict(old, fresh) && !Sameness.another(old, fresh);
    }

    private static boolean numbered(MediaItem item) {
        return switch (item.kind()) {
            case EPISODE -> item.numbering().episode() != null;
            case TRACK -> item.numbering().track() != null;
            default -> !item.numbering().equals(Numbering.NONE);
        };
    }

    private static Map<Object, List<MediaItem>> byPlace(List<MediaItem> children) {
        Map<Object, List<MediaItem>> places = new LinkedHashMap<>();
        for (MediaItem child : children) {
            if (numbered(child)) {
                places.computeIfAbsent(List.of(child.kind(), child.numbering()), place -> new ArrayList<>())
                        .add(child);
            }
        }
        return places;
    }

    private static Map<String, List<MediaItem>> children(Map<String, MediaItem> items) {
        Map<String, List<MediaItem>> children = new HashMap<>();
        for (MediaItem item : items.values()) {
            String parent = item.parentId();
            if (parent != null) {
                children.computeIfAbsent(parent, id -> new ArrayList<>()).add(item);
            }
        }
        return children;
    }

    private static Map<String, List<MediaItem>> words(Collection<MediaItem> items, String proof, Set<String> done) {
        Map<String, List<MediaItem>> grouped = new TreeMap<>();
        for (MediaItem item : items) {
            if (!done.contains(item.key().id())) {
                for (String word : LastingIdentity.of(item)) {
                    if (word.startsWith(proof)) {
                        grouped.computeIfAbsent(word, unused -> new ArrayList<>())
                                .add(item);
                    }
                }
            }
        }
        return grouped;
    }

    /** Two of many are enough to see that a word proves nothing. */
    private static List<MediaItem> first(List<MediaItem> items) {
        return items.subList(0, Math.min(2, items.size()));
    }

    private static MediaItem item(Map<String, MediaItem> items, String id) {
        MediaItem item = items.get(id);
        if (item == null) {
            throw new IllegalStateException("No item " + id);
        }
        return item;
    }

    /** Links between ids of both sides; only what is linked to one partner alone is a pair. */
    private static final class Pairing {
        private final Map<String, Set<String>> forth = new TreeMap<>();
        private final Map<String, Set<String>> back = new TreeMap<>();

        void link(String from, String to) {
            forth.computeIfAbsent(from, id -> new HashSet<>()).add(to);
            back.computeIfAbsent(to, id -> new HashSet<>()).add(from);
        }

        Map<String, String> unique() {
            Map<String, String> pairs = new LinkedHashMap<>();
            forth.forEach((from, targets) -> {
                String to = targets.iterator().next();
                if (targets.size() == 1 && back.getOrDefault(to, Set.of()).size() == 1) {
                    pairs.put(from, to);
                }
            });
            return pairs;
        }
    }
}
