package dev.mediasync.plex;

import dev.mediasync.plex.ListedField.Use;
import dev.mediasync.plex.ListedRow.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads of a row what tells whether it changed, as it passes by, and makes no more of it.
 *
 * <p>Most rows are unchanged, so that nothing else of them is ever asked for. Numbers and the texts of numbers are the same, an
 * empty text is an absent one, and fields come in any order.
 */
final class ListedRowReader {
    private static final Row NO_MARKS = Row.of(JsonNodeFactory.instance.objectNode());
    private static final int SURROGATE_BITS = 0xF800;
    private static final String LOGO = "clearLogo";
    private static final long IS_LOGO = RowHash.text(LOGO.toCharArray(), 0, LOGO.length());
    private static final long ABSENT = 0;

    private final JsonParser parser;
    private final List<Picture> pictures = new ArrayList<>(2);
    private long hash;
    private Shape shape = Shape.PLAIN;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String parent;
    private @Nullable String grandparent;
    private @Nullable ObjectNode marks;

    /** A picture of the row or of one above it, which is known by the row's id. */
    private record Picture(ListedField field, String path) {}

    ListedRowReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the row on whose first token the parser stands, up to its last. */
    ListedRow read(byte[] body) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                ListedField field = ListedField.OF_ROW.get(parser.currentName());
                JsonToken value = parser.nextToken();
                if (field == null) {
                    parser.skipChildren();
                } else {
                    take(field, value);
                }
            }
        } else {
            garbled();
        }
        int end = (int) parser.currentLocation().getByteOffset();
        ObjectNode told = marks;
        return new ListedRow(
                Observations.storable(id),
                type,
                new ListedRow.Above(parent, grandparent),
                RowHash.mixed(hash + ownPictures()),
                shape,
                told == null ? NO_MARKS : Row.of(told),
                new ListedRow.Json(body, from, end - from));
    }

    private void take(ListedField field, JsonToken value) {
        switch (field.use()) {
            case ID -> id = word();
            case TYPE -> type = text();
            case PARENT -> {
                parent = word();
                add(field, hashed(parent));
            }
            case GRANDPARENT -> {
                grandparent = word();
                add(field, hashed(grandparent));
            }
            case PICTURE -> picture(field, word());
            case MARK -> mark(field);
            case SCALAR -> add(field, scalar(value));
            case IN_ORDER, IN_ANY_ORDER, LOGOS -> add(field, objects(field, value));
        }
    }

    private void add(ListedField field, long value) {
        if (value != ABSENT) {
            hash += RowHash.field(field.seed(), value);
        }
    }

    private void picture(ListedField field, @Nullable String path) {
        if (path != null) {
            pictures.add(new Picture(field, path));
        }
    }

    /** What is shown of a row above changes with that one. */
    private long ownPictures() {
        long sum = 0;
        for (Picture picture : pictures) {
            if (id == null || Pictures.own(picture.path(), id)) {
                sum += RowHash.field(picture.field().seed(), hashed(picture.path()));
            }
        }
        return sum;
    }

    private void mark(ListedField field) {
        ObjectNode told = marks;
        if (told == null) {
            told = JsonNodeFactory.instance.objectNode();
            marks = told;
        }
        told.set(field.name(), parser.<JsonNode>readValueAsTree());
    }

    private @Nullable String word() {
        String text = text();
        return text == null || text.isBlank() ? null : text;
    }

    /** The text of a scalar, as {@link Row} reads it. */
    private @Nullable String text() {
        JsonToken value = parser.currentToken();
        if (value == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!value.isScalarValue()) {
            garbled();
            return null;
        }
        return parser.<JsonNode>readValueAsTree().asString();
    }

    private long hashed(@Nullable String text) {
        return text == null ? ABSENT : hashed(text.toCharArray(), 0, text.length());
    }

    private long scalar(JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return ABSENT;
        }
        if (!value.isScalarValue()) {
            garbled();
            return ABSENT;
        }
        return hashed(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    }

    private long hashed(char[] chars, int from, int length) {
        boolean blank = true;
        for (int at = from; at < from + length; at++) {
            char one = chars[at];
            blank &= one <= ' ';
            if ((one & SURROGATE_BITS) == Character.MIN_SURROGATE && shape == Shape.PLAIN) {
                shape = Shape.ODD;
            }
        }
        return blank ? ABSENT : RowHash.text(chars, from, length);
    }

    /** A single object stands for a list of one. */
    private long objects(ListedField field, JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return ABSENT;
        }
        if (value == JsonToken.START_OBJECT) {
            return RowHash.next(ABSENT, object(field));
        }
        if (value != JsonToken.START_ARRAY) {
            garbled();
            return ABSENT;
        }
        long list = ABSENT;
        for (JsonToken one = parser.nextToken(); one != JsonToken.END_ARRAY; one = parser.nextToken()) {
            if (one != JsonToken.START_OBJECT) {
                garbled();
                continue;
            }
            long element = object(field);
            if (element != ABSENT) {
                list = field.use() == Use.IN_ANY_ORDER
                        ? list + RowHash.next(ABSENT, element)
                        : RowHash.next(list, element);
            }
        }
        return list;
    }

    private long object(ListedField owner) {
        long sum = 0;
        boolean logo = owner.use() != Use.LOGOS;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            ListedField field = owner.inner().get(parser.currentName());
            JsonToken value = parser.nextToken();
            if (field == null) {
                parser.skipChildren();
                continue;
            }
            long one = field.use() == Use.SCALAR ? scalar(value) : objects(field, value);
            logo |= one == IS_LOGO && field.name().equals("type");
            sum += one == ABSENT ? 0 : RowHash.field(field.seed(), one);
        }
        return logo ? sum : ABSENT;
    }

    private void garbled() {
        shape = Shape.GARBLED;
        parser.skipChildren();
    }
}
