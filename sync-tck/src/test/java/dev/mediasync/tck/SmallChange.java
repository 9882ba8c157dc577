package dev.mediasync.tck;

import dev.mediasync.model.MediaKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A change of a small world.
 *
 * @param name says what it is
 * @param uses what must hold for it
 * @param first what happens before the recorded state is taken
 * @param then what happens after it
 */
record SmallChange(String name, Set<Perturbation> uses, List<Consumer<World>> first, List<Consumer<World>> then) {

    private static SmallChange of(Perturbation uses, Object at, Consumer<World> then) {
        return new SmallChange(uses + " " + at, Set.of(uses), List.of(), List.of(then));
    }

    /** Whether something happens before the recorded state is taken. */
    boolean begins() {
        return !first.isEmpty();
    }

    private SmallChange and(SmallChange other) {
        return new SmallChange(
                name + " and " + other.name,
                union(uses, other.uses),
                joined(first, other.first),
                joined(then, other.then));
    }

    private static List<Consumer<World>> joined(List<Consumer<World>> one, List<Consumer<World>> other) {
        List<Consumer<World>> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static Set<Perturbation> union(Set<Perturbation> one, Set<Perturbation> other) {
        Set<Perturbation> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    /** Every single change of a world like this one. */
    static List<SmallChange> singles(World world) {
        List<SmallChange> singles = new ArrayList<>();
        singles.add(new SmallChange("nothing", Set.of(), List.of(), List.of()));
        singles.add(of(Perturbation.ADD, "film", w -> w.top(MediaKind.MOVIE, Thing.Words.tmdb("new"), 0)));
        singles.add(of(Perturbation.ALL_IDS, "", w -> w.there().forEach(w::rename)));
        for (Thing thing : world.things) {
            of(thing.number, thing, singles);
            for (Thing other : world.things) {
                between(thing, other, singles);
            }
        }
        return singles;
    }

    private static void of(int n, Thing thing, List<SmallChange> singles) {
        singles.add(of(Perturbation.UPDATE, n, w -> w.things.get(n).update()));
        singles.add(of(Perturbation.REMOVE, n, w -> w.remove(w.things.get(n))));
        singles.add(of(Perturbation.RENAME, n, w -> w.rename(w.things.get(n))));
        Consumer<World> gone = w -> w.remove(w.things.get(n));
        Consumer<World> back = w -> w.restore(w.things.get(n));
        Consumer<World> renamed = w -> w.rename(w.things.get(n));
        singles.add(new SmallChange("RESTORE " + n, Set.of(Perturbation.RESTORE), List.of(gone), List.of(back)));
        singles.add(new SmallChange(
                "RESTORE_RENAMED " + n, Set.of(Perturbation.RESTORE_RENAMED), List.of(gone), List.of(renamed, back)));
        if (thing.kind == MediaKind.MOVIE) {
            singles.add(of(
                    Perturbation.REUSE, n, w -> w.reuse(w.things.get(n), MediaKind.MOVIE, Thing.Words.tmdb("other"))));
            singles.add(of(
                    Perturbation.REUSE_AS_OTHER_KIND,
                    n,
                    w -> w.reuse(w.things.get(n), MediaKind.VIDEO, Thing.Words.tmdb("other"))));
        }
        if (thing.parent == null) {
            for (int library : new int[] {0, 1}) {
                singles.add(of(Perturbation.MOVE, n + " to " + library, w -> {
                    if (library < w.libraries.size()) {
                        w.move(w.things.get(n), library);
                    }
                }));
            }
            singles.add(of(Perturbation.MOVE_RENAMED, n, w -> {
                w.move(w.things.get(n), w.libraries.size() - 1);
                w.rename(w.things.get(n));
            }));
        }
    }

    private static void between(Thing one, Thing other, List<SmallChange> singles) {
        if (one == other || one.kind != other.kind) {
            return;
        }
        int from = one.number;
        int to = other.number;
        String both = from + " " + to;
        if (from < to) {
            singles.add(of(Perturbation.SWAP, both, w -> w.swap(w.things.get(from), w.things.get(to))));
        }
        singles.add(of(Perturbation.CHAIN, both, w -> w.chain(List.of(w.things.get(from), w.things.get(to)))));
    }

    /** Pairs of changes of two things, or of one thing and an addition. */
    static List<SmallChange> pairs(World world) {
        Set<Perturbation> plain = Set.of(
                Perturbation.ADD, Perturbation.UPDATE, Perturbation.REMOVE, Perturbation.RENAME, Perturbation.RESTORE);
        List<SmallChange> singles = singles(world).stream()
                .filter(change -> !change.uses.isEmpty() && plain.containsAll(change.uses))
                .toList();
        List<SmallChange> pairs = new ArrayList<>();
        for (int one = 0; one < singles.size(); one++) {
            for (int other = one + 1; other < singles.size(); other++) {
                pairs.add(singles.get(one).and(singles.get(other)));
            }
        }
        return pairs;
    }
}
