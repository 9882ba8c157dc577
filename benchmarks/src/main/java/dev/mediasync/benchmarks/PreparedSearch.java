package dev.mediasync.benchmarks;

import dev.mediasync.repository.ItemSummary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A search for words that begin so, shortest title first, by a query that is prepared once. */
final class PreparedSearch implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement statement;

    PreparedSearch(Database database) throws SQLException {
        connection = database.source().getConnection();
        statement = connection.prepareStatement("""
                SELECT (SELECT x.text || i.name FROM ms_prefix x WHERE x.id = i.prefix_id), i.title, i.year,
                    (SELECT x.text || p.name FROM ms_item p JOIN ms_prefix x ON x.id = p.prefix_id WHERE p.id = i.parent_id),
                    i.available, i.season, i.episode,
                    (SELECT a.reference FROM ms_artwork a WHERE a.item_id = i.id AND a.kind = 1
                        ORDER BY a.position LIMIT 1),
                    i.kind
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
        List<ItemSummary> items = new ArrayList<>(PreparedPage.SIZE);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                items.add(PreparedRow.read(row, PreparedRow.KINDS.get(row.getInt(9) - 1)));
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
