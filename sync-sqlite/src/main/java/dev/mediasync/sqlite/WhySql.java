package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.repository.Explanation;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.WithheldItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Explains how an item stands. */
final class WhySql {
    private static final String PLACES = """
            SELECT l.key, l.id, l.full_at
            FROM ms_member m JOIN ms_library l ON l.id = m.library_id
            WHERE m.item_id = ? ORDER BY l.id
            """;
    private final Handle handle;
    private final ItemKey key;
    private final RunSql runs;

    WhySql(Handle handle, ItemKey key) {
        this.handle = handle;
        this.key = key;
        this.runs = new RunSql(handle);
    }

    Explanation explain() {
        List<LibraryStatus> libraries = new LibrarySql(handle).statuses();
        List<Explanation.Place> places = StoredKey.find(handle, key)
                .map(item -> handle.createQuery(PLACES)
                        .bind(0, item)
                        .map((row, context) -> place(row, libraries))
                        .list())
                .orElse(List.of());
        // No index serves this: it is asked by a person, and the feed is written by the hundred thousand.
        List<Explanation.Event> history =
                new FeedSql(handle).of(key).stream().map(this::event).toList();
        return new Explanation(key, Explanation.standing(key, places, history), places, history);
    }

    private Explanation.Place place(ResultSet row, List<LibraryStatus> libraries) throws SQLException {
        LibraryKey library = new LibraryKey(key.source(), row.getString(1));
        Optional<WithheldItem> withheld = new WithheldSql(handle)
                .of(row.getLong(2), library).stream()
                        .filter(item -> item.key().equals(key))
                        .findFirst();
        Instant seen = withheld.isPresent() ? withheld.get().lastSeen() : Statements.instant(row, 3);
        return new Explanation.Place(
                libraries.stream()
                        .map(LibraryStatus::library)
                        .filter(known -> known.key().equals(library))
                        .findFirst()
                        .orElseThrow(),
                seen == null
                        ? null
                        : runs.thatSawEverything(row.getLong(2), library, seen).orElse(null),
                withheld.orElse(null));
    }

    private Explanation.Event event(FeedSql.Told told) {
        return new Explanation.Event(
                told.change(), run(told.run(), told.change().library()), told.answer(), told.lastSeen());
    }

    private @Nullable RunRecord run(@Nullable Long id, LibraryKey library) {
        return id == null ? null : runs.find(id, library).orElse(null);
    }
}
