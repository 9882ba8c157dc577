package dev.mediasync.jellyfin;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncOptions;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.SourceDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A library whose rows a test puts in by hand, kept in step in memory; what is not listed is gone. */
final class ItemShelf implements MediaSource {
    private static final Library LIBRARY =
            new Library(new LibraryKey(ItemRows.SOURCE, "shelf"), "Shelf", LibraryKind.MIXED);

    final List<Parsed.Item> rows = new ArrayList<>();
    /** What the server answers about ids that it does not list. */
    final Map<String, Row> hidden = new HashMap<>();

    final InMemoryRepository repository = new InMemoryRepository();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, UserState> states = new HashMap<>();
    private final MediaSync sync = MediaSync.builder(this, repository).build();

    ItemShelf put(ItemType type, int number, String fields) {
        rows.add(ItemRows.parsed(type, number, fields));
        return this;
    }

    /** Says that an item has another version. */
    ItemShelf alias(int number, int other) {
        aliases.put(ItemRows.id(number), ItemRows.id(other));
        return this;
    }

    ItemShelf played(int number) {
        states.put(ItemRows.id(number), UserState.untouched("kim").at(Duration.ofMinutes(7)));
        return this;
    }

    /** A run over what is there; the shelf is empty afterwards. */
    LibraryReport sync() {
        LibraryReport report = sync.sync(SyncOptions.defaults().in(SyncOptions.Mode.FULL))
                .libraries()
                .get(0);
        rows.clear();
        aliases.clear();
        states.clear();
        return report;
    }

    boolean has(int number) {
        return repository
                .find(new ItemKey(ItemRows.SOURCE, ItemRows.id(number)))
                .isPresent();
    }

    MediaItem item(int number) {
        return repository
                .find(new ItemKey(ItemRows.SOURCE, ItemRows.id(number)))
                .orElseThrow();
    }

    /** Where a user stopped in an item; zero where nothing is known. */
    Duration position(int number) {
        return repository
                .userState(new ItemKey(ItemRows.SOURCE, ItemRows.id(number)), "kim")
                .map(UserState::position)
                .orElse(Duration.ZERO);
    }

    /** The rows as they are shown, shows last. */
    List<ObservedItem> observed() {
        Places places = new Places(ItemRows.SOURCE, Dialect.JELLYFIN);
        for (ItemType type : ItemType.values()) {
            List<Parsed.Item> listed =
                    rows.stream().filter(row -> row.type() == type).toList();
            for (Parsed.Item row : listed) {
                places.unknown(row).forEach(id -> places.answered(id, hidden.get(id)));
                places.listed(row);
            }
            places.complete(type);
        }
        return rows.stream().map(places::observed).map(this::withAlias).toList();
    }

    private ObservedItem withAlias(ObservedItem observed) {
        String alias = aliases.get(observed.item().key().id());
        return alias == null ? observed : ObservedItem.of(observed.item().with(item -> item.aliases(List.of(alias))));
    }

    @Override
    public SourceDescription describe() {
        return new SourceDescription(
                ItemRows.SOURCE, "Shelf", "", Set.of(Capability.PRESENCE, Capability.USER_STATE_READ));
    }

    @Override
    public List<Library> libraries() {
        return List.of(LIBRARY);
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        List<ObservedItem> items = observed();
        PageReceipt.Rows asked = PageReceipt.Rows.asked("rows", 0, items.size() + 1, (long) items.size());
        sink.page(new ObservedPage(items, List.of(), List.of(asked.with(items))));
        return WalkEnd.of("all").withScan(WalkEnd.Scan.IDLE);
    }

    @Override
    public Map<String, Presence> presence(Library library, Collection<String> ids) {
        Map<String, Presence> answers = new HashMap<>();
        ids.forEach(id -> answers.put(id, Presence.GONE));
        return answers;
    }

    @Override
    public void readUserStates(Library library, Consumer<ItemState> sink) {
        states.forEach((id, state) -> sink.accept(new ItemState(new ItemKey(ItemRows.SOURCE, id), state)));
    }

    @Override
    public void close() {}
}
