package dev.mediasync.sqlite;

import dev.mediasync.model.LastingIdentity;
import dev.mediasync.model.MediaItem;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** User state of items that went: kept by lasting identity, given back, and purged. */
final class ArchiveSql {
    private static final String STATES = "user, position, played, play_count, last_played, favourite, rating";

    private final Statements statements;
    private final long source;
    private final Instant now;
    private boolean empty;

    ArchiveSql(Statements statements, long source, Instant now) throws SQLException {
        this.statements = statements;
        this.source = source;
        this.now = now;
        purge();
        try (ResultSet row =
                statements.of("SELECT EXISTS (SELECT 1 FROM ms_archive)").executeQuery()) {
            this.empty = !row.getBoolean(1);
        }
    }

    private void purge() throws SQLException {
        PreparedStatement purge = statements.of("DELETE FROM ms_archive WHERE until <= ?");
        purge.setLong(1, now.toEpochMilli());
        purge.executeUpdate();
    }

    boolean hasState(long item) throws SQLException {
        PreparedStatement any = statements.of("SELECT EXISTS (SELECT 1 FROM ms_user_state WHERE item_id = ?)");
        any.setLong(1, item);
        try (ResultSet row = any.executeQuery()) {
            return row.getBoolean(1);
        }
    }

    /** Takes an item's states away from it, to be kept for a time. */
    void archive(long item, MediaItem recorded, Duration retention) throws SQLException {
        if (!retention.isZero()) {
            long id = newArchive(recorded, retention);
            for (String word : LastingIdentity.of(recorded)) {
                PreparedStatement words = statements.of("INSERT INTO ms_archive_word (archive_id, word) VALUES (?, ?)");
                words.setLong(1, id);
                words.setString(2, word);
                words.executeUpdate();
            }
            PreparedStatement states = statements.of("INSERT INTO ms_archive_state (archive_id, " + STATES
                    + ") SELECT ?, " + STATES + " FROM ms_user_state WHERE item_id = ?");
            states.setLong(1, id);
            states.setLong(2, item);
            states.executeUpdate();
            empty = false;
        }
        PreparedStatement delete = statements.of("DELETE FROM ms_user_state WHERE item_id = ?");
        delete.setLong(1, item);
        delete.executeUpdate();
    }

    private long newArchive(MediaItem recorded, Duration retention) throws SQLException {
        PreparedStatement insert =
                statements.of("INSERT INTO ms_archive (source_id, key, until) VALUES (?, ?, ?) RETURNING id");
        insert.setLong(1, source);
        insert.setString(2, recorded.key().id());
        insert.setLong(3, now.plus(retention).toEpochMilli());
        try (ResultSet row = insert.executeQuery()) {
            return row.getLong(1);
        }
    }

    /** Gives a new item the states that were kept for it, if it is known beyond doubt. */
    void restore(long item, MediaItem fresh) throws SQLException {
        if (empty) {
            return;
        }
        Long archive = archiveOf(fresh);
        if (archive == null) {
            return;
        }
        PreparedStatement states = statements.of("INSERT INTO ms_user_state (item_id, " + STATES + ") SELECT ?, "
                + STATES + " FROM ms_archive_state WHERE archive_id = ?");
        states.setLong(1, item);
        states.setLong(2, archive);
        states.executeUpdate();
        PreparedStatement delete = statements.of("DELETE FROM ms_archive WHERE id = ?");
        delete.setLong(1, archive);
        delete.executeUpdate();
    }

    private @Nullable Long archiveOf(MediaItem fresh) throws SQLException {
        SortedSet<Long> sameKey = new TreeSet<>();
        SortedSet<Long> all = new TreeSet<>();
        for (String word : LastingIdentity.of(fresh)) {
            PreparedStatement find = statements.of("SELECT a.id, a.key FROM ms_archive_word w JOIN ms_archive a"
                    + " ON a.id = w.archive_id WHERE w.word = ? AND a.source_id = ?");
            find.setString(1, word);
            find.setLong(2, source);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    all.add(row.getLong(1));
                    if (row.getString(2).equals(fresh.key().id())) {
                        sameKey.add(row.getLong(1));
                    }
                }
            }
        }
        // Several of one key are the same thing's at several times, and the last one knows most.
        if (!sameKey.isEmpty()) {
            return sameKey.last();
        }
        return all.size() == 1 ? all.first() : null;
    }
}
