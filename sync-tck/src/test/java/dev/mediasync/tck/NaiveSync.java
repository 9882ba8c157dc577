package dev.mediasync.tck;

import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.source.Cancellation;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The usual sync, as it is found in the field: list everything, write it, delete what was not listed.
 *
 * <p>An error counts as an empty list, and what the user did is kept by item id and goes with the item.
 */
final class NaiveSync implements SyncProgram {
    private static final double GUARDED_SHARE = 0.2;

    /** What it does beyond the plainest. */
    enum Habit {
        /** It deletes whatever was not listed. */
        PLAIN,
        /** It refuses to delete a larger share, for ever. */
        GUARD_WITHOUT_RELEASE,
        /** It takes only what changed since its own clock's last run. */
        LOCAL_WATERMARK
    }

    private final ScriptedSource server;
    private final Clock clock;
    private final Habit habit;
    private final Store store;

    NaiveSync(ScriptedSource server, Clock clock, Habit habit) {
        this(server, clock, habit, new Store());
    }

    private NaiveSync(ScriptedSource server, Clock clock, Habit habit, Store store) {
        this.server = server;
        this.clock = clock;
        this.habit = habit;
        this.store = store;
    }

    @Override
    public boolean sync() {
        write(list());
        return true;
    }

    @Override
    public Runnable lookNowWriteLater() {
        List<MediaItem> listed = list();
        return () -> write(listed);
    }

    @Override
    public SyncProgram over(ScriptedSource other) {
        return new NaiveSync(other, clock, habit, store);
    }

    @Override
    public void approve() {
        // There is nothing to approve: what was refused once is refused again.
        sync();
    }

    @Override
    public void cleanedByAnother(String id) {
        store.rows.remove(id);
        store.watched.remove(id);
    }

    @Override
    public Map<String, String> titles() {
        Map<String, String> titles = new TreeMap<>();
        store.rows.forEach((id, item) -> titles.put(id, item.title()));
        return titles;
    }

    @Override
    public void watch(String id) {
        store.watched.add(id);
    }

    @Override
    public boolean watched(String id) {
        return store.watched.contains(id);
    }

    private List<MediaItem> list() {
        List<MediaItem> listed = new ArrayList<>();
        try {
            for (Library library : server.libraries()) {
                server.enumerate(
                        library, new Cancellation(), page -> page.items().forEach(shown -> listed.add(shown.item())));
            }
            return listed;
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private void write(List<MediaItem> listed) {
        listed.stream()
                .filter(this::changed)
                .forEach(item -> store.rows.put(item.key().id(), item));
        store.watermark = clock.instant();
        Set<String> there = listed.stream().map(item -> item.key().id()).collect(Collectors.toSet());
        Set<String> gone = new HashSet<>(store.rows.keySet());
        gone.removeAll(there);
        boolean many = gone.size() > GUARDED_SHARE * store.rows.size();
        if (habit == Habit.PLAIN || !many) {
            store.rows.keySet().removeAll(gone);
            store.watched.removeAll(gone);
        }
    }

    private boolean changed(MediaItem item) {
        Instant since = store.watermark;
        Instant added = item.dates().added();
        return habit != Habit.LOCAL_WATERMARK || since == null || added == null || added.isAfter(since);
    }

    /** What all its processes share. */
    private static final class Store {
        private final Map<String, MediaItem> rows = new HashMap<>();
        private final Set<String> watched = new HashSet<>();
        private @Nullable Instant watermark;
    }
}
