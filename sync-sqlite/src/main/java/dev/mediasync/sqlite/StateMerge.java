package dev.mediasync.sqlite;

import dev.mediasync.model.UserState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives an item the user states of another; where it has one of the same user, the one that prevails counts. */
final class StateMerge {
    private static final String STATES = KeptState.COLUMNS;

    private final Statements statements;

    StateMerge(Statements statements) {
        this.statements = statements;
    }

    /** Gives all states of one item to another, too. */
    void copy(long from, long into) throws SQLException {
        for (KeptState kept : read("SELECT " + STATES + " FROM ms_user_state WHERE item_id = ?", from)) {
            give(kept, into);
        }
    }

    /** Moves all states of one item to another. */
    void between(long from, long into) throws SQLException {
        copy(from, into);
        PreparedStatement delete = statements.of("DELETE FROM ms_user_state WHERE item_id = ?");
        delete.setLong(1, from);
        delete.executeUpdate();
    }

    /** Gives an item the states of an archive entry, and tells how many these are. */
    int fromArchive(long archive, long into) throws SQLException {
        List<KeptState> states = read("SELECT " + STATES + " FROM ms_archive_state WHERE archive_id = ?", archive);
        for (KeptState kept : states) {
            give(kept, into);
        }
        return states.size();
    }

    private void give(KeptState kept, long into) throws SQLException {
        UserState state = kept.state();
        Optional<KeptState> present = read("SELECT " + STATES + " FROM ms_user_state WHERE item_id = ?", into).stream()
                .filter(other -> other.state().user().equals(state.user()))
                .findFirst();
        if (present.isEmpty() || kept.prevailsOver(present.get())) {
            kept.put(statements, into);
        }
    }

    private List<KeptState> read(String sql, long id) throws SQLException {
        PreparedStatement find = statements.of(sql);
        find.setLong(1, id);
        List<KeptState> states = new ArrayList<>();
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                states.add(KeptState.read(row));
            }
        }
        return states;
    }
}
