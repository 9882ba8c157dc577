package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.Presence;
import dev.mediasync.repository.ChangeEvent;
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
            FROM ms_item i
            JOIN ms_source s ON s.id = i.source_id
            JOIN ms_member m ON m.item_id = i.id
            JOIN ms_library l ON l.id = m.library_id
            WHERE s.key = ? AND i.key = ? ORDER BY l.id
            """;
    // No index serves this: it is asked by a person, and the feed is written by the hundred thousand.
    private static final String HISTORY = "SELECT " + FeedSql.COLUMNS + ", c.run_id, c.answer, c.last_seen"
            + FeedSql.FROM + " WHERE s.key = ? AND (c.key = ? OR c.from_key = ?) ORDER BY c.sequence";

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
        List<Explanation.Place> places = handle.createQuery(PLACES)
                .bind(0, key.source().value())
                .bind(1, key.id())
                .map((row, context) -> place(row, libraries))
                .list();
        List<Explanation.Event> history = handle.createQuery(HISTORY)
                .bind(0, key.source().value())
                .bind(1, key.id())
                .bind(2, key.id())
                .map((row, context) -> event(row))
                .list();
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

    private Explanation.Event event(ResultSet row) throws SQLException {
        ChangeEvent change = FeedSql.event(row);
        String answer = row.getString(FeedSql.COUNT + 2);
        return new Explanation.Event(
                change,
                run(Statements.number(row, FeedSql.COUNT + 1), change.library()),
                answer == null ? null : Statements.word(Presence.class, answer),
                Statements.instant(row, FeedSql.COUNT + 3));
    }

    private @Nullable RunRecord run(@Nullable Long id, LibraryKey library) {
        return id == null ? null : runs.find(id, library).orElse(null);
    }
}
