package dev.mediasync.sqlite;

import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Titles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the texts that titles are ordered by anew, where another version of the library made them. */
final class TitleOrders {
    private static final int CHUNK = 10_000;
    private static final String MADE_BY = "SELECT last FROM ms_counter WHERE name = 'title_order'";

    private final Connections connections;

    TitleOrders(Connections connections) {
        this.connections = connections;
    }

    /** Makes them if they are of another version; a process that dies on the way leaves the rest to the next opening. */
    void refresh() {
        int present = connections.read(
                (handle, c) -> handle.createQuery(MADE_BY).mapTo(Integer.class).one());
        if (present != Titles.ORDER_VERSION) {
            rebuild();
        }
    }

    /** Makes them all, in transactions of bounded size. */
    void rebuild() {
        long last = 0;
        for (long before = -1; last > before; ) {
            before = last;
            long behind = last;
            last = connections.write((handle, connection) -> chunk(connection, behind));
        }
        connections.write((handle, c) ->
                handle.execute("UPDATE ms_counter SET last = ? WHERE name = 'title_order'", Titles.ORDER_VERSION));
    }

    private static long chunk(Connection connection, long behind) throws SQLException {
        long last = behind;
        try (PreparedStatement read = connection.prepareStatement(
                        "SELECT id, kind, title, sort_title, title_order FROM ms_item WHERE id > ? ORDER BY id LIMIT ?");
                PreparedStatement write =
                        connection.prepareStatement("UPDATE ms_item SET title_order = ? WHERE id = ?")) {
            read.setLong(1, behind);
            read.setInt(2, CHUNK);
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    String order = order(Codes.KINDS.read(row, 2), row.getString(3), row.getString(4));
                    if (!Objects.equals(order, row.getString(5))) {
                        write.setString(1, order);
                        write.setLong(2, last);
                        write.executeUpdate();
                    }
                }
            }
        }
        return last;
    }

    private static @Nullable String order(MediaKind kind, String title, @Nullable String sort) {
        return kind.numbered() ? null : new Titles(title, sort, null).order();
    }
}
