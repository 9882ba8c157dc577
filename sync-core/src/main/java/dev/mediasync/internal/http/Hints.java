package dev.mediasync.internal.http;

import dev.mediasync.model.LibraryKey;
import dev.mediasync.source.PushHint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects hints until it is quiet, so that a scan of thousands of items is one word to look; not thread-safe. */
public final class Hints {
    /** Beyond so many items a look at the whole library costs less. */
    private static final int MOST_IDS = 500;

    private final Map<@Nullable LibraryKey, @Nullable Set<String>> waiting = new LinkedHashMap<>();
    private boolean everything;

    /** Whether nothing was collected. */
    public boolean none() {
        return !everything && waiting.isEmpty();
    }

    /** Takes a hint; one without items stands for all items of its library. */
    public void add(PushHint hint) {
        LibraryKey library = hint.library();
        if (library == null && hint.ids().isEmpty()) {
            everything = true;
            return;
        }
        Set<String> ids = waiting.get(library);
        if (waiting.containsKey(library) && ids == null) {
            return;
        }
        Set<String> all = ids == null ? new TreeSet<>() : ids;
        all.addAll(hint.ids());
        boolean whole = hint.ids().isEmpty() || all.size() > MOST_IDS;
        if (whole && library == null) {
            everything = true;
        }
        waiting.put(library, whole ? null : all);
    }

    /** Hands over what was collected. */
    public List<PushHint> take() {
        List<PushHint> hints = new ArrayList<>();
        if (everything) {
            hints.add(PushHint.everything());
        } else {
            waiting.forEach((library, ids) -> hints.add(new PushHint(library, ids == null ? Set.of() : ids)));
        }
        everything = false;
        waiting.clear();
        return hints;
    }
}
