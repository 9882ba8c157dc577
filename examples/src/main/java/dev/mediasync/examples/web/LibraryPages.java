package dev.mediasync.examples.web;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.examples.Items;
import dev.mediasync.examples.JsonLine;
import dev.mediasync.examples.JsonLine.Fields;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.BrowseQuery.Direction;
import dev.mediasync.repository.BrowseQuery.Sort;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemFilter.Stage;
import dev.mediasync.repository.ItemFilter.Watching;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.Page;
import dev.mediasync.repository.SearchQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers what the page asks of the catalogue. */
final class LibraryPages {
    private static final int ROW = 24;
    private static final int PAGE = 500;
    private static final int RUNS = 50;

    private final Catalog catalog;
    private final String user;

    LibraryPages(Catalog catalog, String user) {
        this.catalog = catalog;
        this.user = user;
    }

    void on(WebServer server) {
        server.get("/api/libraries", WebServer.json(call -> libraries()))
                .get("/api/history", WebServer.json(call -> history()))
                .get("/api/home", WebServer.json(call -> home()))
                .get("/api/items", WebServer.json(this::items))
                .get("/api/marks", WebServer.json(this::marks))
                .get("/api/item", WebServer.json(this::item))
                .get("/api/search", WebServer.json(this::search));
    }

    private Fields libraries() {
        List<Map<String, @Nullable Object>> all = catalog.libraries().stream()
                .map(status -> library(status).map())
                .toList();
        return JsonLine.fields().put("libraries", all).put("user", user).put("sequence", catalog.lastChange());
    }

    private Fields library(LibraryStatus status) {
        LibraryKey key = status.library().key();
        var run = status.lastRun();
        return JsonLine.fields()
                .put("key", key.toString())
                .put("source", key.source().value())
                .put("name", status.library().name())
                .put("type", status.library().kind().name().toLowerCase(Locale.ROOT))
                .put("items", status.items())
                .put("kinds", catalog.tally(Catalog.Trait.KIND, ItemFilter.ALL.in(key)))
                .put("outcome", run == null ? null : run.outcome())
                .put("lastRun", run == null ? null : run.ended())
                .put("reasons", run == null ? List.of() : run.reasons())
                .put("error", run == null ? null : run.error())
                .put("blocked", status.blocked())
                .put("withheld", status.withheld());
    }

    /** The last runs over all libraries, the latest first. */
    private Fields history() {
        List<Map<String, @Nullable Object>> runs = new ArrayList<>();
        for (LibraryStatus status : catalog.libraries()) {
            catalog.runs(status.library().key(), RUNS)
                    .forEach(run -> runs.add(JsonLine.fields()
                            .put("library", status.library().name())
                            .put("ended", run.ended())
                            .put("mode", run.mode())
                            .put("outcome", run.outcome())
                            .put("counts", run.counts())
                            .put(
                                    "millis",
                                    Duration.between(run.started(), run.ended()).toMillis())
                            .map()));
        }
        runs.sort(Comparator.comparing(
                run -> (Instant) Objects.requireNonNull(run.get("ended")), Comparator.reverseOrder()));
        return JsonLine.fields().put("runs", runs.subList(0, Math.min(RUNS, runs.size())));
    }

    private Fields home() {
        BrowseQuery recent =
                BrowseQuery.ALL.by(Sort.RECORDED, Direction.DESCENDING).limit(ROW);
        List<ItemSummary> added = new ArrayList<>();
        for (MediaKind kind : List.of(MediaKind.MOVIE, MediaKind.SHOW, MediaKind.ALBUM)) {
            catalog.browse(recent.where(ItemFilter.ALL.ofKind(kind))).forEach(added::add);
        }
        return JsonLine.fields()
                .put("continue", tiles(catalog.continueWatching(user, ROW)))
                .put("recent", tiles(added));
    }

    private List<Map<String, @Nullable Object>> tiles(Iterable<ItemSummary> items) {
        List<Map<String, @Nullable Object>> tiles = new ArrayList<>();
        items.forEach(item -> tiles.add(tile(item).map()));
        return tiles;
    }

    /** A tile says of an episode what it is an episode of. */
    private Fields tile(ItemSummary item) {
        Fields fields = Items.json(item);
        ItemKey parent = item.parent();
        if (item.kind() == MediaKind.EPISODE && parent != null) {
            MediaItem above = catalog.find(parent).orElse(null);
            ItemKey show = above == null ? null : above.kind() == MediaKind.SHOW ? above.key() : above.parent();
            fields.put(
                    "show",
                    show == null
                            ? null
                            : catalog.find(show).map(MediaItem::title).orElse(null));
        }
        return fields;
    }

