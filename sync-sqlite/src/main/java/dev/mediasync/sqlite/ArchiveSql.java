package dev.mediasync.sqlite;

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
    private static final String STATES = KeptState.COLUMNS;

    private final Statements statements;
    private final ItemReader reader;
    private final StateMerge states;
    private final long source;
    private final Instant now;
    private final SortedSet<Long> fresh = new TreeSet<>();
    private final SortedSet<Long> reopened = new TreeSet<>();
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

    /** Whether nothing is kept for an item that may come back. */
    boolean empty() {
        return empty;
    }

    boolean hasState(long item) throws SQLException {
        PreparedStatement any = statements.of("SELECT EXISTS (SELECT 1 FROM ms_user_state WHERE item_id = ?)");
        any.setLong(1, item);
        try (ResultSet row = any.executeQuery()) {
            return row.getBoolean(1);
        }
    }

    /** Notes that an item goes; what was put away before may have one heir now. */
    void gone(long item) throws SQLException {
        if (!empty) {
            Optional<MediaItem> recorded = reader.outline(item);
            if (recorded.isPresent()) {
                for (String word : LastingIdentity.of(recorded.get())) {
                    for (long archive : entries(word)) {
                        reopened.add(archive);
                    }
                }
            }
        }
    }

    private List<Long> entries(String word) throws SQLException {
        PreparedStatement find = statements.of("SELECT a.id FROM ms_archive_word w JOIN ms_archive a"
                + " ON a.id = w.archive_id WHERE w.word = ? AND a.source_id = ?");
        find.setString(1, word);
        find.setLong(2, source);
        List<Long> ids = new ArrayList<>();
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return ids;
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
        fresh.add(id);
        empty = false;
    }

    private long newArchive(MediaItem recorded, Duration retention) throws SQLException {
        PreparedStatement insert = statements.of(
                "INSERT INTO ms_archive (source_id, key, until, title, year) VALUES (?, ?, ?, ?, ?) RETURNING id");
        insert.setLong(1, source);
        insert.setString(2, recorded.key().id());
        insert.setLong(3, now.plus(retention).toEpochMilli());
        insert.setString(4, recorded.title());
        Statements.set(insert, 5, recorded.dates().year());
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
        reopened.remove(archive);
    }

    private @Nullable Long archiveOf(MediaItem arrived) throws SQLException {
        SortedSet<Long> sameKey = new TreeSet<>();
        SortedSet<Long> all = new TreeSet<>();
        for (String word : LastingIdentity.of(arrived)) {
            all.addAll(entries(word));
        }
        for (long id : List.copyOf(all)) {
            Optional<MediaItem> gone = ArchivedItem.read(statements, id)
                    .map(ArchivedItem::item)
                    .filter(item -> Kin.inherits(item, arrived));
            if (gone.isEmpty()) {
                all.remove(id);
            } else if (gone.get().key().equals(arrived.key())) {
                sameKey.add(id);
            }
        }
        // Several of one key are the same thing's at several times, and the last one knows most.
        if (!sameKey.isEmpty()) {
            return sameKey.last();
        }
        return all.size() == 1 ? all.first() : null;
    }

    /** Passes on what was put away and what a recorded item is the one heir of, be it since another one went. */
    void handOver() throws SQLException {
        reopened.addAll(fresh);
        List<ArchivedItem> entries = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (long id : reopened) {
            Optional<ArchivedItem> entry = ArchivedItem.read(statements, id);
            if (entry.isPresent()) {
                entries.add(entry.get());
                ids.add(id);
            }
        }
        if (!entries.isEmpty()) {
            handOver(ids, entries);
        }
        purge();
    }

    private void handOver(List<Long> ids, List<ArchivedItem> entries) throws SQLException {
        Map<ItemKey, Long> rows = new LinkedHashMap<>();
        List<MediaItem> candidates = new ArrayList<>();
        List<MediaItem> like = entries.stream().map(ArchivedItem::item).toList();
        for (long row : new KinSql(statements, source).of(like)) {
            Optional<MediaItem> item = reader.outline(row);
            item.ifPresent(candidates::add);
            item.ifPresent(outline -> rows.put(outline.key(), row));
        }
        Kin kin = new Kin(candidates);
        for (int at = 0; at < entries.size(); at++) {
            ArchivedItem entry = entries.get(at);
            Long heir = kin.of(entry.item(), entry.words()).map(rows::get).orElse(null);
            if (heir != null) {
                giveBack(ids.get(at), heir);
            }
        }
    }

    Applied.StateCounts counts() {
        return new Applied.StateCounts(archived, restored, purged);
    }
}
