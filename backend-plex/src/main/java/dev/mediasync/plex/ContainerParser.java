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

/**
 * Reads an answer row by row, so that no page is in memory as one tree.
 *
 * @param <R> a row, as far as it is read
 */
final class ContainerParser<R> {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    private static final String ROOT = "MediaContainer";

    private final byte[] body;
    private final RowReader<R> reader;
    private final List<R> rows = new ArrayList<>();
    private final ObjectNode fields = MAPPER.createObjectNode();

    private ContainerParser(byte[] body, RowReader<R> reader) {
        this.body = body;
        this.reader = reader;
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface RowReader<R> {
        /**
         * Reads a row up to its last token.
         *
         * @param parser stands on the row's first token
         * @param body what the parser reads
         */
        R read(JsonParser parser, byte[] body);
    }

    /**
     * Reads an answer in full; bytes that are no UTF-8 become U+FFFD.
     *
     * @throws UnreadableJson if the body is no JSON, ends too early, or is of a dialect that no server of today speaks
     */
    static Container<Row> parse(Answer answer) throws UnreadableJson {
        return parse(answer, (parser, body) -> Row.of(parser.readValueAsTree()));
    }

    /**
     * Reads a page of a listing, of each row no more than tells whether it changed.
     *
     * @throws UnreadableJson as {@link #parse}
     */
    static Container<ListedRow> listed(Answer answer) throws UnreadableJson {
        return parse(answer, (parser, body) -> new ListedRowReader(parser).read(body));
    }

    private static <R> Container<R> parse(Answer answer, RowReader<R> reader) throws UnreadableJson {
        try {
            return parse(answer, answer.body(), reader);
        } catch (JacksonException e) {
            return mended(answer, reader, e);
        }
    }

    private static <R> Container<R> mended(Answer answer, RowReader<R> reader, JacksonException first)
            throws UnreadableJson {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        try {
            return parse(answer, text.getBytes(StandardCharsets.UTF_8), reader);
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

    /** Reads in full a row that was read before as a part of a page. */
    static Row row(byte[] body, int from, int length) {
        return Row.of(MAPPER.readTree(body, from, length));
    }

    private static <R> Container<R> parse(Answer answer, byte[] body, RowReader<R> reader) throws UnreadableJson {
        ContainerParser<R> reading = new ContainerParser<>(body, reader);
        try (JsonParser parser = MAPPER.createParser(body)) {
            reading.top(parser);
        }
        Row said = Row.of(reading.fields);
        return new Container<>(
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
                    rows.add(reader.read(parser, body));
                }
            } else if (value.isScalarValue()) {
                fields.set(name, parser.<JsonNode>readValueAsTree());
            } else {
                parser.skipChildren();
            }
        }
    }
}
