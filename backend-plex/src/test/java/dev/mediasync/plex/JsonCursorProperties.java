package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.tck.MadeJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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
        byte[] bytes = MadeJson.spoilt(json.getBytes(StandardCharsets.UTF_8), edits);
        List<String> read;
        try {
            read = byCursor(bytes);
        } catch (JsonCursor.Odd e) {
            return;
        }
        assertThat(read).isEqualTo(byJackson(bytes));
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
        return Arbitraries.randomValue(
                random -> "{\"MediaContainer\":" + new MadeJson(random, UnaryOperator.identity()).value(5) + "}");
    }
}
