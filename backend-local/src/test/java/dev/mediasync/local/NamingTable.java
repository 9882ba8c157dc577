package dev.mediasync.local;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of names and what others read from them, and how far we read the same.
 *
 * @param name the table's name
 * @param rows its rows, by column
 */
record NamingTable(String name, List<Map<String, String>> rows) {
    static NamingTable read(Path directory, String name) {
        try {
            return new NamingTable(name, rows(Files.readAllLines(directory.resolve(name + ".tsv"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Map<String, String>> rows(List<String> lines) {
        String[] columns = lines.get(0).split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int at = 0; at < cells.length && at < columns.length; at++) {
                row.put(columns[at], cells[at].replace("\\\\", "\\"));
            }
            rows.add(row);
        }
        return rows;
    }

    /** How far a field is read as the table has it, but for some rows. */
    Score score(String field, Set<String> except) {
        int asked = 0;
        List<String> different = new ArrayList<>();
        for (Map<String, String> row : rows) {
            String id = row.getOrDefault("id", "");
            boolean asserted =
                    Arrays.asList(row.getOrDefault("asserted", "").split(",")).contains(field);
            if (!asserted || except.contains(id + " " + field)) {
                continue;
            }
            asked++;
            String expected = compared(field, row.getOrDefault(field, ""));
            NameGuess guess = guess(row);
            boolean other = row.getOrDefault("kind", "").endsWith("season-folder") && guess.kind() != MediaKind.SEASON;
            String told = other ? "" : compared(field, told(guess, field));
            if (!told.equals(expected)) {
                different.add(id + " " + field + " \"" + row.get("input") + "\": \"" + told + "\" instead of \""
                        + expected + '"');
            }
        }
        return new Score(asked, different);
    }

    private NameGuess guess(Map<String, String> row) {
        String input = row.getOrDefault("input", "");
        String note = row.getOrDefault("note", "");
        int root = note.indexOf("root=");
        if (root >= 0) {
            String path = note.substring(root + 5).replaceAll(" \\(.*", "");
            input = input.substring(path.length() + 1);
        }
        return NameGuess.of(input, library(row.getOrDefault("kind", ""), note));
    }

    private LibraryKind library(String kind, String note) {
        if (note.contains("unknown (mixed)") || name.startsWith("parsetorrent") || name.contains("extras")) {
            return LibraryKind.MIXED;
        }
        return kind.equals("movie") || kind.equals("attribute") ? LibraryKind.MOVIES : LibraryKind.SHOWS;
    }

    private static String told(NameGuess guess, String field) {
        List<Integer> episodes = guess.episodes();
        return switch (field) {
            case "title" -> guess.title() == null ? "" : guess.title();
            case "year" -> text(guess.year());
            case "season" -> text(guess.season());
            case "episodes" -> episodes.stream().map(String::valueOf).collect(Collectors.joining(","));
            case "end_episode" -> episodes.size() < 2 ? "" : text(episodes.get(episodes.size() - 1));
            case "absolute" -> text(guess.absolute());
            case "air_date" -> guess.airDate() == null ? "" : guess.airDate().toString();
            case "edition" -> guess.edition() == null ? "" : guess.edition();
            case "part" -> text(guess.part());
            case "extra" -> guess.extra() == null ? "" : guess.extra();
            case "ids" -> guess.ids().stream().map(NamingTable::text).collect(Collectors.joining(","));
            default -> throw new IllegalArgumentException(field);
        };
    }

    private static String text(ExternalId id) {
        return id.provider() + "=" + id.value();
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    /** Of several episodes the first counts, as most tables know no other; of several seasons in one file, the first. */
    private static String compared(String field, String value) {
        return switch (field) {
            case "title" ->
                NameWords.normal(
                        FileNames.extension(value).equals("mkv")
                                        || FileNames.extension(value).equals("mp4")
                                ? FileNames.stem(value)
                                : value);
            case "episodes" -> value.replaceFirst("^S\\d\\d:", "").split("[,|-]", 2)[0];
            default -> value.toLowerCase(Locale.ROOT);
        };
    }

    /**
     * How many rows were compared, and which differ.
     *
     * @param rows how many rows tell the field
     * @param different those that are read differently
     */
    record Score(int rows, List<String> different) {
        double percent() {
            return 100.0 * (rows - different.size()) / rows;
        }
    }

    /** Prints all scores, and the rows that differ. */
    public static void main(String[] arguments) {
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            NamingTable table = read(Path.of(arguments[0]), name);
            for (String field : List.of(
                    "title",
                    "year",
                    "season",
                    "episodes",
                    "end_episode",
                    "absolute",
                    "air_date",
                    "edition",
                    "part",
                    "ids",
                    "extra")) {
                Score score = table.score(field, Set.of());
                if (score.rows() > 0) {
                    System.out.printf("%-32s %-12s %4d rows %6.1f %%%n", name, field, score.rows(), score.percent());
                    score.different().forEach(row -> System.out.println("    " + row));
                }
            }
        }
    }
}
