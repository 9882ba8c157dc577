package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** What the cursor takes, Jackson takes and reads alike; what is plain JSON, the cursor takes. */
class PageCursorProperties {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build()
            .reader()
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Property(tries = 2_000)
    void plainJsonIsReadAsByJackson(@ForAll("json") String json) throws Exception {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(byCursor(bytes)).isEqualTo(byJackson(bytes));
    }

    @Property(tries = 10_000)
    void whateverIsTakenIsReadAsByJackson(
            @ForAll("json") String json, @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1 << 24) Integer> edits) {
        byte[] bytes = edited(json.getBytes(StandardCharsets.UTF_8), edits);
        if (new String(bytes, StandardCharsets.UTF_8).matches("(?s).*(\uFFFD|\\\\u[dD][89a-fA-F]).*")) {
            // Jackson refuses half a pair in a name, and any text that is no UTF-8, even where nobody reads it.
            return;
        }
        Object read;
        try {
            read = byCursor(bytes);
        } catch (MalformedPageException e) {
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

    private static @Nullable Object byCursor(byte[] bytes) {
        PageCursor cursor = new PageCursor(bytes);
        try {
            if (!cursor.begin() || cursor.kind() != '{') {
                throw new MalformedPageException("A page is an object", 0);
            }
            cursor.skip();
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new MalformedPageException("The page breaks off", bytes.length);
        }
        return new JsonSlice(bytes, 0).value();
    }

    /** Without what is null, and with numbers as the cursor's reader makes them. */
    private static @Nullable Object byJackson(byte[] bytes) {
        try {
            return plain(READER.readTree(bytes));
        } catch (JacksonException e) {
            throw new AssertionError("Jackson does not take it: " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> values = new HashMap<>();
            node.properties().forEach(field -> {
                Object value = plain(field.getValue());
                if (value != null) {
                    values.put(field.getKey(), value);
                }
            });
            return values;
        }
        if (node.isArray()) {
            List<Object> values = new ArrayList<>();
            node.forEach(element -> {
                Object value = plain(element);
                if (value != null) {
                    values.add(value);
                }
            });
            return values;
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() && node.canConvertToLong()
                    ? (Object) node.asLong()
                    : (Object) node.asDouble();
        }
        return node.isNull() ? null : node.isBoolean() ? (Object) node.asBoolean() : node.asString();
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
                        () -> blank(random) + text(random).replaceFirst("^.", "\"" + random.nextLong()) + blank(random)
                                + ":" + json(random, depth - 1),
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
