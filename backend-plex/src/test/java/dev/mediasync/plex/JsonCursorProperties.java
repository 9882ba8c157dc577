package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** What the cursor takes, Jackson takes and reads alike; what is plain JSON, the cursor takes. */
class JsonCursorProperties {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Property(tries = 2_000)
    void plainJsonIsReadAsByJackson(@ForAll("json") String json) throws Exception {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(byCursor(bytes)).isEqualTo(byJackson(bytes));
    }

    @Property(tries = 10_000)
    void whateverIsTakenIsReadAsByJackson(
            @ForAll("json") String json, @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1 << 24) Integer> edits) {
        byte[] bytes = edited(json.getBytes(StandardCharsets.UTF_8), edits);
        List<String> read;
        try {
            read = byCursor(bytes);
        } catch (JsonCursor.Odd e) {
            return;
        }
        assertThat(read).isEqualTo(byJackson(bytes));
    }

    private static byte[] edited(byte[] bytes, List<Integer> edits) {
        byte[] edited = bytes.clone();
        byte[] telling = "{}[]\",:\\u0123e.-tfn \n\u0001\u007F".getBytes(StandardCharsets.UTF_8);
        for (int edit : edits) {
            int at = (edit >>> 8) % edited.length;
            int how = edit & 0xFF;
            edited[at] = how < telling.length * 4 ? telling[how % telling.length] : (byte) how;
        }
        return edited;
    }

    private static List<String> byCursor(byte[] bytes) throws JsonCursor.Odd {
        List<String> tokens = new ArrayList<>();
        JsonCursor cursor = new JsonCursor(bytes, 0, bytes.length);
        if (cursor.value() != '{') {
            // A page is an object; behind anything else that is one by itself, readers stop at different places.
            throw new JsonCursor.Odd("no object", 0);
        }
        object(cursor, tokens);
        return tokens;
    }

    private static void value(JsonCursor cursor, List<String> tokens) throws JsonCursor.Odd {
        byte first = cursor.value();
        switch (first) {
            case '{' -> object(cursor, tokens);
            case '[' -> {
                tokens.add("[");
                for (boolean more = cursor.firstElement(); more; more = cursor.nextElement()) {
                    value(cursor, tokens);
                }
                tokens.add("]");
            }
            case '"' -> tokens.add("text " + cursor.text());
            default -> tokens.add(cursor.text());
        }
    }

    private static void object(JsonCursor cursor, List<String> tokens) throws JsonCursor.Odd {
        tokens.add("{");
        for (boolean more = cursor.firstName(); more; more = cursor.nextName()) {
            tokens.add("name " + cursor.text());
            value(cursor, tokens);
        }
        tokens.add("}");
    }

    private static List<String> byJackson(byte[] bytes) {
        List<String> tokens = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            do {
                JsonToken token = parser.nextToken();
                tokens.add(
                        switch (token) {
                            case PROPERTY_NAME -> "name " + parser.currentName();
                            case VALUE_STRING -> "text " + parser.getString();
                            default -> parser.getString();
                        });
            } while (!parser.streamReadContext().inRoot());
            return tokens;
        } catch (JacksonException e) {
            throw new AssertionError("Jackson does not take it: " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    @Provide
    Arbitrary<String> json() {
        return Arbitraries.randomValue(random -> "{\"MediaContainer\":" + json(random, 5) + "}");
    }

    private static String json(Random random, int depth) {
        String value = switch (random.nextInt(depth == 0 ? 3 : 7)) {
            case 0 -> one(random, "true", "false", "null");
            case 1 ->
                one(
                        random,
                        "0",
                        "-0",
                        "7",
                        "-12",
                        "1975",
                        "0.5",
                        "-1.25",
                        "1e3",
                        "2E-7",
                        "3.5e+2",
                        "12345678901234567890");
            case 2, 3 -> text(random);
            case 4 -> listed(random, "[", () -> json(random, depth - 1), "]");
            default ->
                listed(
                        random,
                        "{",
                        () -> blank(random) + text(random) + blank(random) + ":" + json(random, depth - 1),
                        "}");
        };
        return blank(random) + value + blank(random);
    }

    private static String listed(Random random, String open, Supplier<String> member, String close) {
        return Stream.generate(member)
                .limit(random.nextInt(5))
                .collect(Collectors.joining(",", open, blank(random) + close));
    }

    private static String text(Random random) {
        Supplier<String> piece = () -> one(
                random,
                "a",
                "title",
                "some words that are longer than eight bytes",
                "ä",
                "七人の侍",
                "\uD83C\uDFA5",
                "{",
                "],",
                "\\n",
                "\\\"",
                "\\\\",
                "\\/",
                "\\b\\f\\r\\t",
                "\\u00e9",
                "\\u0000",
                "\\uD83C\\uDFA5",
                "\u007F");
        return '"' + Stream.generate(piece).limit(random.nextInt(6)).collect(Collectors.joining()) + '"';
    }

    private static String blank(Random random) {
        return one(random, "", "", "", "", " ", "\n", "\t\r\n  ");
    }

    private static String one(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
