package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.Kin;
import dev.mediasync.repository.Applied;
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
    private final Statements statements;
    private final ItemReader reader;
    private final ItemWriter items;
    private final ArchiveSql archive;
    private final StateMerge states;
    private final ChangeWriter feed;
    private final Leavers leavers;
    private final LibraryKey key;
    private final long library;
    private final long source;
    private final Duration retention;
    private Exchange exchange;
    private long lastItem;
    private long members;
    private @Nullable String lastParent;
    private long lastParentItem;

    /**
     * Makes ready.
     *
     * @param retention how long the user state of removed items is kept
     */
    PlanWriter(Connection connection, ChangeWriter.Origin origin, LibraryKey key, Duration retention)
            throws SQLException {
        this.statements = new Statements(connection);
        this.key = key;
        this.library = origin.library();
        this.retention = retention;
        Instant now = origin.now();
        this.source = one("SELECT source_id FROM ms_library WHERE id = " + library);
        this.exchange = new Exchange(statements, source, List.of());
        this.reader = new ItemReader(connection);
        this.items = new ItemWriter(statements, reader, source);
        this.archive = new ArchiveSql(statements, reader, source, now);
        this.states = new StateMerge(statements);
        this.feed = new ChangeWriter(statements, origin);
        this.leavers = new Leavers(statements, source, library);
    }

    Applied.StateCounts apply(List<? extends Change> changes) throws SQLException {
        lastItem = one("SELECT last FROM ms_counter WHERE name = 'item'");
        feed.begin(one("SELECT last FROM ms_counter WHERE name = 'change'"));
        exchange = new Exchange(statements, source, changes);
        items.expect(changes.stream()
                .filter(Change.Add.class::isInstance)
                .map(change -> ((Change.Add) change).item())
                .toList());
        boolean removing = false;
        for (Change change : changes) {
            if (change instanceof Change.Remove && !removing) {
                removing = true;
                exchange.settleChildren();
            }
            step(change);
        }
        if (!removing) {
            exchange.settleChildren();
        }
        removeGathered();
        archive.handOver();
        saveCounter("item", lastItem);
        saveCounter("change", feed.last());
        run("UPDATE ms_library SET items = items + ? WHERE id = ?", members, library);
        return archive.counts();
    }

    private void step(Change change) throws SQLException {
        if (change instanceof Change.Remove remove) {
            remove(remove);
        } else if (change instanceof Change.Put put) {
            removeGathered();
            Long inTheWay = exchange.inTheWay(put);
            if (inTheWay != null) {
                long parked = ownRow(inTheWay, States.GO_ALONG);
                items.park(parked);
                exchange.parked(put.key().id(), parked);
                lastParent = null;
            }
            ItemKey from = put.movedFrom();
            if (from != null) {
                move(put, from);
            } else if (put instanceof Change.Replace replace) {
                replace(recorded(replace.key()), replace);
            } else if (put instanceof Change.Update update) {
                update(recorded(update.key()), update);
            } else {
                add(put);
            }
        }
    }

    private void add(Change.Put add) throws SQLException {
        MediaItem item = add.item();
        if (items.insert(lastItem + 1, item, parent(item))) {
            lastItem++;
            join(lastItem, add);
            archive.restore(lastItem, item);
            feed.tell(ChangeEvent.Verb.ADDED, lastItem, item.kind());
        } else {
            joinRecorded(recorded(item.key()), add);
        }
    }

    /** Takes in an item that another library recorded; of what that library had under the id the plan knows nothing. */
    private void joinRecorded(long id, Change.Put add) throws SQLException {
        MediaItem item = add.item();
        boolean another = makeRoom(id, item);
        update(id, add);
        if (another) {
            archive.restore(id, item);
        }
    }

    /** Puts the user states of a recorded item away if it is another thing than what comes in its place. */
    private boolean makeRoom(long id, MediaItem comes) throws SQLException {
        boolean another =
                !reader.outline(id).map(other -> Kin.same(other, comes)).orElse(true);
        if (another) {
            archive.archive(id, retention);
        }
        return another;
    }

    private void update(long id, Change.Put change) throws SQLException {
        MediaItem item = change.item();
        items.update(id, item, parent(item));
        boolean joined = join(id, change);
        feed.tell(joined ? ChangeEvent.Verb.ADDED : ChangeEvent.Verb.UPDATED, id, item.kind());
    }

    private void replace(long id, Change.Replace replace) throws SQLException {
        MediaItem item = replace.item();
        archive.gone(id);
        archive.archive(id, retention);
        feed.gone(id, item.key(), replace.formerKind());
        items.update(id, item, parent(item));
        join(id, replace);
        archive.restore(id, item);
        feed.tell(ChangeEvent.Verb.ADDED, id, item.kind());
    }

    /** Whether user states leave a row that other libraries keep. */
    private enum States {
        GO_ALONG,
        STAY_TOO,
        STAY_ALONE
    }

    /** The row of an item for this library alone: a new one where other libraries have it, too. */
    private long ownRow(long id, States states) throws SQLException {
        if (one("SELECT count(*) FROM ms_member WHERE item_id = ?", id) < 2) {
            return id;
        }
        long own = ++lastItem;
        items.parkedTwin(id, own);
        run("UPDATE ms_member SET item_id = ? WHERE item_id = ? AND library_id = ?", own, id, library);
        if (states == States.GO_ALONG) {
            run("UPDATE ms_user_state SET item_id = ? WHERE item_id = ?", own, id);
        } else if (states == States.STAY_TOO) {
            this.states.copy(id, own);
        }
        return own;
    }

    /** The row that moves; another library may have found another thing under the id since the plan was made. */
    private long mover(long id, MediaItem item) throws SQLException {
        boolean same = reader.outline(id).map(now -> Kin.same(now, item)).orElse(false);
        return ownRow(id, same ? States.STAY_TOO : States.STAY_ALONE);
    }

    private void move(Change.Put change, ItemKey from) throws SQLException {
        MediaItem item = change.item();
        Long waiting = exchange.mover(from);
        long id = waiting == null ? mover(recorded(from), item) : waiting;
        if (!exchange.childrenStay(from)) {
            // What the children's fingerprints say of their parent is not true any more, so they are looked at again.
            run(
                    "UPDATE ms_member SET fingerprint = 0 WHERE item_id IN"
                            + " (SELECT id FROM ms_item WHERE parent_id = ?)",
                    id);
        }
        ChangeWriter.Former former = new ChangeWriter.Former(id, from);
        Long other = find(item.key());
        if (other != null && change instanceof Change.Replace replace) {
            giveWay(other, id, replace);
        } else if (other != null) {
            makeRoom(other, item);
            fold(id, other);
            id = other;
        }
        items.update(id, item, parent(item));
        join(id, change);
        archive.restore(id, item);
        lastParent = null;
        feed.moved(former, id, item.key(), item.kind());
    }

    /** Takes away the thing whose place another recorded one takes; what hangs below its key stays there. */
    private void giveWay(long former, long mover, Change.Replace replace) throws SQLException {
        archive.gone(former);
        archive.archive(former, retention);
        feed.gone(former, replace.key(), replace.formerKind());
        run("UPDATE ms_item SET parent_id = ? WHERE parent_id = ?", mover, former);
        members -= run("DELETE FROM ms_member WHERE library_id = ? AND item_id = ?", library, former);
        run("UPDATE OR IGNORE ms_member SET item_id = ? WHERE item_id = ?", mover, former);
        items.delete(former);
    }

    /** Folds an item into one that another library had recorded under the new key already; no user state is lost. */
    private void fold(long from, long into) throws SQLException {
        run("UPDATE ms_item SET parent_id = ? WHERE parent_id = ?", into, from);
        states.between(from, into);
        leave(from);
    }

    private void remove(Change.Remove remove) throws SQLException {
        if (remove.successor() == null && archive.empty() && leavers.take(remove)) {
            if (leavers.full()) {
                removeGathered();
            }
            return;
        }
        removeGathered();
        Long id = find(remove.key());
        if (id == null) {
            return;
        }
        ItemKey successor = remove.successor();
        if (successor == null) {
            feed.gone(id, remove.key(), remove.kind());
        } else {
            feed.moved(new ChangeWriter.Former(id, remove.key()), id, successor, remove.kind());
            Long heir = find(successor);
            if (heir != null && one("SELECT count(*) FROM ms_member WHERE item_id = ?", id) == 1) {
                states.between(id, heir);
            }
        }
        leave(id);
        lastParent = null;
    }

    private void removeGathered() throws SQLException {
        List<Leavers.Leaver> gathered = leavers.handOut();
        if (!gathered.isEmpty()) {
            feed.gone(gathered);
            items.delete(gathered.stream().mapToLong(Leavers.Leaver::row).toArray());
            members -= gathered.size();
            lastParent = null;
        }
    }

    /** Takes an item out of the library, and its row with all that hangs on it if no other library has it. */
    private void leave(long id) throws SQLException {
        members -= run("DELETE FROM ms_member WHERE library_id = ? AND item_id = ?", library, id);
        if (one("SELECT count(*) FROM ms_member WHERE item_id = ?", id) == 0 && !staysAsParent(id)) {
            archive.gone(id);
            archive.archive(id, retention);
            items.delete(id);
        }
    }

    /**
     * Gives an item to the libraries that have a child of it, if there are any.
     *
     * <p>Such a library recorded the child below another parent and cannot be asked now. It finds both changed in its next
     * run and puts them right.
     */
    private boolean staysAsParent(long id) throws SQLException {
        run("""
            INSERT INTO ms_member (library_id, item_id, fingerprint)
            SELECT DISTINCT m.library_id, p.id, 0
            FROM ms_item p JOIN ms_item c ON c.parent_id = p.id JOIN ms_member m ON m.item_id = c.id
            WHERE p.id = ?
            """, id);
        run(
                "UPDATE ms_member SET fingerprint = 0"
                        + " WHERE item_id IN (SELECT id FROM ms_item WHERE parent_id = ?)",
                id);
        return run(
                        "UPDATE ms_library SET items = items + 1"
                                + " WHERE id IN (SELECT library_id FROM ms_member WHERE item_id = ?)",
                        id)
                > 0;
    }

    private int run(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.of(sql);
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        return statement.executeUpdate();
    }

    /** Notes the item's place in the library, and tells whether it is new there. */
    private boolean join(long id, Change.Put change) throws SQLException {
        PreparedStatement insert = statements.of("""
                INSERT INTO ms_member (library_id, item_id, fingerprint) VALUES (?, ?, ?)
                ON CONFLICT (library_id, item_id) DO NOTHING
                """);
        insert.setLong(1, library);
        insert.setLong(2, id);
        insert.setLong(3, change.fingerprint());
        if (insert.executeUpdate() > 0) {
            members++;
            return true;
        }
        PreparedStatement update =
                statements.of("UPDATE ms_member SET fingerprint = ? WHERE library_id = ? AND item_id = ?");
        update.setLong(1, change.fingerprint());
        update.setLong(2, library);
        update.setLong(3, id);
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
        return exchange.find(wanted.id());
    }

    private void saveCounter(String name, long value) throws SQLException {
        run("UPDATE ms_counter SET last = ? WHERE name = ?", value, name);
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
        reader.close();
        statements.close();
    }
}
