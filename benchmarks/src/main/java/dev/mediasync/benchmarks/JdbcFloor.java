package dev.mediasync.benchmarks;

import dev.mediasync.plan.ObservedPage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The floor: the same rows in the same tables by hand, one prepared batch for each table, in one transaction.
 *
 * <p>It has every row at hand, ids and references included; it plans nothing and checks nothing. Like whoever reads page by
 * page, it writes the items in portions and what hangs on them with them.
 */
final class JdbcFloor implements AutoCloseable {
    private static final int PORTION = 1_000;

    private final Connection connection;
    private final List<Filling> fillings = new ArrayList<>();

    private JdbcFloor(Connection connection, List<TableRows> tables) throws SQLException {
        this.connection = connection;
        for (TableRows table : tables) {
            fillings.add(new Filling(table));
        }
    }

    /** The rows that the library writes for these pages. */
    static List<TableRows> rows(List<ObservedPage> pages) throws SQLException {
        try (Database reference = Database.empty()) {
            FirstLoadBenchmark.sync(reference, pages);
            List<TableRows> tables = new ArrayList<>(TableRows.of(reference));
            tables.add(TableRows.documents(tables, pages));
            return tables;
        }
    }

    /** Fills an empty file with the library's schema. */
    static long load(Database database, List<TableRows> tables) throws SQLException {
        try (Connection connection = database.source().getConnection()) {
            connection.setAutoCommit(false);
            try (JdbcFloor floor = new JdbcFloor(connection, tables)) {
                floor.all();
                connection.commit();
                return tables.size();
            }
        }
    }

    private void all() throws SQLException {
        long last = fillings.stream()
                .filter(filling -> filling.rows.table().equals("ms_item"))
                .mapToLong(filling -> filling.rows.rows().size())
                .sum();
        for (Filling filling : fillings) {
            if (filling.rows.item() < 0) {
                filling.upTo(Long.MAX_VALUE);
            }
        }
        for (long item = PORTION; item - PORTION < last; item += PORTION) {
            for (Filling filling : fillings) {
                if (filling.rows.item() >= 0) {
                    filling.upTo(item);
                }
            }
        }
        for (Filling filling : fillings) {
            filling.upTo(Long.MAX_VALUE);
        }
    }

    /** A table that is being filled. */
    private final class Filling {
        private final TableRows rows;
        private final PreparedStatement insert;
        private int done;

        Filling(TableRows rows) throws SQLException {
            this.rows = rows;
            this.insert = connection.prepareStatement("INSERT OR REPLACE INTO " + rows.table() + " ("
                    + String.join(", ", rows.columns()) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(rows.columns().size(), "?")) + ")");
        }

        /** Writes the rows of the items up to one. */
        void upTo(long lastItem) throws SQLException {
            int before = done;
            while (done < rows.rows().size()
                    && (rows.item() < 0 || rows.itemOf(rows.rows().get(done)) <= lastItem)) {
                bind(rows.rows().get(done++));
            }
            if (done > before) {
                insert.executeBatch();
            }
        }

        private void bind(@Nullable Object[] row) throws SQLException {
            for (int at = 0; at < row.length; at++) {
                insert.setObject(at + 1, row[at]);
            }
            insert.addBatch();
        }
    }

    /** Reads every stamp and does nothing with it: the least that any comparison must do. */
    static long readStamps(Database database) throws SQLException {
        return readStamps(database.source());
    }

    static long readStamps(DataSource source) throws SQLException {
        long sum = 0;
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT m.item_id, x.text || i.name, i.kind, m.fingerprint
                        FROM ms_member m
                        CROSS JOIN ms_item i ON i.id = m.item_id
                        CROSS JOIN ms_prefix x ON x.id = i.prefix_id
                        WHERE m.library_id = (SELECT l.id FROM ms_library l JOIN ms_source s ON s.id = l.source_id
                            WHERE s.key = 'bench' AND l.key = 'all')
                        """);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sum += row.getLong(1) + row.getString(2).length() + row.getInt(3) + row.getLong(4);
            }
        }
        return sum;
    }

    @Override
    public void close() throws SQLException {
        for (Filling filling : fillings) {
            filling.insert.close();
        }
    }
}
