package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.plan.Change;
import dev.mediasync.repository.ChangeEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a plan, inside the caller's transaction. */
final class PlanWriter implements AutoCloseable {
    private final Connection connection;
    private final Statements statements;
    private final ItemWriter items;
    private final ArchiveSql archive;
    private final LibraryKey key;
    private final long library;
    private final long source;
    private final Instant now;
    private Duration retention = Duration.ZERO;
    private long lastItem;
    private long lastChange;
    private long members;
    private @Nullable String lastParent;
    private long lastParentItem;

    PlanWriter(Connection connection, long library, LibraryKey key, Instant now) throws SQLException {
        this.connection = connection;
        this.statements = new Statements(connection);
        this.key = key;
        this.library = library;
        this.now = now;
        this.source = one("SELECT source_id FROM ms_library WHERE id = " + library);
        this.items = new ItemWriter(statements, source);
        this.archive = new ArchiveSql(statements, source, now);
    }

    void apply(List<? extends Change> changes, Duration stateRetention) throws SQLException {
        retention = stateRetention;
        lastItem = one("SELECT last FROM ms_counter WHERE name = 'item'");
        lastChange = one("SELECT last FROM ms_counter WHERE name = 'change'");
        for (Change change : changes) {
            step(change);
        }
        saveCounter("item", lastItem);
        saveCounter("change", lastChange);
        PreparedStatement count = statements.of("UPDATE ms_library SET items = items + ? WHERE id = ?");
        count.setLong(1, members);
        count.setLong(2, library);
        count.executeUpdate();
    }

    private void step(Change change) throws SQLException {
        if (change instanceof Change.Add add) {
            add(add);
        } else if (change instanceof Change.Update update) {
            update(recorded(update.key()), update);
        } else if (change instanceof Change.Rekey rekey) {
            rekey(rekey);
        } else if (change instanceof Change.Remove remove) {
            remove(remove);
        }
    }

    private void add(Change.Add add) throws SQLException {
        MediaItem item = add.item();
        if (items.insert(lastItem + 1, item, parent(item))) {
            lastItem++;
            join(lastItem, add);
            archive.restore(lastItem, item);
            tell(ChangeEvent.Verb.ADDED, item.key(), null, item.kind());
        } else {
            update(recorded(item.key()), add);
        }
    }

    private void update(long id, Change.Additive change) throws SQLException {
        MediaItem item = change.item();
        boolean another = !kindOf(id).equals(item.kind().word());
        if (another && archive.hasState(id)) {
            archive.archive(id, load(id), retention);
        }
        items.update(id, item, parent(item));
        if (another) {
            archive.restore(id, item);
        }
        boolean joined = join(id, change);
        tell(joined ? ChangeEvent.Verb.ADDED : ChangeEvent.Verb.UPDATED, item.key(), null, item.kind());
    }

    private void rekey(Change.Rekey rekey) throws SQLException {
        long id = recorded(rekey.from());
        MediaItem item = rekey.item();
        Long other = find(item.key());
        if (other != null) {
            merge(id, other);
            id = other;
        }
        items.update(id, item, parent(item));
        run("UPDATE ms_member SET key = ? WHERE item_id = ?", item.key().id(), id);
        join(id, rekey);
        lastParent = null;
        tell(ChangeEvent.Verb.REKEYED, item.key(), rekey.from(), item.kind());
    }

    /** Folds an item into one that another library had recorded under the new key already; no user state is lost. */
    private void merge(long from, long into) throws SQLException {
        run("UPDATE ms_item SET parent_id = ? WHERE parent_id = ?", into, from);
        run("UPDATE OR IGNORE ms_user_state SET item_id = ? WHERE item_id = ?", into, from);
        leave(from);
    }

    private void remove(Change.Remove remove) throws SQLException {
        Long id = find(remove.key());
        if (id == null) {
            return;
        }
        leave(id);
        lastParent = null;
        tell(ChangeEvent.Verb.REMOVED, remove.key(), null, remove.kind());
    }

