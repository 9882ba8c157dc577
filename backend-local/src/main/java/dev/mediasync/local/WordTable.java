package dev.mediasync.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of words that names are compared with, read from the folder {@code words} beside this class.
 *
 * <p>A line holds entries between commas; one may begin with a key and a colon. What follows {@code #} is a remark.
 */
final class WordTable {
    private WordTable() {}

    /** All entries of a table. */
    static Set<String> words(String table) {
        Set<String> words = new LinkedHashSet<>();
        lines(table).forEach(line -> words.addAll(entries(line)));
        return Set.copyOf(words);
    }

    /** All entries of a table in their order. */
    static List<String> ordered(String table) {
        List<String> words = new ArrayList<>();
        lines(table).forEach(line -> words.addAll(entries(line)));
        return List.copyOf(words);
    }

    /** The entries of each key. */
    static Map<String, Set<String>> keyed(String table) {
        Map<String, Set<String>> keyed = new HashMap<>();
        for (String line : lines(table)) {
            int colon = line.indexOf(':');
            keyed.computeIfAbsent(line.substring(0, colon).strip(), key -> new HashSet<>())
                    .addAll(entries(line.substring(colon + 1)));
        }
        return Map.copyOf(keyed);
    }

    private static List<String> entries(String line) {
        List<String> entries = new ArrayList<>();
        for (String entry : line.split(",", -1)) {
            if (!entry.isBlank()) {
                entries.add(entry.strip());
            }
        }
        return entries;
    }

    private static List<String> lines(String table) {
        try (InputStream in = WordTable.class.getResourceAsStream("words/" + table + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("The table of words " + table + " is missing from the jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines()
                    .map(line -> line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')))
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table of words " + table + " cannot be read from the jar", e);
        }
    }
}
