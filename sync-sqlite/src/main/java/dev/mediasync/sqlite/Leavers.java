package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.plan.Change;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers items to be removed together: those that only one library has, that nobody touched, and below which nothing stays.
 *
 * <p>Nearly all removed items are such; each of the others is looked at alone.
 */
final class Leavers {
    private static final int MOST = 1_000;
    private static final String FIND = """
            SELECT i.id, i.parent_id, (SELECT count(*) FROM ms_item c WHERE c.parent_id = i.id)
            FROM ms_item i
            WHERE i.id = (%s)
                AND EXISTS (SELECT 1 FROM ms_member m WHERE m.library_id = ? AND m.item_id = i.id)
                AND NOT EXISTS (SELECT 1 FROM ms_member m WHERE m.item_id = i.id AND m.library_id <> ?)
                AND NOT EXISTS (SELECT 1 FROM ms_user_state u WHERE u.item_id = i.id)
            """.formatted(StoredKey.FIND);

    private final Statements statements;
    private final long source;
    private final long library;
    private final List<Leaver> gathered = new ArrayList<>();
    private final Map<Long, Integer> childrenOf = new HashMap<>();

    Leavers(Statements statements, long source, long library) {
        this.statements = statements;
        this.source = source;
        this.library = library;
    }

    /** An item to be removed. */
    record Leaver(long row, ItemKey key, MediaKind kind) {}

    /** Gathers an item, if it is such. */
    boolean take(Change.Remove remove) throws SQLException {
        PreparedStatement find = statements.of(FIND);
        find.setLong(1, source);
        StoredKey.of(remove.key().id()).bind(find, 2);
        find.setLong(4, library);
        find.setLong(5, library);
        try (ResultSet row = find.executeQuery()) {
            if (!row.next() || row.getInt(3) > childrenOf.getOrDefault(row.getLong(1), 0)) {
                return false;
            }
            gathered.add(new Leaver(row.getLong(1), remove.key(), remove.kind()));
            Long parent = Statements.number(row, 2);
            if (parent != null) {
                childrenOf.merge(parent, 1, Integer::sum);
            }
            return true;
        }
    }

    boolean full() {
        return gathered.size() >= MOST;
    }

    /** Hands out what was gathered, and begins anew. */
    List<Leaver> handOut() {
        List<Leaver> all = List.copyOf(gathered);
        gathered.clear();
        childrenOf.clear();
        return all;
    }
}
