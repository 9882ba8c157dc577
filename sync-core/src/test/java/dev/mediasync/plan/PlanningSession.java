package dev.mediasync.plan;

import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One planning of a test: what is recorded, what is shown, and how the source answers. */
final class PlanningSession {
    static final SourceId SOURCE = new SourceId("s");
    static final Library LIBRARY = new Library(new LibraryKey(SOURCE, "l"), "L", LibraryKind.MIXED);

    final List<MediaItem> recorded = new ArrayList<>();
    final List<ObservedItem> shown = new ArrayList<>();
    final List<String> sightings = new ArrayList<>();
    final List<PageReceipt> receipts = new ArrayList<>();
    final Map<String, Presence> answers = new HashMap<>();
    RemovalPolicy policy = RemovalPolicy.DEFAULT;
    Set<String> approved = Set.of();

    @Nullable
    String recordedScope = "scope";

    String scope = "scope";
    long recentlyRemoved;
    boolean asked = true;

    static MediaItem film(String id) {
        return MediaItem.builder(new ItemKey(SOURCE, id), MediaKind.MOVIE, id).build();
    }

    static MediaItem child(String id, MediaKind kind, String parent) {
        return MediaItem.builder(new ItemKey(SOURCE, id), kind, id)
                .parentId(parent)
                .build();
    }

    static List<MediaItem> show(String id, int episodes) {
        List<MediaItem> items = new ArrayList<>();
        items.add(MediaItem.builder(new ItemKey(SOURCE, id), MediaKind.SHOW, id).build());
        items.add(child(id + "#1", MediaKind.SEASON, id).with(b -> b.numbering(Numbering.season(1))));
        for (int number = 1; number <= episodes; number++) {
            Numbering numbering = Numbering.episode(1, number);
            items.add(child(id + "/e" + number, MediaKind.EPISODE, id + "#1").with(b -> b.numbering(numbering)));
        }
        return items;
    }

    PlanningSession recorded(MediaItem... items) {
        recorded.addAll(Arrays.asList(items));
        return this;
    }

    PlanningSession shown(MediaItem... items) {
        Arrays.stream(items).map(ObservedItem::of).forEach(shown::add);
        return this;
    }

    SyncPlan plan() {
        Planner planner = new Planner(
                new LibraryBase(
                        LIBRARY,
                        recorded.isEmpty() ? 0 : 1,
                        recorded.size(),
                        LibraryBase.Seen.in(recordedScope),
                        RemovalHistory.of(recorded.size(), recentlyRemoved)),
                policy,
                approved);
        for (int row = 0; row < recorded.size(); row++) {
            MediaItem item = recorded.get(row);
            planner.record(new Stamp(row + 1, item.key().id(), item.kind(), Fingerprint.of(item)));
        }
        pages().forEach(planner::observe);
        planner.close(WalkEnd.of(scope));
        planner.resolve(Arrays.stream(planner.unresolved())
                .mapToObj(row -> new RecordedItem(row, recorded.get((int) row - 1), RecordedItem.Home.THIS_ALONE))
                .toList());
        if (asked) {
            Map<String, Presence> all = planner.toConfirm().stream()
                    .collect(Collectors.toMap(id -> id, id -> answers.getOrDefault(id, Presence.GONE)));
            planner.confirm(all);
        } else {
            planner.cannotConfirm();
        }
        return planner.finish();
    }

    /** A row for each item, so that one that is shown twice is the same row; or the receipts that a test gives. */
    private List<ObservedPage> pages() {
        if (!receipts.isEmpty()) {
            return List.of(new ObservedPage(shown, sightings, receipts));
        }
        List<Object> rows = new ArrayList<>(sightings);
        shown.stream().map(o -> o.item().key()).distinct().forEach(rows::add);
        List<ObservedPage> pages = new ArrayList<>();
        pages.add(new ObservedPage(List.of(), sightings, List.of(rows(0, sightings.size(), rows.size()))));
        for (ObservedItem item : shown) {
            PageReceipt row = rows(rows.indexOf(item.item().key()), 1, rows.size());
            pages.add(new ObservedPage(List.of(item), List.of(), List.of(row)));
        }
        return pages;
    }

    static Evidence seen(long observed) {
        return new Evidence(Evidence.Reach.EVERYTHING, observed, "all", Evidence.Continuity.PROVED, List.of());
    }

    static PageReceipt rows(long offset, int received, long total) {
        return new PageReceipt.Rows("all", offset, received, received, total, null, null);
    }

    static List<String> steps(SyncPlan plan) {
        return plan.changes().stream()
                .map(change ->
                        change.getClass().getSimpleName() + " " + change.key().id())
                .toList();
    }

    static List<ReasonCode> codes(SyncPlan plan) {
        return plan.reasons().stream().map(Reason::code).toList();
    }
}
