package dev.mediasync.plex;

import dev.mediasync.internal.http.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads an answer row by row, so that no page is in memory as one tree. */
final class ContainerParser {
    /** The name of what holds everything. */
    static final String ROOT = "MediaContainer";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final List<Row> rows = new ArrayList<>();
    private final ObjectNode fields = MAPPER.createObjectNode();

    private ContainerParser() {}

    /** Reads a body. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(byte[] body) throws UnreadableJson;
    }

    /**
     * Reads an answer in full; bytes that are no UTF-8 become U+FFFD.
     *
     * @throws UnreadableJson if the body is no JSON, ends too early, or is of a dialect that no server of today speaks
     */
    static Container<Row> parse(Answer answer) throws UnreadableJson {
        return mended(answer, body -> new ContainerParser().read(body, answer));
    }

    /**
     * The same JSON in plain characters, without what only lenient readers take.
     *
     * @throws UnreadableJson if the body is no JSON, or ends too early
     */
    static byte[] plain(Answer answer) throws UnreadableJson {
        return mended(answer, ContainerParser::plain);
    }

    private static <T> T mended(Answer answer, Reading<T> reading) throws UnreadableJson {
        try {
            return reading.of(answer.body());
        } catch (JacksonException e) {
            return mended(answer, reading, e);
        }
    }

    private static <T> T mended(Answer answer, Reading<T> reading, JacksonException first) throws UnreadableJson {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        try {
            return reading.of(text.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            first.addSuppressed(e);
            throw new UnreadableJson("no JSON", first);
        }
    }

    /** Numbers stay as they are written, because a hash is made of that. */
    private static byte[] plain(byte[] body) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(body.length);
        try (JsonParser parser = MAPPER.createParser(body);
                JsonGenerator writer = MAPPER.createGenerator(plain)) {
            do {
                if (parser.nextToken() == null) {
                    break;
                }
                if (parser.currentToken().isNumeric()) {
                    writer.writeNumber(parser.getString());
                } else {
                    writer.copyCurrentEvent(parser);
                }
            } while (!writer.streamWriteContext().inRoot());
        }
        return plain.toByteArray();
    }

    /** Reads any JSON as a tree, for servers that answer without a container. */
    static JsonNode tree(Answer answer) throws UnreadableJson {
        try {
            return MAPPER.readTree(answer.body());
        } catch (JacksonException e) {
            throw new UnreadableJson("no JSON", e);
        }
    }

    /** Reads in full what was read before as a part of a page. */
    static JsonNode tree(ListedRow.Json json) {
        return MAPPER.readTree(json.page(), json.from(), json.length());
    }

    private Container<Row> read(byte[] body, Answer answer) throws UnreadableJson {
        try (JsonParser parser = MAPPER.createParser(body)) {
            top(parser);
        }
        return container(fields, rows, answer);
    }

    /** Puts together what an answer's body and its headers say. */
    static <R> Container<R> container(ObjectNode fields, List<R> rows, Answer answer) {
        Row said = Row.of(fields);
        return new Container<>(
                said,
                rows,
                first(said.whole("offset"), answer.header("X-Plex-Container-Start")),
                first(said.whole("totalSize"), answer.header("X-Plex-Container-Total-Size")),
                answer.date());
    }

    private static @Nullable Long first(@Nullable Long said, @Nullable String header) {
        if (said != null || header == null || !header.strip().matches("\\d{1,15}")) {
            return said;
        }
        return Long.valueOf(header.strip());
    }

    private void top(JsonParser parser) throws UnreadableJson {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableJson("no object");
        }
        boolean found = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("_elementType")) {
                throw UnreadableJson.ofOldDialect();
            }
            if (name.equals(ROOT) && value == JsonToken.START_OBJECT) {
                container(parser);
                found = true;
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            throw new UnreadableJson("no " + ROOT);
        }
    }

    private void container(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean listing = name.equals("Metadata") || name.equals("Directory");
            if (listing && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    rows.add(Row.of(parser.readValueAsTree()));
                }
            } else if (value.isScalarValue()) {
                fields.set(name, parser.<JsonNode>readValueAsTree());
            } else {
                parser.skipChildren();
            }
        }
    }
}
