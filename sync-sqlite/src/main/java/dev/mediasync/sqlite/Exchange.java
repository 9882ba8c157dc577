package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.plan.Change;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets items of one plan change places: who must leave a key before its own step comes waits without one.
 *
 * <p>What hangs below a key and is not mentioned by the plan stays below that key, whoever has it in the end.
 */
final class Exchange {
    private final Statements statements;
    private final long source;
    private final Set<String> leaving = new HashSet<>();
    private final Set<String> put = new HashSet<>();
    private final Map<String, Long> waiting = new HashMap<>();
    private final Map<String, List<Long>> below = new HashMap<>();

    Exchange(Statements statements, long source, List<? extends Change> changes) throws SQLException {
        this.statements = statements;
        this.source = source;
        for (Change change : changes) {
            if (change instanceof Change.Put moving && moving.movedFrom() != null) {
                leaving.add(moving.movedFrom().id());
            }
        }
        if (leaving.isEmpty()) {
            return;
        }
        for (Change change : changes) {
            if (change instanceof Change.Put) {
                put.add(change.key().id());
            }
        }
        for (String key : leaving) {
            if (put.contains(key)) {
                below.put(key, children(key));
            }
        }
    }

    private List<Long> children(String key) throws SQLException {
        PreparedStatement find = statements.of(
                "SELECT c.id, " + StoredKey.text("c") + " FROM ms_item c WHERE c.parent_id = (" + StoredKey.FIND + ")");
        find.setLong(1, source);
        StoredKey.of(key).bind(find, 2);
        List<Long> children = new ArrayList<>();
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                String child = row.getString(2);
                if (!put.contains(child) && !leaving.contains(child)) {
                    children.add(row.getLong(1));
                }
            }
        }
        return children;
    }

    /** What has a key that a step needs, and will get another one by a step to come; null where there is none. */
    @Nullable
    Long inTheWay(Change.Put change) throws SQLException {
        String key = change.key().id();
        ItemKey from = change.movedFrom();
        boolean own = from != null && from.id().equals(key);
        if (own || !leaving.contains(key) || waiting.containsKey(key)) {
            return null;
        }
        return find(key);
    }

    /** Notes that an item waits without its key. */
    void parked(String key, long id) {
        waiting.put(key, id);
    }

    /** Whether the children below a key stay there, whoever has it in the end. */
    boolean childrenStay(ItemKey key) {
        return below.containsKey(key.id());
    }

    /** The item that waits to move away from a key, null where it still has it; asked once, by its own step. */
    @Nullable
    Long mover(ItemKey from) {
        leaving.remove(from.id());
        return waiting.remove(from.id());
    }

    /** Hangs what stays below a key under the item that has the key now. */
    void settleChildren() throws SQLException {
        for (Map.Entry<String, List<Long>> entry : below.entrySet()) {
            Long parent = find(entry.getKey());
            if (parent != null) {
                for (long child : entry.getValue()) {
                    PreparedStatement hang = statements.of("UPDATE ms_item SET parent_id = ? WHERE id = ?");
                    hang.setLong(1, parent);
                    hang.setLong(2, child);
                    hang.executeUpdate();
                }
            }
        }
    }

    @Nullable
    Long find(String key) throws SQLException {
        PreparedStatement find = statements.of(StoredKey.FIND);
        find.setLong(1, source);
        StoredKey.of(key).bind(find, 2);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? (Long) row.getLong(1) : null;
        }
    }
}
