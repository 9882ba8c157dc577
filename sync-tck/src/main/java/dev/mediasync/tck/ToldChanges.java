package dev.mediasync.tck;

import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.MediaRepository;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Remembers what a change feed told, and requires that it tells the same ever after. */
final class ToldChanges {
    private static final int PAGE = 1_000;

    private final MediaRepository repository;
    private final NavigableMap<Long, ChangeEvent> told = new TreeMap<>();

    ToldChanges(MediaRepository repository) {
        this.repository = repository;
    }

    /** Reads on. */
    void follow() {
        read(Math.max(repository.trimmedUpTo(), told.isEmpty() ? 0 : told.lastKey()));
    }

    /** Reads the whole feed, and compares. */
    void areToldAgain() {
        follow();
        long trimmed = repository.trimmedUpTo();
        told.keySet().removeIf(sequence -> sequence <= trimmed);
        int now = read(trimmed);
        Require.that(now == told.size(), () -> "The feed told " + told.size() + " changes, and tells " + now);
    }

    private int read(long behind) {
        int read = 0;
        long last = behind;
        for (List<ChangeEvent> page = page(last); !page.isEmpty(); page = page(last)) {
            page.forEach(this::compare);
            read += page.size();
            last = page.get(page.size() - 1).sequence();
        }
        return read;
    }

    private List<ChangeEvent> page(long last) {
        return repository.changesSince(last, PAGE);
    }

    private void compare(ChangeEvent event) {
        // Titles follow what is recorded.
        ChangeEvent now = event.titled(null);
        ChangeEvent before = told.putIfAbsent(now.sequence(), now);
        Require.that(before == null || before.equals(now), () -> "The feed told " + before + ", and tells " + now);
    }
}
