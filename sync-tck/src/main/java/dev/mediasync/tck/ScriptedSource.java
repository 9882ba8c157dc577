package dev.mediasync.tck;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A source whose libraries, paging and faults a test sets.
 *
 * <p>It is honest unless scripted: {@link #script} adds {@link Fault}s, {@link #heal} takes them away. Not thread-safe.
 */
public final class ScriptedSource implements MediaSource {
    /** The name of its one listing. */
    static final String WALK = "items";

    private final SourceId id;
    private final Map<Library, List<MediaItem>> shelves = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<Capability> capabilities = EnumSet.of(Capability.PRESENCE);
    private int pageSize = 5;
    private int repeats;
    private @Nullable Long seed;
    private final Map<ItemKey, Integer> changedAt = new HashMap<>();
    private @Nullable Presence answer;
    private int asked;
    private int version;
    private int oldestCursor;
    private boolean counting = true;

    /** An honest source without libraries. */
    public ScriptedSource(SourceId id) {
        this.id = id;
    }

    /** A library of this source, not shown before items are put into it. */
    public Library library(String name) {
        return new Library(new LibraryKey(id, name), name, LibraryKind.MIXED);
    }

    /** Sets what a library holds, an empty one too. */
    public ScriptedSource put(Library library, Collection<MediaItem> items) {
        version++;
        Map<ItemKey, MediaItem> before = new HashMap<>();
        shelves.getOrDefault(library, List.of()).forEach(item -> before.put(item.key(), item));
        for (MediaItem item : items) {
            if (!item.equals(before.get(item.key()))) {
                changedAt.put(item.key(), version);
            }
        }
        shelves.put(library, List.copyOf(items));
        return this;
    }

    /** Takes a library out of the list of libraries, with what it holds. */
    public ScriptedSource drop(Library library) {
        version++;
        shelves.remove(library);
        return this;
    }

    /** Takes away the change counter, so that only the seams of pages show whether rows moved. */
    public ScriptedSource withoutCounter() {
        counting = false;
        return this;
    }

    /** Lets the source show what changed since a cursor. */
    public ScriptedSource withChanges() {
        capabilities.add(Capability.INCREMENTAL);
        return this;
    }

    /** Makes every cursor given so far invalid. */
    public ScriptedSource forgetCursors() {
        oldestCursor = ++version;
        return this;
    }

    /** What a library really holds now. */
    public List<MediaItem> held(Library library) {
        return shelves.entrySet().stream()
                .filter(shelf -> shelf.getKey().key().id().equals(library.key().id()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new SyncException(
                        ErrorKind.USAGE, "Source " + id + " has no library " + library.name() + "; put items into it"));
    }

    /** Sets how many items a page holds; five unless set. */
    public ScriptedSource pageSize(int items) {
        pageSize = items;
        return this;
    }

    /** Shuffles items and pages by a seed; as they were put unless set. */
    public ScriptedSource shuffled(long by) {
        seed = by;
        return this;
    }

    /** Shows the last items of each page again on the next; none unless set. */
    public ScriptedSource repeating(int items) {
        repeats = items;
        return this;
    }

    /** Adds a fault. */
    public ScriptedSource script(Fault fault) {
        faults.add(fault);
        return this;
    }

    /** Takes all faults away and answers honestly again. */
    public ScriptedSource heal() {
        faults.clear();
        answer = null;
        return this;
    }

    /** Sets one answer for every id that is asked for; the truth unless set. */
    public ScriptedSource answering(Presence always) {
        answer = always;
        return this;
    }

    /** Takes away the capability to be asked by id. */
    public ScriptedSource withoutPresence() {
        capabilities.remove(Capability.PRESENCE);
        return this;
    }

    /** How many ids were asked for so far. */
    public int asked() {
        return asked;
    }

    @Override
    public SourceDescription describe() {
        SourceDescription description = new SourceDescription(id, "Scripted", "1", capabilities);
        for (Fault fault : faults) {
            description = fault.describe(description);
        }
        return description;
    }

    @Override
    public List<Library> libraries() {
        List<Library> libraries = List.copyOf(shelves.keySet());
        for (Fault fault : faults) {
            libraries = fault.libraries(libraries);
        }
        return libraries;
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        int before = version;
        show(cut(library, item -> true), cancellation, sink);
        return end(before, null);
    }

    private void show(List<ObservedPage> honest, Cancellation cancellation, PageSink sink) {
        List<ObservedPage> pages = honest;
        for (Fault fault : faults) {
            pages = fault.pages(pages);
        }
        int at = 0;
        for (ObservedPage page : pages) {
            cancellation.check();
            int shown = at++;
            faults.forEach(fault -> fault.before(shown));
            sink.page(page);
        }
    }

    @Override
    public WalkEnd changes(Library library, String cursor, Cancellation cancellation, PageSink sink) {
        if (!describe().can(Capability.INCREMENTAL)) {
            return MediaSource.super.changes(library, cursor, cancellation, sink);
        }
        int since = cursor.matches("\\d{1,9}") ? Integer.parseInt(cursor) : -1;
        if (since < oldestCursor) {
            throw new SyncException(ErrorKind.CURSOR_INVALID, "The source forgot what changed since " + cursor);
        }
        int before = version;
        show(cut(library, item -> changedAt.getOrDefault(item.key(), 0) >= since), cancellation, sink);
        return end(before, (long) seeming(library).size());
    }

    private WalkEnd end(int before, @Nullable Long total) {
        WalkEnd end = WalkEnd.of("everything").withTotal(total);
        if (counting) {
            end = end.withCounter(Integer.toString(before), Integer.toString(version));
        }
        if (describe().can(Capability.INCREMENTAL)) {
            end = end.withCursor(Integer.toString(before));
        }
        for (Fault fault : faults) {
            end = fault.end(end);
        }
        return end;
    }

    @Override
    public Map<String, Presence> presence(Library library, Collection<String> ids) {
        if (!describe().can(Capability.PRESENCE)) {
            return MediaSource.super.presence(library, ids);
        }
        asked += ids.size();
        Set<String> there = new HashSet<>();
        if (shelves.containsKey(library)) {
            seeming(library).forEach(item -> there.add(item.key().id()));
        } else {
            shelves.values()
                    .forEach(items -> items.forEach(item -> there.add(item.key().id())));
        }
        Map<String, Presence> answers = new HashMap<>();
        for (String asking : ids) {
            Presence truth = there.contains(asking) ? Presence.PRESENT : Presence.GONE;
            answers.put(asking, answer == null ? truth : answer);
        }
        for (Fault fault : faults) {
            answers = fault.presence(answers);
        }
        return answers;
    }

    @Override
    public void close() {
        // Nothing is held that must be let go.
    }

    private List<MediaItem> seeming(Library library) {
        List<MediaItem> items = held(library);
        for (Fault fault : faults) {
            items = fault.items(items);
        }
        return items;
    }

    /** Cuts each page from what there is at that moment. */
    private List<ObservedPage> cut(Library library, Predicate<MediaItem> shown) {
        Random random = seed == null ? null : new Random(seed);
        List<MediaItem> listed = ordered(seeming(library), shown, random);
        List<ObservedPage> pages = new ArrayList<>();
        for (int from = 0; from < listed.size() || from == 0; from += pageSize) {
            if (from > 0 && moved(library, pages.size())) {
                listed = ordered(seeming(library), shown, random);
            }
            int end = Math.min(listed.size(), from + pageSize);
            int begin = Math.min(end, Math.max(0, from - repeats));
            pages.add(page(listed.subList(begin, end), begin, listed.size()));
        }
        if (random != null) {
            Collections.shuffle(pages, random);
        }
        return pages;
    }

    private boolean moved(Library library, int page) {
        List<MediaItem> before = held(library);
        List<MediaItem> now = before;
        for (Fault fault : faults) {
            now = fault.between(page, now);
        }
        if (now.equals(before)) {
            return false;
        }
        List<MediaItem> after = now;
        List<Library> names = List.copyOf(shelves.keySet());
        names.stream()
                .filter(shelf -> shelf.key().id().equals(library.key().id()))
                .forEach(shelf -> put(shelf, after));
        return true;
    }

    private static List<MediaItem> ordered(List<MediaItem> items, Predicate<MediaItem> shown, @Nullable Random random) {
        List<MediaItem> listed = new ArrayList<>(items.stream().filter(shown).toList());
        if (random != null) {
            Collections.shuffle(listed, random);
        }
        return listed;
    }

    private ObservedPage page(List<MediaItem> items, int offset, long total) {
        List<ObservedItem> shown = items.stream().map(ObservedItem::of).toList();
        PageReceipt receipt =
                PageReceipt.Rows.asked(WALK, offset, pageSize + repeats, total).with(shown);
        return new ObservedPage(shown, List.of(), List.of(receipt));
    }
}
