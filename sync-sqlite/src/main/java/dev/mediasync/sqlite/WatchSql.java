package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.NextEpisode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** Finds what a user would watch next. */
final class WatchSql {
    private static final int EPISODE = Codes.of(MediaKind.EPISODE);
    private static final int SEASON = Codes.of(MediaKind.SEASON);
    private static final String OF_SHOW = """
            i.kind = %d AND i.parent_id IN (
                SELECT :show UNION ALL SELECT n.id FROM ms_item n WHERE n.parent_id = :show AND n.kind = %d)
            """.formatted(EPISODE, SEASON);
    private static final String EPISODES = SummarySql.select("NULL") + " WHERE " + OF_SHOW;
    private static final String STATES = "SELECT " + KeptState.COLUMNS + """
            , u.item_id FROM ms_item i CROSS JOIN ms_user_state u ON u.item_id = i.id AND u.user = :user
            WHERE
            """ + OF_SHOW;
    // The latest first; what was never played at a known time comes last, since NULL is the smallest here.
    private static final String TOUCHED = """
            SELECT i.id, i.kind,
                CASE WHEN i.kind <> %1$d THEN i.id WHEN p.kind = %2$d THEN p.parent_id ELSE p.id END
            FROM ms_user_state u
            CROSS JOIN ms_item i ON i.id = u.item_id
            LEFT JOIN ms_item p ON p.id = i.parent_id
            WHERE u.user = ? AND (u.position > 0 OR u.played = 1 AND i.kind = %1$d)
            ORDER BY u.last_played DESC, 3
            """.formatted(EPISODE, SEASON);

    private static final int STATE_OF = KeptState.COUNT + 1;

    private final Handle handle;
    private final SummarySql summaries;

    WatchSql(Handle handle) {
        this.handle = handle;
        this.summaries = new SummarySql(handle);
    }

    Optional<ItemSummary> next(ItemKey show, String user) {
        return StoredKey.find(handle, show)
                .filter(id -> kind(id) == MediaKind.SHOW)
                .flatMap(id -> next(id, user));
    }

    private MediaKind kind(long item) {
        return handle.createQuery("SELECT kind FROM ms_item WHERE id = ?")
                .bind(0, item)
                .map((row, context) -> Codes.KINDS.read(row, 1))
                .one();
    }

    private Optional<ItemSummary> next(long show, String user) {
        Map<Long, UserState> states = new HashMap<>();
        handle.createQuery(STATES)
                .bind("show", show)
                .bind("user", user)
                .map((row, context) ->
                        states.put(row.getLong(STATE_OF), KeptState.read(row).state()))
                .list();
        return NextEpisode.of(handle.createQuery(EPISODES)
                .bind("show", show)
                .map((row, context) ->
                        new NextEpisode.Episode(summaries.read(row), states.get(row.getLong(SummarySql.ID))))
                .list());
    }

    List<ItemSummary> toGoOnWith(String user, int limit) {
        List<ItemSummary> latest = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        try (ResultIterator<Touched> touched = handle.createQuery(TOUCHED)
                .bind(0, user)
                .map((row, context) -> new Touched(row.getLong(1), Codes.KINDS.read(row, 2), row.getLong(3)))
                .iterator()) {
            while (latest.size() < limit && touched.hasNext()) {
                Touched next = touched.next();
                if (seen.add(next.thing())) {
                    toGoOnWith(next, user).ifPresent(latest::add);
                }
            }
        }
        return latest;
    }

    /** An item that a user touched, and the show that it belongs to, else itself. */
    private record Touched(long item, MediaKind kind, long thing) {}

    private Optional<ItemSummary> toGoOnWith(Touched touched, String user) {
        if (touched.kind() == MediaKind.EPISODE || touched.kind() == MediaKind.SHOW) {
            return next(touched.thing(), user);
        }
        return handle.createQuery(SummarySql.select("NULL") + " WHERE i.id = ?")
                .bind(0, touched.item())
                .map((row, context) -> summaries.read(row))
                .findOne();
    }
}
