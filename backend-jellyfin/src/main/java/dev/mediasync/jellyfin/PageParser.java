package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a page row by row, without a tree of the whole. */
final class PageParser {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final byte[] body;
    private final List<Row> rows = new ArrayList<>();
    private @Nullable Long total;
    private @Nullable Long start;

    private PageParser(byte[] body) {
        this.body = body;
    }

    /**
     * The page of an answer.
     *
     * @throws JacksonException if the body is no whole JSON object with rows
     */
    static Page parse(Answer answer, Duration took) {
        PageParser parts = new PageParser(answer.body());
        try (JsonParser parser = MAPPER.createParser(answer.body())) {
            parts.read(parser);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "Something stands behind the page");
            }
        }
        return new Page(parts.rows, parts.total, parts.start, answer.date(), took, answer.body().length);
    }

    private void read(JsonParser parser) {
        boolean listed = false;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new StreamReadException(parser, "A page is an object");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("Items") && value == JsonToken.START_ARRAY) {
                items(parser);
                listed = true;
            } else if (name.equals("TotalRecordCount") && value == JsonToken.VALUE_NUMBER_INT) {
                total = parser.getLongValue();
            } else if (name.equals("StartIndex") && value == JsonToken.VALUE_NUMBER_INT) {
                start = parser.getLongValue();
            } else {
                parser.skipChildren();
            }
        }
        if (!listed) {
            throw new StreamReadException(parser, "A page has Items");
        }
    }

    private void items(JsonParser parser) {
        RowReader reader = new RowReader(parser, body);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                throw new StreamReadException(parser, "The page breaks off");
            }
            rows.add(reader.row());
        }
    }
}
