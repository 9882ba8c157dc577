package dev.mediasync.tck;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
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
    private @Nullable Presence answer;
    private int asked;

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
        shelves.put(library, List.copyOf(items));
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
        List<ObservedPage> pages = cut(library);
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
        WalkEnd end = WalkEnd.of("everything");
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
        seeming(library).forEach(item -> there.add(item.key().id()));
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
    private List<ObservedPage> cut(Library library) {
        Random random = seed == null ? null : new Random(seed);
        List<MediaItem> listed = ordered(seeming(library), random);
        List<ObservedPage> pages = new ArrayList<>();
        for (int from = 0; from < listed.size() || from == 0; from += pageSize) {
            if (from > 0 && moved(library, pages.size())) {
                listed = ordered(seeming(library), random);
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
        List<MediaItem> after = now;
        shelves.replaceAll(
                (shelf, items) -> shelf.key().id().equals(library.key().id()) ? List.copyOf(after) : items);
        return !now.equals(before);
    }

    private static List<MediaItem> ordered(List<MediaItem> items, @Nullable Random random) {
        List<MediaItem> listed = new ArrayList<>(items);
        if (random != null) {
            Collections.shuffle(listed, random);
        }
        return listed;
    }

    private static ObservedPage page(List<MediaItem> items, int offset, long total) {
        PageReceipt receipt = new PageReceipt.Rows(WALK, offset, items.size(), total);
        return new ObservedPage(items.stream().map(ObservedItem::of).toList(), List.of(), List.of(receipt));
    }
}