    private ItemFilter filter(Call call) {
        return ItemFilter.ALL
                .in(call.optional("library", this::library))
                .ofKind(call.optional("kind", LibraryPages::kind))
                .under(call.optional("parent", ItemKey::parse))
                .withGenre(call.optional("genre", text -> text))
                .withPerson(call.optional("person", text -> text))
                .withWatching(call.optional("stage", text -> new Watching(user, Stage.valueOf(text))));
    }

    private LibraryKey library(String text) {
        return catalog.libraries().stream()
                .map(status -> status.library().key())
                .filter(key -> key.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no library " + text));
    }

    private static MediaKind kind(String word) {
        return MediaKind.ofWord(word).orElseThrow(() -> new IllegalArgumentException("There is no kind " + word));
    }

    private Fields items(Call call) {
        ItemFilter filter = filter(call);
        Sort sort = call.optional("sort", Sort::valueOf);
        Direction direction = call.optional("direction", Direction::valueOf);
        String from = call.optional("from", text -> text);
        Page page = catalog.browse(BrowseQuery.ALL
                .where(filter)
                .by(sort == null ? Sort.TITLE : sort, direction == null ? Direction.ASCENDING : direction)
                .limit(call.number("limit", PAGE, BrowseQuery.MAX_LIMIT))
                .from(from));
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        page.forEach(item -> items.add(Items.json(item).map()));
        return JsonLine.fields()
                .put("items", items)
                .put("next", page.next())
                .put("count", from == null ? catalog.count(filter) : null);
    }

    /** Which items are seen, and which are begun; a page has far more tiles than marks. */
    private Fields marks(Call call) {
        ItemFilter filter = filter(call);
        return JsonLine.fields()
                .put("watched", keys(filter, Stage.WATCHED))
                .put("begun", keys(filter, Stage.IN_PROGRESS));
    }

    private List<String> keys(ItemFilter filter, Stage stage) {
        List<String> keys = new ArrayList<>();
        BrowseQuery query = BrowseQuery.ALL.where(filter.withWatching(new Watching(user, stage)));
        catalog.browseAll(query, item -> keys.add(item.key().toString()));
        return keys;
    }

    private Fields item(Call call) {
        ItemKey key = call.required("key", ItemKey::parse);
        MediaItem item = catalog.find(key)
                .orElseThrow(() -> new SyncException(ErrorKind.USAGE, "There is no item " + key + " any more"));
        UserState state = catalog.userState(key, user).orElse(UserState.untouched(user));
        List<Map<String, @Nullable Object>> children = new ArrayList<>();
        catalog.browseAll(
                BrowseQuery.ALL.where(ItemFilter.ALL.under(key)).by(Sort.NUMBER, Direction.ASCENDING),
                child -> children.add(marked(child).map()));
        ItemKey parent = item.parent();
        return Items.json(ItemSummary.of(item))
                .put("picture", ItemSummary.of(item).poster() != null)
                .put("original", item.titles().original())
                .put("summary", item.about().overview())
                .put("tagline", item.about().tagline())
                .put("runtimeSeconds", seconds(item.about().runtime()))
                .put("genres", item.tags().genres())
                .put("credits", item.credits())
                .put("externalIds", item.externalIds())
                .put("files", item.parts())
                .put("played", state.played())
                .put("positionSeconds", state.position().toSeconds())
                .put(
                        "parentTitle",
                        parent == null
                                ? null
                                : catalog.find(parent).map(MediaItem::title).orElse(null))
                .put("children", children)
                .put("next", item.kind() == MediaKind.SHOW ? next(key) : null);
    }

    private static @Nullable Long seconds(@Nullable Duration time) {
        return time == null ? null : time.toSeconds();
    }

    private @Nullable Map<String, @Nullable Object> next(ItemKey show) {
        return catalog.nextEpisode(show, user)
                .map(episode -> tile(episode).map())
                .orElse(null);
    }

    private Fields marked(ItemSummary child) {
        UserState state = catalog.userState(child.key(), user).orElse(UserState.untouched(user));
        return Items.json(child)
                .put("played", state.played())
                .put("positionSeconds", state.position().toSeconds());
    }

    private Fields search(Call call) {
        String text = call.required("q", value -> value);
        return JsonLine.fields()
                .put("items", tiles(catalog.search(SearchQuery.of(text).limit(100))));
    }
}
