package dev.mediasync.benchmarks;

import dev.mediasync.model.Availability;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.ItemSummary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A search for words that begin so, shortest title first, by a query that is prepared once. */
final class PreparedSearch implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement statement;

    PreparedSearch(Database database) throws SQLException {
        connection = database.source().getConnection();
        statement = connection.prepareStatement("""
                SELECT i.key, i.title, i.year, i.kind, i.available, i.season, i.episode,
                    (SELECT p.key FROM ms_item p WHERE p.id = i.parent_id),
                    (SELECT a.reference FROM ms_artwork a WHERE a.item_id = i.id AND a.kind = 'POSTER'
                        ORDER BY a.position LIMIT 1)
                FROM ms_search CROSS JOIN ms_item i ON i.id = ms_search.rowid
                WHERE ms_search MATCH ?
                ORDER BY length(i.title), i.title, i.id LIMIT ?
                """);
    }

    List<ItemSummary> read(String text) throws SQLException {
        statement.setString(
                1,
                Arrays.stream(text.split(" ", -1))
                        .map(word -> '"' + word + "\" *")
                        .collect(Collectors.joining(" AND ")));
        statement.setInt(2, PreparedPage.SIZE);
        SourceId source = Catalogue.SOURCE;
        List<ItemSummary> items = new ArrayList<>(PreparedPage.SIZE);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String parent = row.getString(8);
                items.add(new ItemSummary(
                        new ItemKey(source, row.getString(1)),
                        MediaKind.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                        row.getString(2),
                        row.getInt(3),
                        parent == null ? null : new ItemKey(source, parent),
                        (Integer) row.getObject(6),
                        (Integer) row.getObject(7),
                        row.getBoolean(5) ? Availability.AVAILABLE : Availability.UNAVAILABLE,
                        row.getString(9)));
            }
        }
        return items;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
