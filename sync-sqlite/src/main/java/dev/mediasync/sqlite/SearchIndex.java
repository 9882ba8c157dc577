package dev.mediasync.sqlite;

import dev.mediasync.model.MediaItem;
import dev.mediasync.repository.SearchWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the documents of all items anew, where they are missing or follow another way of making words.
 *
 * <p>The work goes on chunk by chunk, each in a commit of its own that also notes how far it came. So it needs little memory,
 * goes on where a killed process left off, and may be done by several processes at once.
 */
final class SearchIndex {
    private static final int CHUNK = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    private final Connections connections;

    SearchIndex(Connections connections) {
        this.connections = connections;
    }

    /** Does nothing but one read where the documents are as they should be. */
    void ensure() {
        if (connections.read((handle, c) -> made(handle))) {
            return;
        }
        LOG.info("Making the search documents of {}", connections.file());
        boolean done = false;
        while (!done) {
            done = connections.write(SearchIndex::step);
        }
    }

    /** Throws every document away and makes all of them anew. */
    void rebuild() {
        connections.write((handle, c) -> handle.execute("UPDATE ms_counter SET last = 0 WHERE name = 'search'"));
        ensure();
    }

    private static boolean made(Handle handle) {
        return counter(handle, "search") == SearchWords.VERSION;
    }

    /** Makes the documents of one chunk, inside a commit, and tells whether all are made. */
    static boolean step(Handle handle, Connection connection) throws SQLException {
        if (made(handle)) {
            return true;
        }
        begin(handle);
        long last = counter(handle, "search-made");
        List<Long> chunk = chunk(connection, last);
        try (Statements statements = new Statements(connection);
                ItemReader reader = new ItemReader(connection)) {
            SearchWriter writer = new SearchWriter(statements);
            for (long id : chunk) {
                MediaItem item = reader.read(id).orElseThrow();
                writer.replace(id, item);
                last = id;
            }
        }
        set(handle, "search-made", last);
        if (chunk.size() < CHUNK) {
            set(handle, "search", SearchWords.VERSION);
            return true;
        }
        return false;
    }

    /** Empties the table, unless this way of making words is under way already; that is noted as a negative version. */
    private static void begin(Handle handle) {
        if (counter(handle, "search") != -SearchWords.VERSION) {
            handle.execute("INSERT INTO ms_search (ms_search) VALUES ('delete-all')");
            set(handle, "search", -SearchWords.VERSION);
            set(handle, "search-made", 0);
        }
    }

    private static List<Long> chunk(Connection connection, long after) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement find =
                connection.prepareStatement("SELECT id FROM ms_item WHERE id > ? ORDER BY id LIMIT " + CHUNK)) {
            find.setLong(1, after);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
        }
        return ids;
    }

    private static long counter(Handle handle, String name) {
        return handle.createQuery("SELECT last FROM ms_counter WHERE name = ?")
                .bind(0, name)
                .mapTo(Long.class)
                .one();
    }

    private static void set(Handle handle, String name, long value) {
        handle.execute("UPDATE ms_counter SET last = ? WHERE name = ?", value, name);
    }
}
