package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps docs/schema.md in step with a real file; {@code -Dmediasync.schema.write=true} writes it anew. */
class SchemaDocTest {
    private static final Path DOC = Path.of("..", "docs", "schema.md");
    private static final String BEGIN = "<!-- drawn from a real file: begin -->\n";
    private static final String END = "<!-- drawn from a real file: end -->\n";

    @TempDir
    Path folder;

    @Test
    void theSchemaIsDrawnAsItIs() throws IOException {
        String doc = Files.readString(DOC);
        String drawn = doc.substring(0, doc.indexOf(BEGIN)) + BEGIN + drawing() + doc.substring(doc.indexOf(END));
        if (Boolean.getBoolean("mediasync.schema.write")) {
            Files.writeString(DOC, drawn);
        }
        assertThat(Files.readString(DOC)).isEqualTo(drawn);
    }

    @Test
    void everyTableIsTold() throws IOException {
        String doc = Files.readString(DOC);
        for (String table : tables()) {
            assertThat(doc).contains("| `" + table + "` |");
        }
    }

    private List<String> tables() {
        try (Handle handle = open()) {
            return tables(handle);
        }
    }

    private Handle open() {
        Path file = folder.resolve("library.db");
        SqliteMediaRepository.open(file).close();
        return Jdbi.create("jdbc:sqlite:" + file).open();
    }

    private static List<String> tables(Handle handle) {
        return handle.createQuery("SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual')"
                        + " AND name LIKE 'ms\\_%' ESCAPE '\\' ORDER BY name")
                .mapTo(String.class)
                .list();
    }

    private String drawing() {
        StringBuilder drawing = new StringBuilder("\n```mermaid\nerDiagram\n");
        try (Handle handle = open()) {
            List<String> tables = tables(handle);
            tables.forEach(table -> references(handle, table)
                    .forEach((column, target) -> drawing.append(
                            String.format(Locale.ROOT, "    %s ||--o{ %s : %s%n", target.table(), table, column))));
            tables.forEach(table -> drawing.append(box(handle, table)));
            drawing.append("```\n\n## Indexes\n\n| index | on |\n|---|---|\n");
            handle.createQuery("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
                            + " AND name LIKE 'ms\\_%' ESCAPE '\\' ORDER BY name")
                    .map((row, context) -> "| `" + row.getString(1) + "` | `"
                            + row.getString(2).replaceFirst("(?is)^.*? ON ", "").replaceAll("\\s+", " ") + "` |\n")
                    .forEach(drawing::append);
            drawing.append("\n## What happens on deletion\n\n| row | when what it names goes |\n|---|---|\n");
            tables.forEach(table -> references(handle, table)
                    .forEach((column, target) -> drawing.append(
                            String.format(Locale.ROOT, "| `%s.%s` | %s |%n", table, column, deletion(target)))));
        }
        return drawing.append('\n').toString();
    }

    private static String deletion(Target target) {
        return switch (target.onDelete()) {
            case "CASCADE" -> "goes with it";
            case "SET NULL" -> "forgets it";
            default -> "`" + target.table() + "` cannot go before";
        };
    }

    private static String box(Handle handle, String table) {
        List<String> columns = new ArrayList<>();
        Map<String, Target> references = references(handle, table);
        handle.createQuery("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid")
                .bind(0, table)
                .map((row, context) -> {
                    String name = row.getString(1);
                    String marks = (row.getInt(3) > 0 ? "PK" : "") + (references.containsKey(name) ? " FK" : "");
                    String type = row.getString(2).isEmpty() ? "WORDS" : row.getString(2);
                    return "        " + type + " " + name
                            + (marks.isBlank() ? "" : " " + marks.strip().replace(" ", ", "));
                })
                .forEach(columns::add);
        return "    " + table + " {\n" + columns.stream().collect(Collectors.joining("\n")) + "\n    }\n";
    }

    /** What a column names. */
    private record Target(String table, String onDelete) {}

    private static Map<String, Target> references(Handle handle, String table) {
        Map<String, Target> references = new LinkedHashMap<>();
        handle.createQuery("SELECT \"from\", \"table\", on_delete FROM pragma_foreign_key_list(?) ORDER BY \"from\"")
                .bind(0, table)
                .map((row, context) -> references.put(row.getString(1), new Target(row.getString(2), row.getString(3))))
                .list();
        return references;
    }
}
