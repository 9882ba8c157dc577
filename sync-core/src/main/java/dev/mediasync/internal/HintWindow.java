package dev.mediasync.internal;

import dev.mediasync.WatchOptions;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.source.PushHint;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers hints until it is quiet, or the first has waited long enough; thread-safe, and small however many come. */
final class HintWindow {
    /** Beyond so many items a look at the whole library costs less than asking for each. */
    private static final int MOST_IDS = 500;

    private final long quiet;
    private final long longest;
    private Map<@Nullable LibraryKey, Set<String>> named = new LinkedHashMap<>();
    private Set<LibraryKey> whole = new HashSet<>();
    private boolean everything;
    private long first;
    private long last;

    /**
     * What was gathered.
     *
     * @param everything whether everything must be looked at, whatever else is named
     * @param whole libraries that must be looked at as a whole
     * @param named ids by library, under null where the source did not say which
     */
    record Hints(boolean everything, Set<LibraryKey> whole, Map<@Nullable LibraryKey, Set<String>> named) {}

    HintWindow(WatchOptions.Window window) {
        this.quiet = window.quiet().toNanos();
        this.longest = window.longest().toNanos();
    }

    /** Takes a hint; whether somebody must look anew when something is due. */
    synchronized boolean add(PushHint hint, long now) {
        boolean begins = empty();
        boolean wasEverything = everything;
        if (begins) {
            first = now;
        }
        last = now;
        gather(hint.library(), hint.ids());
        return begins || everything != wasEverything;
    }

    private void gather(@Nullable LibraryKey library, Set<String> ids) {
        if (everything || (library != null && whole.contains(library))) {
            return;
        }
        Set<String> all = named.computeIfAbsent(library, key -> new HashSet<>());
        all.addAll(ids);
        if (!ids.isEmpty() && all.size() <= MOST_IDS) {
            return;
        }
        named.remove(library);
        if (library == null) {
            everything = true;
        } else {
            whole.add(library);
        }
    }

    private boolean empty() {
        return !everything && whole.isEmpty() && named.isEmpty();
    }

    /** Whether a look at everything is asked for. */
    synchronized boolean asksForEverything() {
        return everything;
    }

    /** How many nanoseconds until a look is due; the largest number where nothing was gathered. */
    synchronized long dueIn(long now) {
        return empty() ? Long.MAX_VALUE : Math.max(0, Math.min(last + quiet - now, first + longest - now));
    }

    /** Hands over what was gathered and begins anew. */
    synchronized Hints take() {
        Hints hints = new Hints(everything, whole, named);
        everything = false;
        whole = new HashSet<>();
        named = new LinkedHashMap<>();
        return hints;
    }
}