    /** Takes an item out of the library, and its row with all that hangs on it if no other library has it. */
    private void leave(long id) throws SQLException {
        members -= run("DELETE FROM ms_member WHERE library_id = ? AND item_id = ?", library, id);
        if (one("SELECT count(*) FROM ms_member WHERE item_id = ?", id) == 0) {
            if (archive.hasState(id)) {
                archive.archive(id, load(id), retention);
            }
            run("DELETE FROM ms_item WHERE id = ?", id);
        }
    }

    private int run(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.of(sql);
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        return statement.executeUpdate();
    }

    /** Notes the item's place in the library, and tells whether it is new there. */
    private boolean join(long id, Change.Additive change) throws SQLException {
        MediaItem item = change.item();
        PreparedStatement insert = statements.of("""
                INSERT INTO ms_member (library_id, item_id, key, kind, fingerprint) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (library_id, item_id) DO NOTHING
                """);
        insert.setLong(1, library);
        insert.setLong(2, id);
        insert.setString(3, item.key().id());
        insert.setString(4, item.kind().word());
        insert.setLong(5, change.fingerprint());
        if (insert.executeUpdate() > 0) {
            members++;
            return true;
        }
        PreparedStatement update = statements.of(
                "UPDATE ms_member SET key = ?, kind = ?, fingerprint = ? WHERE library_id = ? AND item_id = ?");
        update.setString(1, item.key().id());
        update.setString(2, item.kind().word());
        update.setLong(3, change.fingerprint());
        update.setLong(4, library);
        update.setLong(5, id);
        update.executeUpdate();
        return false;
    }

    private @Nullable Long parent(MediaItem item) throws SQLException {
        String parentId = item.parentId();
        if (parentId == null) {
            return null;
        }
        if (!parentId.equals(lastParent)) {
            lastParentItem = recorded(new ItemKey(item.key().source(), parentId));
            lastParent = parentId;
        }
        return lastParentItem;
    }

    private long recorded(ItemKey wanted) throws SQLException {
        Long id = find(wanted);
        if (id == null) {
            throw new IllegalStateException("A plan names " + wanted + ", which is not recorded in " + key);
        }
        return id;
    }

    private @Nullable Long find(ItemKey wanted) throws SQLException {
        PreparedStatement find = statements.of("SELECT id FROM ms_item WHERE source_id = ? AND key = ?");
        find.setLong(1, source);
        find.setString(2, wanted.id());
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? (Long) row.getLong(1) : null;
        }
    }

    private String kindOf(long id) throws SQLException {
        PreparedStatement find = statements.of("SELECT kind FROM ms_item WHERE id = ?");
        find.setLong(1, id);
        try (ResultSet row = find.executeQuery()) {
            return row.getString(1);
        }
    }

    private MediaItem load(long id) throws SQLException {
        try (ItemReader reader = new ItemReader(connection)) {
            return reader.read(id).orElseThrow(() -> new IllegalStateException("Item " + id + " vanished"));
        }
    }

    private void tell(ChangeEvent.Verb verb, ItemKey changed, @Nullable ItemKey from, MediaKind kind)
            throws SQLException {
        PreparedStatement insert = statements.of(
                "INSERT INTO ms_change (sequence, at, library_id, verb, key, from_key, kind) VALUES (?, ?, ?, ?, ?, ?, ?)");
        insert.setLong(1, ++lastChange);
        insert.setLong(2, now.toEpochMilli());
        insert.setLong(3, library);
        insert.setString(4, verb.name());
        insert.setString(5, changed.id());
        insert.setString(6, from == null ? null : from.id());
        insert.setString(7, kind.word());
        insert.executeUpdate();
    }

    private void saveCounter(String name, long value) throws SQLException {
        PreparedStatement save = statements.of("UPDATE ms_counter SET last = ? WHERE name = ?");
        save.setLong(1, value);
        save.setString(2, name);
        save.executeUpdate();
    }

    private long one(String sql, long... values) throws SQLException {
        PreparedStatement query = statements.of(sql);
        for (int at = 0; at < values.length; at++) {
            query.setLong(at + 1, values[at]);
        }
        try (ResultSet row = query.executeQuery()) {
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }
}
