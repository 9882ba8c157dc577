package dev.mediasync.tck;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Evidence;
import dev.mediasync.plan.Gap;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.Planner;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.MediaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that one walk over a library showed. */
record Look(Library library, List<ObservedPage> pages, WalkEnd end, Evidence.Reach reach) {
    static Look at(MediaSource source, Library library) {
        List<ObservedPage> pages = new ArrayList<>();
        WalkEnd end = source.enumerate(library, new Cancellation(), pages::add);
        return new Look(library, pages, end, Evidence.Reach.EVERYTHING);
    }

    static Look since(String cursor, MediaSource source, Library library) {
        List<ObservedPage> pages = new ArrayList<>();
        WalkEnd end = source.changes(library, cursor, new Cancellation(), pages::add);
        return new Look(library, pages, end, Evidence.Reach.CHANGES);
    }

    List<ObservedItem> shown() {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }

    List<MediaItem> items() {
        return shown().stream().map(ObservedItem::item).toList();
    }

    List<String> sightings() {
        return pages.stream().flatMap(page -> page.sightings().stream()).toList();
    }

    List<PageReceipt> receipts() {
        return pages.stream().flatMap(page -> page.receipts().stream()).toList();
    }

    Set<ItemKey> keys() {
        Set<ItemKey> keys = new TreeSet<>();
        items().forEach(item -> keys.add(item.key()));
        return keys;
    }

    /** The ids of items and sightings together. */
    Set<String> ids() {
        Set<String> ids = new TreeSet<>(sightings());
        ids.addAll(fingerprints().keySet());
        return ids;
    }

    Map<String, Long> fingerprints() {
        Map<String, Long> found = new TreeMap<>();
        shown().forEach(one -> found.put(one.item().key().id(), one.fingerprint()));
        return found;
    }

    /** The parent of each item, null at the top. */
    Map<String, @Nullable String> parents() {
        Map<String, @Nullable String> parents = new TreeMap<>();
        items().forEach(item -> parents.put(item.key().id(), item.parentId()));
        return parents;
    }

    /** What the planner makes of it. */
    Evidence evidence() {
        Planner planner = new Planner(LibraryBase.unknown(library), RemovalPolicy.DEFAULT);
        pages.forEach(planner::observe);
        planner.close(end, reach);
        planner.resolve(List.of());
        planner.cannotConfirm();
        return planner.finish().evidence();
    }

    /** Whether it says that nothing is known about this id. */
    boolean leavesOpen(String id) {
        return evidence().gaps().stream()
                .map(Gap::below)
                .anyMatch(below -> below.isEmpty()
                        || id.equals(below)
                        || id.startsWith(below + "/")
                        || id.startsWith(below + "#"));
    }

    /** Short, because it stands in the messages of broken rules. */
    @Override
    public String toString() {
        return "walk over " + library.name() + " that shows " + ids();
    }
}
