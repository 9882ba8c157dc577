package dev.mediasync.benchmarks;

import dev.mediasync.model.MediaKind;
import dev.mediasync.repository.Bookmark;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ItemSummary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A page of films by title, by a query that was written for it and is prepared once. */
final class PreparedPage implements AutoCloseable {
    static final int SIZE = 50;

    private final Connection connection;
    private final PreparedStatement statement;

    PreparedPage(Database database) throws SQLException {
        connection = database.source().getConnection();
        statement = connection.prepareStatement("""
                SELECT x.text || i.name, i.title, i.year, y.text || p.name, i.available, i.season, i.episode,
                    (SELECT a.reference FROM ms_artwork a WHERE a.item_id = i.id AND a.kind = 1
                        ORDER BY a.position LIMIT 1)
                FROM ms_item i
                JOIN ms_prefix x ON x.id = i.prefix_id
                LEFT JOIN ms_item p ON p.id = i.parent_id
                LEFT JOIN ms_prefix y ON y.id = p.prefix_id
                WHERE i.kind = 2 AND i.title_order IS NOT NULL AND (i.title_order, i.id) > (?, ?)
                    AND EXISTS (SELECT 1 FROM ms_member m WHERE m.library_id = 1 AND m.item_id = i.id)
                ORDER BY i.title_order, i.id LIMIT ?
                """);
    }

    List<ItemSummary> read(BrowseQuery query) throws SQLException {
        Bookmark from = Bookmark.of(query);
        statement.setString(1, from == null ? "" : String.valueOf(from.value()));
        statement.setLong(2, from == null ? -1 : from.handle());
        statement.setInt(3, SIZE);
        List<ItemSummary> items = new ArrayList<>(SIZE);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                items.add(PreparedRow.read(row, MediaKind.MOVIE));
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
