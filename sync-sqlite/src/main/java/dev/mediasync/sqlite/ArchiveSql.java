package dev.mediasync.sqlite;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LastingIdentity;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Kin;
import dev.mediasync.repository.Applied;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** User state of items that went: kept by lasting identity, given back or passed on, and purged. */
final class ArchiveSql {
    private static final String STATES = "user, position, played, play_count, last_played, favourite, rating";
    private static final String ID_WORD = "id:";

    private final Statements statements;
    private final ItemReader reader;
    private final StateMerge states;
    private final long source;
    private final Instant now;
    private final Map<Long, MediaItem> fresh = new LinkedHashMap<>();
    private boolean empty;
    private long archived;
    private long restored;
    private long purged;

    ArchiveSql(Statements statements, ItemReader reader, long source, Instant now) throws SQLException {
        this.statements = statements;
        this.reader = reader;
        this.states = new StateMerge(statements);
        this.source = source;
        this.now = now;
        purge();
        try (ResultSet row =
                statements.of("SELECT EXISTS (SELECT 1 FROM ms_archive)").executeQuery()) {
            this.empty = !row.getBoolean(1);
        }
    }

    private void purge() throws SQLException {
        PreparedStatement count = statements.of("SELECT count(*) FROM ms_archive_state s JOIN ms_archive a"
                + " ON a.id = s.archive_id WHERE a.until <= ?");
        count.setLong(1, now.toEpochMilli());
        try (ResultSet row = count.executeQuery()) {
            purged += row.getLong(1);
        }
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
    void archive(long item, Duration retention) throws SQLException {
        if (!hasState(item)) {
            return;
        }
        MediaItem recorded =
                reader.outline(item).orElseThrow(() -> new IllegalStateException("Item " + item + " vanished"));
        long id = newArchive(recorded, retention);
        for (String word : LastingIdentity.of(recorded)) {
            PreparedStatement words = statements.of("INSERT INTO ms_archive_word (archive_id, word) VALUES (?, ?)");
            words.setLong(1, id);
            words.setString(2, word);
            words.executeUpdate();
        }
        PreparedStatement copy = statements.of("INSERT INTO ms_archive_state (archive_id, " + STATES + ") SELECT ?, "
                + STATES + " FROM ms_user_state WHERE item_id = ?");
        copy.setLong(1, id);
        copy.setLong(2, item);
        archived += copy.executeUpdate();
        PreparedStatement delete = statements.of("DELETE FROM ms_user_state WHERE item_id = ?");
        delete.setLong(1, item);
        delete.executeUpdate();
        fresh.put(id, recorded);
        empty = false;
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
    void restore(long item, MediaItem arrived) throws SQLException {
        if (!empty) {
            Long archive = archiveOf(arrived);
            if (archive != null) {
                giveBack(archive, item);
            }
        }
    }

    private void giveBack(long archive, long item) throws SQLException {
        restored += states.fromArchive(archive, item);
        PreparedStatement delete = statements.of("DELETE FROM ms_archive WHERE id = ?");
        delete.setLong(1, archive);
        delete.executeUpdate();
        fresh.remove(archive);
    }

    private @Nullable Long archiveOf(MediaItem arrived) throws SQLException {
        SortedSet<Long> sameKey = new TreeSet<>();
        SortedSet<Long> all = new TreeSet<>();
        for (String word : LastingIdentity.of(arrived)) {
            PreparedStatement find = statements.of("SELECT a.id, a.key FROM ms_archive_word w JOIN ms_archive a"
                    + " ON a.id = w.archive_id WHERE w.word = ? AND a.source_id = ?");
            find.setString(1, word);
            find.setLong(2, source);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    all.add(row.getLong(1));
                    if (row.getString(2).equals(arrived.key().id())) {
                        sameKey.add(row.getLong(1));
                    }
                }
            }
        }
        for (long id : List.copyOf(all)) {
            if (!Kin.same(archivedItem(id, arrived), arrived)) {
                all.remove(id);
                sameKey.remove(id);
            }
        }
        // Several of one key are the same thing's at several times, and the last one knows most.
        if (!sameKey.isEmpty()) {
            return sameKey.last();
        }
        return all.size() == 1 ? all.first() : null;
    }

    /** What an archive entry is known by; its words name the kind, and one of them is shared. */
    private MediaItem archivedItem(long archive, MediaItem arrived) throws SQLException {
        PreparedStatement find = statements.of("SELECT word FROM ms_archive_word WHERE archive_id = ?");
        find.setLong(1, archive);
        List<ExternalId> ids = new ArrayList<>();
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                String word = row.getString(1);
                if (word.startsWith(ID_WORD)) {
                    int colon = word.indexOf(':', ID_WORD.length());
                    ids.add(new ExternalId(
                            word.substring(ID_WORD.length(), colon), word.substring(colon + 1, word.lastIndexOf('@'))));
                }
            }
        }
        return MediaItem.builder(arrived.key(), arrived.kind(), "")
                .externalIds(ids)
                .build();
    }

    /** Passes on what this commit put away and what a recorded item is the one heir of. */
    void handOver() throws SQLException {
        if (!fresh.isEmpty()) {
            Map<ItemKey, Long> rows = new LinkedHashMap<>();
            List<MediaItem> candidates = new ArrayList<>();
            for (long row : new KinSql(statements, source).of(fresh.values())) {
                Optional<MediaItem> item = reader.outline(row);
                item.ifPresent(candidates::add);
                item.ifPresent(outline -> rows.put(outline.key(), row));
            }
            Kin kin = new Kin(candidates);
            for (Map.Entry<Long, MediaItem> entry : List.copyOf(fresh.entrySet())) {
                Long heir = kin.of(entry.getValue()).map(rows::get).orElse(null);
                if (heir != null) {
                    giveBack(entry.getKey(), heir);
                }
            }
        }
        purge();
    }

    Applied.StateCounts counts() {
        return new Applied.StateCounts(archived, restored, purged);
    }
}
