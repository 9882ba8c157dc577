package dev.mediasync.internal;

import dev.mediasync.SyncOptions;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.Presence;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.source.Capability;
import dev.mediasync.source.SourceDescription;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns hints into the smallest look that finds what they may mean.
 *
 * <p>A look at what changed finds what is new or different. That something is gone is proved by a look at everything alone, so
 * the named items that are recorded, and all below them, are asked for first: if one is gone, its library is looked at as a
 * whole, and the planner decides.
 */
final class Targeting {
    /** Beyond so many ids a look at the whole library costs less. */
    private static final int MOST_IDS = 2_000;

    private final WatchTarget target;
    private final SourceDescription source;

    /**
     * A look.
     *
     * @param libraries the ids of the libraries; none where the hints concern nothing that is watched
     * @param mode how much of them
     */
    record Look(Set<String> libraries, SyncOptions.Mode mode) {}

    Targeting(WatchTarget target, SourceDescription source) {
        this.target = target;
        this.source = source;
    }

    /**
     * The look that hints ask for.
     *
     * @param watched the libraries that are watched
     */
    Look of(HintWindow.Hints hints, Collection<Library> watched) {
        Map<LibraryKey, Set<String>> named = named(hints, watched);
        Set<LibraryKey> libraries = new LinkedHashSet<>(named.keySet());
        Set<LibraryKey> whole = new HashSet<>(hints.whole());
        whole.retainAll(watched.stream().map(Library::key).toList());
        libraries.addAll(whole);
        boolean everything = !whole.isEmpty() || watched.stream().anyMatch(library -> gone(library, named));
        Set<String> ids = new LinkedHashSet<>();
        libraries.forEach(library -> ids.add(library.id()));
        return new Look(ids, everything ? SyncOptions.Mode.FULL : SyncOptions.Mode.AUTOMATIC);
    }

    /** The named ids by watched library; without a library, those that record them, or all where one is recorded nowhere. */
    private Map<LibraryKey, Set<String>> named(HintWindow.Hints hints, Collection<Library> watched) {
        Map<LibraryKey, Set<String>> named = new HashMap<>();
        Set<String> anywhere = hints.named().getOrDefault(null, Set.of());
        Set<String> unknown = new HashSet<>(anywhere);
        Map<LibraryKey, Set<String>> recorded = new HashMap<>();
        for (Library library : watched) {
            Set<String> own = hints.named().get(library.key());
            if (own != null) {
                named.computeIfAbsent(library.key(), key -> new HashSet<>()).addAll(own);
            }
            Set<String> here = recorded(library.key(), anywhere);
            unknown.removeAll(here);
            recorded.put(library.key(), here);
        }
        recorded.forEach((library, ids) -> {
            if (!ids.isEmpty() || !unknown.isEmpty()) {
                named.computeIfAbsent(library, key -> new HashSet<>()).addAll(ids);
            }
        });
        return named;
    }

    private Set<String> recorded(LibraryKey library, Set<String> ids) {
        Set<String> found = new HashSet<>();
        boolean some = ids.stream()
                .anyMatch(id -> target.repository()
                        .find(new ItemKey(library.source(), id))
                        .isPresent());
        if (some) {
            target.repository().stamps(library, stamp -> {
                if (ids.contains(stamp.id())) {
                    found.add(stamp.id());
                }
            });
        }
        return found;
    }

    /** Whether something named may be gone from a library, as far as asking for it tells. */
    private boolean gone(Library library, Map<LibraryKey, Set<String>> named) {
        Set<String> ids = recorded(library.key(), named.getOrDefault(library.key(), Set.of()));
        if (ids.isEmpty() || !source.can(Capability.INCREMENTAL)) {
            return false;
        }
        Set<String> all = withAllBelow(library.key(), ids);
        if (!source.can(Capability.PRESENCE) || all.size() > MOST_IDS) {
            return true;
        }
        Map<String, Presence> said = new Confirmation(target.source(), library).ask(List.copyOf(all), () -> {});
        return said.containsValue(Presence.GONE);
    }

    private Set<String> withAllBelow(LibraryKey library, Set<String> ids) {
        Set<String> all = new LinkedHashSet<>(ids);
        Deque<String> open = new ArrayDeque<>(ids);
        while (!open.isEmpty() && all.size() <= MOST_IDS) {
            ItemKey parent = new ItemKey(library.source(), open.pop());
            for (ItemSummary child :
                    target.repository().browse(below(library, parent)).items()) {
                if (all.add(child.key().id())) {
                    open.add(child.key().id());
                }
            }
        }
        return all;
    }

    private static BrowseQuery below(LibraryKey library, ItemKey parent) {
        return BrowseQuery.ALL.where(ItemFilter.ALL.in(library).under(parent)).limit(MOST_IDS + 1);
    }
}
