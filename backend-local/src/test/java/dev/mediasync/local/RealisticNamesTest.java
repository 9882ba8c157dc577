package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.LibraryKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names as people and programs give them; the column {@code more} holds what else must be told. */
class RealisticNamesTest {
    static Stream<Map<String, String>> names() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RealisticNamesTest.class.getResourceAsStream("realistic-names.tsv"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return NamingTable.rows(text.lines().toList()).stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void readsWhatANameTells(Map<String, String> row) {
        LibraryKind library =
                LibraryKind.valueOf(row.getOrDefault("library", "").toUpperCase(Locale.ROOT));
        NameGuess guess = NameGuess.of(row.getOrDefault("input", ""), library);

        Map<String, String> expected = new LinkedHashMap<>();
        for (String column : List.of("kind", "title", "year", "season", "episodes")) {
            expected.put(column, row.getOrDefault(column, ""));
        }
        for (String more : row.getOrDefault("more", "").split(";", -1)) {
            if (!more.isEmpty()) {
                expected.put(more.substring(0, more.indexOf('=')), more.substring(more.indexOf('=') + 1));
            }
        }
        assertThat(told(guess, expected.keySet())).isEqualTo(expected);
    }

    private static Map<String, String> told(NameGuess guess, Iterable<String> fields) {
        Map<String, String> told = new LinkedHashMap<>();
        for (String field : fields) {
            told.put(field, told(guess, field));
        }
        return told;
    }

    private static String told(NameGuess guess, String field) {
        return switch (field) {
            case "kind" -> guess.kind().word();
            case "title" -> text(guess.title());
            case "year" -> text(guess.year());
            case "season" -> text(guess.season());
            case "episodes" -> guess.episodes().stream().map(String::valueOf).collect(Collectors.joining(","));
            case "absolute" -> text(guess.absolute());
            case "airDate" -> text(guess.airDate());
            case "edition" -> text(guess.edition());
            case "part" -> text(guess.part());
            case "extra" -> text(guess.extra());
            case "ids" ->
                guess.ids().stream().map(id -> id.provider() + "=" + id.value()).collect(Collectors.joining(","));
            default -> throw new IllegalArgumentException(field);
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
