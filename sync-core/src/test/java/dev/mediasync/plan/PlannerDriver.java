package dev.mediasync.plan;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leads a planner through a run as the engine does, over items that a test names. */
final class PlannerDriver {
    static final SourceId SOURCE = new SourceId("s");
    static final RemovalPolicy UNLIMITED = new RemovalPolicy(
            1, 1_000_000, 1_000_000, 1, Duration.ofHours(24), RemovalPolicy.Confirmation.WHERE_POSSIBLE);

    private final Map<Long, MediaItem> recorded = new LinkedHashMap<>();
    private final List<ObservedPage> pages = new ArrayList<>();
    private final Map<String, Presence> answers = new LinkedHashMap<>();
    private RemovalPolicy policy = UNLIMITED;
    private Set<String> approved = Set.of();
    private @Nullable String scope = "all";
    private boolean askable = true;
    private WalkEnd end = WalkEnd.of("all");
    private @Nullable RemovalHistory history;
    private @Nullable Elsewhere elsewhere;
    private Evidence.Reach reach = Evidence.Reach.EVERYTHING;
    private Set<String> awaiting = Set.of();
    private Set<String> shared = Set.of();
    private boolean vanished;
    private long recentlyRemoved;
    private long received;

    static MediaItem movie(String id) {
        return MediaItem.builder(new ItemKey(SOURCE, id), MediaKind.MOVIE, "Movie " + id)
                .build();
    }

    static MediaItem item(String id, MediaKind kind, @Nullable String parent) {
        return MediaItem.builder(new ItemKey(SOURCE, id), kind, kind.word() + " " + id)
                .parentId(parent)
                .build();
    }

    static MediaItem episode(String id, String parent, int number) {
        return item(id, MediaKind.EPISODE, parent).with(b -> b.numbering(Numbering.episode(1, number)));
    }

    static ExternalId tmdb(String value) {
        return new ExternalId("tmdb", value);
    }

    PlannerDriver recorded(MediaItem... items) {
        for (MediaItem item : items) {
            recorded.put(recorded.size() + 1L, item);
        }
        return this;
    }

    /** One complete page of a listing with the right total. */
    PlannerDriver shows(MediaItem... items) {
        return page(items.length, Arrays.stream(items).map(ObservedItem::of).toList(), List.of());
    }

    PlannerDriver page(long total, List<ObservedItem> items, List<String> sightings) {
        int rows = items.size() + sightings.size();
        PageReceipt receipt = new PageReceipt.Rows("walk", received, rows, rows, total, null, null);
        received += rows;
        pages.add(new ObservedPage(items, sightings, List.of(receipt)));
        return this;
    }

    PlannerDriver receipt(PageReceipt receipt) {
        pages.add(new ObservedPage(List.of(), List.of(), List.of(receipt)));
        return this;
    }

    PlannerDriver policy(RemovalPolicy value) {
        policy = value;
        return this;
    }

    PlannerDriver approved(String... ids) {
        approved = Set.of(ids);
        return this;
    }

    PlannerDriver recordedScope(@Nullable String value) {
        scope = value;
        return this;
    }

    PlannerDriver end(WalkEnd value) {
        end = value;
        return this;
    }

    PlannerDriver answer(String id, Presence presence) {
        answers.put(id, presence);
        return this;
    }

    PlannerDriver unaskable() {
        askable = false;
        return this;
    }

    PlannerDriver recentlyRemoved(long items) {
        recentlyRemoved = items;
        return this;
    }

    PlannerDriver history(RemovalHistory value) {
        history = value;
        return this;
    }

    PlannerDriver elsewhere(Elsewhere value) {
        elsewhere = value;
        return this;
    }

    PlannerDriver reach(Evidence.Reach value) {
        reach = value;
        return this;
    }

    PlannerDriver awaiting(String... ids) {
        awaiting = Set.of(ids);
        return this;
    }

    /** These recorded items are in another library too. */
    PlannerDriver shared(String... ids) {
        shared = Set.of(ids);
        return this;
    }

    /** The source does not list the library any more. */
    PlannerDriver vanished() {
        vanished = true;
        return this;
    }

    SyncPlan plan() {
        Planner planner = decided();
        if (askable) {
            Map<String, Presence> given = new LinkedHashMap<>();
            planner.toConfirm().forEach(id -> given.put(id, answers.getOrDefault(id, Presence.GONE)));
            planner.confirm(given);
        } else {
            planner.cannotConfirm();
        }
        return planner.finish();
    }

    /** The planner, before the source is asked by id. */
    Planner decided() {
        Planner planner = new Planner(base(), policy, approved);
        recorded.forEach((handle, item) ->
                planner.record(new Stamp(handle, item.key().id(), item.kind(), Fingerprint.of(item))));
        if (vanished) {
            planner.vanished();
        } else {
            pages.forEach(planner::observe);
            planner.close(end, reach);
        }
        planner.leftBehind(awaiting, awaiting.size());
        planner.resolve(Arrays.stream(planner.unresolved()).mapToObj(this::item).toList());
        if (elsewhere != null) {
            planner.consider(elsewhere);
        }
        return planner;
    }

    private LibraryBase base() {
        Library library = new Library(new LibraryKey(SOURCE, "l"), "Library", LibraryKind.MIXED);
        RemovalHistory recent = history == null ? RemovalHistory.of(recorded.size(), recentlyRemoved) : history;
        return new LibraryBase(library, 3, recorded.size(), LibraryBase.Seen.in(scope), recent);
    }

    private RecordedItem item(long handle) {
        MediaItem item = Objects.requireNonNull(recorded.get(handle));
        boolean both = shared.contains(item.key().id());
        return new RecordedItem(handle, item, both ? RecordedItem.Home.SHARED : RecordedItem.Home.THIS_ALONE);
    }
}
