package dev.mediasync.plex;

import dev.mediasync.internal.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads an answer row by row, so that no page is in memory as one tree. */
final class ContainerParser {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    private static final String ROOT = "MediaContainer";

    private final List<Row> rows = new ArrayList<>();
    private final ObjectNode fields = MAPPER.createObjectNode();

    private ContainerParser() {}

    /**
     * Reads an answer; bytes that are no UTF-8 become U+FFFD.
     *
     * @throws UnreadableJson if the body is no JSON, ends too early, or is of a dialect that no server of today speaks
     */
    static Container parse(Answer answer) throws UnreadableJson {
        try {
            return parse(answer, MAPPER.createParser(answer.body()));
        } catch (JacksonException e) {
            return mended(answer, e);
        }
    }

    private static Container mended(Answer answer, JacksonException first) throws UnreadableJson {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        try {
            return parse(answer, MAPPER.createParser(text));
        } catch (JacksonException e) {
            first.addSuppressed(e);
            throw new UnreadableJson("no JSON", first);
        }
    }

    /** Reads any JSON as a tree, for servers that answer without a container. */
    static JsonNode tree(Answer answer) throws UnreadableJson {
        try {
            return MAPPER.readTree(answer.body());
        } catch (JacksonException e) {
            throw new UnreadableJson("no JSON", e);
        }
    }

    private static Container parse(Answer answer, JsonParser parser) throws UnreadableJson {
        ContainerParser reading = new ContainerParser();
        try (parser) {
            reading.top(parser);
        }
        Row said = Row.of(reading.fields);
        return new Container(
                said,
                reading.rows,
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
