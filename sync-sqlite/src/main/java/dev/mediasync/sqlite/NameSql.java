package dev.mediasync.sqlite;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept once: names of people and of what groups items, beginnings of keys, and how external ids are written.
 *
 * <p>Those used last are remembered, for a few people play in most films. The store deletes a name with its last use, so
 * what is remembered here must be forgotten after every deletion.
 */
final class NameSql {
    private static final int REMEMBERED = 50_000;
    private static final int INITIAL = 64;
    private static final float LOAD = 0.75f;

    private final Statements statements;
    private final Map<String, Long> people = remembered();
    private final Map<Term, Long> terms = remembered();
    private final Map<Provider, Long> providers = remembered();
    private final Map<String, Prefix> prefixes = remembered();
    private final long source;

    NameSql(Statements statements, long source) {
        this.statements = statements;
        this.source = source;
    }

    private static <K, V> Map<K, V> remembered() {
        return new LinkedHashMap<>(INITIAL, LOAD, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    void forget() {
        people.clear();
        terms.clear();
        providers.clear();
        prefixes.clear();
    }

    long person(String name) throws SQLException {
        Long known = people.get(name);
        if (known == null) {
            known = row("SELECT id FROM ms_person WHERE name = ?", "INSERT INTO ms_person (name) VALUES (?)", name);
            people.put(name, known);
        }
        return known;
    }

    long term(Term term) throws SQLException {
        Long known = terms.get(term);
        if (known == null) {
            known = row(
                    "SELECT id FROM ms_term WHERE type = ? AND value = ?",
                    "INSERT INTO ms_term (type, value) VALUES (?, ?)",
                    term.type(),
                    term.value());
            terms.put(term, known);
        }
        return known;
    }

    /** A database of external ids, and how they are written there. */
    private record Provider(String name, String letters, int digits) {}

    long provider(String name, StoredId id) throws SQLException {
        Provider provider = new Provider(name, id.letters(), id.digits());
        Long known = providers.get(provider);
        if (known == null) {
            known = row(
                    "SELECT id FROM ms_provider WHERE name = ? AND letters = ? AND digits = ?",
                    "INSERT INTO ms_provider (name, letters, digits) VALUES (?, ?, ?)",
                    name,
                    id.letters(),
                    Integer.toString(id.digits()));
            providers.put(provider, known);
        }
        return known;
    }

    /**
     * What some keys of a source begin with.
     *
     * @param files what stands before these keys in the names of their files; null until there is one
     */
    private record Prefix(long id, @Nullable String files) {}

    /**
     * How an item's key is kept.
     *
     * @param prefix the row of what it begins with
     * @param name the rest of the key
     * @param files what stands before keys with this prefix in the names of their files; null where that is not known
     */
    record Place(long prefix, String name, @Nullable String files) {}

    /** How an item's key is kept; its prefix learns from the item's files what stands before its keys. */
    Place place(MediaItem item) throws SQLException {
        StoredKey key = StoredKey.of(item.key().id());
        Prefix prefix = prefixOf(key.prefix(), item);
        return new Place(prefix.id(), key.name(), prefix.files());
    }

    private Prefix prefixOf(String text, MediaItem item) throws SQLException {
        Prefix known = prefixes.get(text);
        String files = known != null && known.files() != null ? null : files(item);
        if (known == null || files != null) {
            known = prefix(text, files);
            prefixes.put(text, known);
        }
        return known;
    }

    /** What no source's key begins with, for items that wait without one. */
    long parked() throws SQLException {
        return prefix("\0parked/", null).id();
    }

    private static @Nullable String files(MediaItem item) {
        for (MediaPart part : item.parts()) {
            String files = StoredKey.before(part.file(), item.key().id());
            if (files != null) {
                return files;
            }
        }
        return null;
    }

    private Prefix prefix(String text, @Nullable String files) throws SQLException {
        PreparedStatement find = statements.of("SELECT id, files FROM ms_prefix WHERE source_id = ? AND text = ?");
        find.setLong(1, source);
        find.setString(2, text);
        try (ResultSet row = find.executeQuery()) {
            if (!row.next()) {
                return newPrefix(text, files);
            }
            Prefix found = new Prefix(row.getLong(1), row.getString(2));
            return found.files() == null && files != null ? taught(found.id(), files) : found;
        }
    }

    private Prefix newPrefix(String text, @Nullable String files) throws SQLException {
        PreparedStatement insert = statements.of("INSERT INTO ms_prefix (source_id, text, files) VALUES (?, ?, ?)");
        insert.setLong(1, source);
        insert.setString(2, text);
        insert.setString(3, files);
        return new Prefix(inserted(insert), files);
    }

    private Prefix taught(long id, String files) throws SQLException {
        PreparedStatement update = statements.of("UPDATE ms_prefix SET files = ? WHERE id = ?");
        update.setString(1, files);
        update.setLong(2, id);
        update.executeUpdate();
        return new Prefix(id, files);
    }

    private long row(String find, String insert, String... values) throws SQLException {
        PreparedStatement query = filled(find, values);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : inserted(filled(insert, values));
        }
    }

    private PreparedStatement filled(String sql, String... values) throws SQLException {
        PreparedStatement statement = statements.of(sql);
        for (int at = 0; at < values.length; at++) {
            statement.setString(at + 1, values[at]);
        }
        return statement;
    }

    /** Inserts a row and gives its id: asked for apart, which costs a tenth of what RETURNING does. */
    private long inserted(PreparedStatement insert) throws SQLException {
        insert.executeUpdate();
        try (ResultSet row = statements.of("SELECT last_insert_rowid()").executeQuery()) {
            return row.getLong(1);
        }
    }
}
