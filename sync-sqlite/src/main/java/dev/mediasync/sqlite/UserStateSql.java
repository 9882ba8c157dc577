package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.StateConflict;
import dev.mediasync.repository.UnsentState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What users did with items, and what of it the sources have not seen. */
final class UserStateSql implements AutoCloseable {
    private static final String OF_ITEM = "SELECT " + KeptState.COLUMNS + " FROM ms_user_state WHERE item_id = ";
    private static final String UNSENT =
            "SELECT " + KeptState.COLUMNS + ", x.text || i.name AS key FROM ms_user_state u"
                    + " JOIN ms_item i ON i.id = u.item_id JOIN ms_prefix x ON x.id = i.prefix_id"
                    + " JOIN ms_source s ON s.id = x.source_id"
                    + " WHERE u.unsent IS NOT NULL AND s.key = ? ORDER BY u.unsent, x.text || i.name LIMIT ?";

    private static final String TELL = """
            INSERT INTO ms_change (sequence, at, library_id, run_id, verb, kind, item_id)
            SELECT ?, ?, (SELECT min(m.library_id) FROM ms_member m WHERE m.item_id = i.id), NULL, %d, i.kind, i.id
            FROM ms_item i WHERE i.id = ?
            """.formatted(Codes.of(ChangeEvent.Verb.USER_STATE));

    private final Statements statements;

    UserStateSql(Connection connection) {
        this.statements = new Statements(connection);
    }

    private @Nullable Long item(ItemKey key) throws SQLException {
        PreparedStatement find = statements.of(StoredKey.FIND_IN_SOURCE);
        find.setString(1, key.source().value());
        StoredKey.of(key.id()).bind(find, 2);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? (Long) row.getLong(1) : null;
        }
    }

    List<UserState> all(ItemKey key) throws SQLException {
        PreparedStatement find = statements.of(OF_ITEM + "(" + StoredKey.FIND_IN_SOURCE + ") ORDER BY user");
        find.setString(1, key.source().value());
        StoredKey.of(key.id()).bind(find, 2);
        List<UserState> states = new ArrayList<>();
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                states.add(KeptState.read(row).state());
            }
        }
        return states;
    }

    Optional<UserState> find(ItemKey key, String user) throws SQLException {
        Long item = item(key);
        return item == null
                ? Optional.empty()
                : Optional.ofNullable(recorded(item, user)).map(KeptState::state);
    }

    private @Nullable KeptState recorded(long item, String user) throws SQLException {
        PreparedStatement find = statements.of(OF_ITEM + "? AND user = ?");
        find.setLong(1, item);
        find.setString(2, user);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? KeptState.read(row) : null;
        }
    }

    /** Saves what the host wrote. */
    void save(ItemKey key, UserState state, Instant now) throws SQLException {
        Long item = item(key);
        if (item == null) {
            throw new SyncException(ErrorKind.USAGE, "There is no item " + key + "; browse lists the keys there are");
        }
        put(item, recorded(item, state.user()), new KeptState(state, nextNumber(), now), now);
    }

    /** Writes a state, and tells of it in the feed if it is another than before. */
    private void put(long item, @Nullable KeptState before, KeptState after, Instant now) throws SQLException {
        after.put(statements, item);
        UserState old = before == null ? UserState.untouched(after.state().user()) : before.state();
        if (!old.equals(after.state())) {
            PreparedStatement tell = statements.of(TELL);
            tell.setLong(1, next("change"));
            tell.setLong(2, now.toEpochMilli());
            tell.setLong(3, item);
            tell.executeUpdate();
        }
    }

    private long nextNumber() throws SQLException {
        return next("unsent");
    }

    private long next(String counter) throws SQLException {
        PreparedStatement next = statements.of("UPDATE ms_counter SET last = last + 1 WHERE name = ? RETURNING last");
        next.setString(1, counter);
        try (ResultSet row = next.executeQuery()) {
            return row.getLong(1);
        }
    }

    List<UnsentState> unsent(SourceId source, int limit) throws SQLException {
        PreparedStatement find = statements.of(UNSENT);
        find.setString(1, source.value());
        find.setInt(2, limit);
        List<UnsentState> unsent = new ArrayList<>();
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                KeptState.read(row)
                        .unsent(new ItemKey(source, row.getString(KeptState.COUNT + 1)))
                        .ifPresent(unsent::add);
            }
        }
        return unsent;
    }

    /** Takes a mark away, wherever the state is meanwhile. */
    int sent(UnsentState state) throws SQLException {
        int marks = 0;
        for (String table : List.of("ms_user_state", "ms_archive_state")) {
            PreparedStatement done =
                    statements.of("UPDATE " + table + " SET unsent = NULL, unsent_at = NULL WHERE unsent = ?");
            done.setLong(1, state.number());
            marks += done.executeUpdate();
        }
        return marks;
    }

    /** Whether anything of the observed is not recorded like that already. */
    boolean news(Collection<ItemState> states) throws SQLException {
        return new StateNews(statements).any(states);
    }

    /** Saves what a source showed. */
    int observed(Collection<ItemState> states, StateConflict conflict, Instant now) throws SQLException {
        int written = 0;
        for (ItemState observed : states) {
            Long item = item(observed.key());
            if (item != null) {
                KeptState recorded = recorded(item, observed.state().user());
                KeptState after = after(observed, recorded, conflict);
                if (!after.equals(recorded)) {
                    put(item, recorded, after, now);
                    written++;
                }
            }
        }
        return written;
    }

    private KeptState after(ItemState observed, @Nullable KeptState recorded, StateConflict conflict)
            throws SQLException {
        KeptState seen = KeptState.seen(observed.state());
        if (recorded == null || recorded.state().equals(observed.state())) {
            return seen;
        }
        UnsentState ours = recorded.unsent(observed.key()).orElse(null);
        if (ours == null) {
            return seen;
        }
        UserState resolved = conflict.resolved(ours, observed.state());
        if (resolved.equals(ours.state())) {
            return recorded;
        }
        return resolved.equals(observed.state()) ? seen : new KeptState(resolved, nextNumber(), ours.changed());
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }
}
