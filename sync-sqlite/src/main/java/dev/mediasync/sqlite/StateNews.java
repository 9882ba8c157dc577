package dev.mediasync.sqlite;

import dev.mediasync.model.ItemState;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells whether observed states are news, with one query for all items of one state.
 *
 * <p>Most items of most users are untouched, and a query for each would cost more than all else in a run without changes.
 */
final class StateNews {
    private static final String NEWS = """
            SELECT EXISTS (
                SELECT 1 FROM json_each(?) k
                CROSS JOIN ms_prefix x ON x.source_id = (SELECT s.id FROM ms_source s WHERE s.key = ?)
                    AND x.text = k.value ->> 0
                CROSS JOIN ms_item i ON i.prefix_id = x.id AND i.name = k.value ->> 1
                LEFT JOIN ms_user_state u ON u.item_id = i.id AND u.user = ?
                WHERE NOT (u.position IS ? AND u.played IS ? AND u.play_count IS ? AND u.last_played IS ?
                    AND u.favourite IS ? AND u.rating IS ? AND u.unsent IS NULL AND u.unsent_at IS NULL))
            """;

    private final Statements statements;

    /** What many items have in common. */
    private record Alike(SourceId source, UserState state) {}

    StateNews(Statements statements) {
        this.statements = statements;
    }

    /** Whether anything of the observed is not recorded like that already. */
    boolean any(Collection<ItemState> states) throws SQLException {
        Map<Alike, List<String>> groups = new LinkedHashMap<>();
        for (ItemState observed : states) {
            groups.computeIfAbsent(new Alike(observed.key().source(), observed.state()), alike -> new ArrayList<>())
                    .add(observed.key().id());
        }
        for (Map.Entry<Alike, List<String>> group : groups.entrySet()) {
            if (any(group.getKey(), group.getValue())) {
                return true;
            }
        }
        return false;
    }

    private boolean any(Alike alike, List<String> ids) throws SQLException {
        UserState state = alike.state();
        PreparedStatement find = statements.of(NEWS);
        find.setString(1, json(ids));
        find.setString(2, alike.source().value());
        find.setString(3, state.user());
        find.setLong(4, state.position().toMillis());
        find.setBoolean(5, state.played());
        find.setInt(6, state.playCount());
        Statements.set(find, 7, state.lastPlayed());
        find.setBoolean(8, state.favourite());
        Statements.set(find, 9, state.rating());
        try (ResultSet row = find.executeQuery()) {
            return row.getBoolean(1);
        }
    }

    /** The keys as pairs of what they are kept as. */
    private static String json(List<String> ids) {
        return ids.stream()
                .map(StoredKey::of)
                .map(key -> JsonTexts.array(List.of(key.prefix(), key.name())))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
