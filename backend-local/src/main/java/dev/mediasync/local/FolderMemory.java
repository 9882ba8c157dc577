package dev.mediasync.local;

import dev.mediasync.plan.PageReceipt.Mark;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last look saw, so that a folder whose own time and number are the same need not be listed again.
 *
 * <p>A folder's time moves when something in it comes, goes or is renamed, but not when a file in it is written. So whatever
 * was young at the last look, or depends on other folders, is listed all the same, and once a day everything is.
 */
final class FolderMemory {
    private static final long FULL_MILLIS = Duration.ofDays(1).toMillis();

    /** Longer than systems take to tell of a change, or programs to go on writing. */
    private static final long YOUNG_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Clock clock;
    private List<Folder> roots = List.of();
    private long lookedAt;
    private long startedAt;
    private @Nullable Long fullAt;
    private volatile boolean doubted;

    FolderMemory(Clock clock) {
        this.clock = clock;
    }

    /** Begins a look; one of everything, where the last such is long ago. */
    void begin() {
        startedAt = clock.millis();
        Long full = fullAt;
        boolean doubt = doubted;
        doubted = false;
        if (doubt || full == null || startedAt - full >= FULL_MILLIS || startedAt < full) {
            roots = List.of();
        }
    }

    /** Has the next look see everything, because something is known to have happened; may be called on any thread. */
    void doubt() {
        doubted = true;
    }

    /** Keeps what a whole look saw. */
    void keep(List<Folder> seen) {
        if (roots.isEmpty()) {
            fullAt = startedAt;
        }
        roots = seen;
        lookedAt = startedAt;
    }

    /** The folder as it was seen, where nothing has come to it or gone since; else null. */
    @Nullable
    Folder unchanged(Folder now) {
        Folder before = null;
        for (Folder root : roots) {
            before = before == null ? root.find(now.id) : before;
        }
        return before != null && before.stamp.equals(now.stamp) && !now.ruled && certain(before) ? before : null;
    }

    private boolean certain(Folder before) {
        return before.mark == Mark.COMPLETE
                && !before.companionsUnsure
                && !before.ruled
                && !before.subtitlesAside
                && old(before.stamp)
                && before.videos.stream().allMatch(file -> old(file.stamp))
                && before.companions.stream().allMatch(file -> old(file.stamp));
    }

    private boolean old(FileStamp stamp) {
        return !stamp.equals(FileStamp.UNKNOWN) && stamp.modified() + YOUNG_MILLIS < lookedAt;
    }
}
