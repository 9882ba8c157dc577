package dev.mediasync.memory;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.ChangeRetention;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The change feed: what is in it, and how long. */
final class MemoryFeed {
    private final MemoryState state;

    MemoryFeed(MemoryState state) {
        this.state = state;
    }

    List<ChangeEvent> since(long sequence, int limit) {
        if (sequence < state.trimmedUpTo) {
            throw new SyncException(
                    ErrorKind.CHANGES_TRIMMED,
                    "The changes behind " + sequence + " are not all there any more: those up to " + state.trimmedUpTo
                            + " were trimmed. Read the catalogue anew, and go on from change " + state.lastChange
                            + ".");
        }
        return state.feed.stream()
                .filter(event -> event.sequence() > sequence)
                .limit(limit)
                .map(this::titled)
                .toList();
    }

    /** What came or changed is called as it is recorded now; only what went or moved keeps a title in the feed. */
    ChangeEvent titled(ChangeEvent event) {
        if (event.verb() == ChangeEvent.Verb.REMOVED || event.verb() == ChangeEvent.Verb.REKEYED) {
            return event;
        }
        MemoryState.Row row = state.items.get(event.key());
        return row == null ? event : event.titled(row.item().title());
    }

    static @Nullable String title(ChangeEvent.Verb verb, MediaItem item) {
        return verb == ChangeEvent.Verb.REMOVED || verb == ChangeEvent.Verb.REKEYED ? item.title() : null;
    }

    /** Tells that what a user did with an item is another than before. */
    void tellState(ItemKey key, Instant now) {
        MemoryState.Row row = Objects.requireNonNull(state.items.get(key));
        LibraryKey library = state.shelves.keySet().stream()
                .filter(row.libraries()::contains)
                .findFirst()
                .orElseThrow();
        state.feed.add(new ChangeEvent(
                ++state.lastChange,
                now,
                library,
                ChangeEvent.Verb.USER_STATE,
                key,
                null,
                row.item().kind(),
                null));
    }

    /** Forgets the oldest changes, up to the first that is young enough to stay. */
    void trim(Instant now, ChangeRetention retention) {
        Instant oldest = now.minus(retention.age());
        while (!state.feed.isEmpty()) {
            ChangeEvent first = state.feed.get(0);
            if (first.sequence() > state.lastChange - retention.atLeast()
                    || !first.at().isBefore(oldest)) {
                return;
            }
            state.feed.remove(0);
            state.origins.remove(first.sequence());
            state.trimmedUpTo = first.sequence();
        }
    }
}
