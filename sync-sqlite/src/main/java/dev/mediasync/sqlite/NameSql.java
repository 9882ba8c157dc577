package dev.mediasync.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names that are kept once: of people, and of what groups items.
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

    NameSql(Statements statements) {
        this.statements = statements;
    }

    private static <K> Map<K, Long> remembered() {
        return new LinkedHashMap<>(INITIAL, LOAD, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    void forget() {
        people.clear();
        terms.clear();
    }

    long person(String name) throws SQLException {
        Long known = people.get(name);
        if (known == null) {
            known = row(
                    "SELECT id FROM ms_person WHERE name = ?",
                    "INSERT INTO ms_person (name) VALUES (?) RETURNING id",
                    name);
            people.put(name, known);
        }
        return known;
    }

    long term(Term term) throws SQLException {
        Long known = terms.get(term);
        if (known == null) {
            known = row(
                    "SELECT id FROM ms_term WHERE type = ? AND value = ?",
                    "INSERT INTO ms_term (type, value) VALUES (?, ?) RETURNING id",
                    term.type(),
                    term.value());
            terms.put(term, known);
        }
        return known;
    }

    private long row(String find, String insert, String... values) throws SQLException {
        Long found = ask(find, values);
        if (found == null) {
            found = ask(insert, values);
        }
        if (found == null) {
            throw new IllegalStateException("No row for " + String.join(" ", values));
        }
        return found;
    }

    private @Nullable Long ask(String sql, String... values) throws SQLException {
        PreparedStatement statement = statements.of(sql);
        for (int at = 0; at < values.length; at++) {
            statement.setString(at + 1, values[at]);
        }
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? (Long) row.getLong(1) : null;
        }
    }
}
