package dev.mediasync.benchmarks;

import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.repository.SearchDocument;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a table of the library, held in memory.
 *
 * @param table the table
 * @param columns its columns
 * @param item which of them holds the item that a row hangs on, -1 where none does
 * @param rows the rows, in the order of the table
 */
record TableRows(String table, List<String> columns, int item, List<@Nullable Object[]> rows) {
    /** Tables that a new file has rows in, or that cannot be read. */
    private static final Set<String> LEFT_OUT = Set.of("ms_schema_history");

    /** Reads every table of a file, what others name before them. */
    static List<TableRows> of(Database database) throws SQLException {
        List<TableRows> all = new ArrayList<>();
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : inOrder(statement)) {
                all.add(read(statement, table));
            }
        }
        return all;
    }

    private static List<String> inOrder(Statement statement) throws SQLException {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        for (String table : texts(
                statement,
                "SELECT name FROM pragma_table_list WHERE type = 'table' AND name LIKE 'ms\\_%' ESCAPE '\\'")) {
            if (!LEFT_OUT.contains(table)) {
                names.put(
                        table,
                        new HashSet<>(
                                texts(statement, "SELECT \"table\" FROM pragma_foreign_key_list('" + table + "')")));
            }
        }
        List<String> ordered = new ArrayList<>();
        while (ordered.size() < names.size()) {
            int before = ordered.size();
            names.forEach((table, named) -> {
                named.remove(table);
                if (!ordered.contains(table) && ordered.containsAll(named)) {
                    ordered.add(table);
                }
            });
            if (ordered.size() == before) {
                throw new IllegalStateException("The tables name each other in a circle: " + names);
            }
        }
        return ordered;
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private static TableRows read(Statement statement, String table) throws SQLException {
        List<String> columns = texts(statement, "SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid");
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + table)) {
            while (row.next()) {
                @Nullable Object[] values = new Object[columns.size()];
                for (int at = 0; at < values.length; at++) {
                    values[at] = row.getObject(at + 1);
                }
                rows.add(values);
            }
        }
        return new TableRows(table, columns, columns.indexOf(table.equals("ms_item") ? "id" : "item_id"), rows);
    }

    /** The search documents, which the store does not give back; made from the items again. */
    static TableRows documents(List<TableRows> tables, List<ObservedPage> pages) {
        Map<String, String> prefixes = new HashMap<>();
        Map<String, Long> ids = new HashMap<>();
        for (TableRows table : tables) {
            if (table.table().equals("ms_prefix")) {
                table.rows().forEach(row -> prefixes.put(table.of(row, "id"), table.of(row, "text")));
            }
            if (table.table().equals("ms_item")) {
                table.rows()
                        .forEach(row -> ids.put(
                                prefixes.get(table.of(row, "prefix_id")) + table.of(row, "name"), table.itemOf(row)));
            }
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (ObservedPage page : pages) {
            for (ObservedItem shown : page.items()) {
                SearchDocument document = SearchDocument.of(shown.item());
                rows.add(new Object[] {
                    ids.get(shown.item().key().id()),
                    String.join(" ", document.titles()),
                    String.join(" ", document.people()),
                    String.join(" ", document.tags()) + " \u0082"
                            + shown.item().kind().word()
                });
            }
        }
        rows.sort(Comparator.comparingLong(row -> row[0] instanceof Long id ? id : 0));
        return new TableRows("ms_search", List.of("rowid", "titles", "people", "tags"), 0, rows);
    }

    private String of(@Nullable Object[] row, String column) {
        return String.valueOf(row[columns.indexOf(column)]);
    }

    /** The item that a row hangs on. */
    long itemOf(@Nullable Object[] row) {
        return row[item] instanceof Number id ? id.longValue() : Long.MAX_VALUE;
    }
}
