package dev.mediasync.jellyfin;

import dev.mediasync.jellyfin.ListedField.Names;
import dev.mediasync.jellyfin.ListedField.Part;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * Notes of the rows of a page where their fields are, and what tells whether they changed, as they pass by.
 *
 * <p>Most rows are unchanged, and nothing else of them is ever asked for; a field is read where somebody does. A number and the
 * text of it are the same, an empty text is an absent one, and fields come in any order.
 */
final class RowReader {
    private final JsonParser parser;
    private final byte[] page;
    private final PageBytes bytes;
    private long item;
    private long file;
    private boolean plain;
    private @Nullable Row userData;

    /**
     * Makes ready.
     *
     * @param parser goes over the page
     * @param page all that the parser reads
     */
    RowReader(JsonParser parser, byte[] page) {
        this.parser = parser;
        this.page = page;
        this.bytes = new PageBytes(page);
    }

    /** The row that begins where the parser stands; leaves the parser at its end. */
    Row row() {
        Row.Damage damage = new Row.Damage();
        item = RowHash.ABSENT;
        file = RowHash.ABSENT;
        plain = true;
        userData = null;
        int[] places = new int[ListedField.OF_ROW.size()];
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            fields(ListedField.OF_ROW, places, damage);
        } else {
            parser.skipChildren();
            damage.found = true;
        }
        boolean sound = plain && !damage.found;
        return new Row(ListedField.OF_ROW, new ListedRow(page, places, userData, sound, item, item + file), damage);
    }

    private void fields(Names names, int[] places, Row.Damage damage) {
        int match = parser.nextNameMatch(names.matcher);
        while (match != PropertyNameMatcher.MATCH_END_OBJECT) {
            if (match == PropertyNameMatcher.MATCH_ODD_TOKEN) {
                throw new StreamReadException(parser, "The page breaks off");
            }
            JsonToken value = parser.nextToken();
            if (match < 0) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                places[match] = start();
                field(names, match, value, damage);
            } else {
                places[match] = 0;
            }
            match = parser.nextNameMatch(names.matcher);
        }
    }

    private void field(Names names, int place, JsonToken value, Row.Damage damage) {
        ListedField field = names.field(place);
        long hash = switch (field.shape()) {
            case SCALAR -> scalar(value);
            case WORDS, OBJECTS -> list(field, value);
            case PAIRS -> pairs(value);
            case ROW -> userData(value, damage);
            case ANY -> skipped();
        };
        if (field.part() == Part.ITEM) {
            item += RowHash.field(names.seed(place), hash);
        } else if (field.part() == Part.FILE) {
            file += RowHash.field(names.seed(place), hash);
        }
    }

    private int start() {
        long start = parser.currentTokenLocation().getByteOffset();
        if (start < 0) {
            throw new StreamReadException(parser, "A page is UTF-8");
        }
        return (int) start;
    }

    private long skipped() {
        parser.skipChildren();
        return RowHash.ABSENT;
    }

    private long odd() {
        plain = false;
        return skipped();
    }

    private long scalar(JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return RowHash.ABSENT;
        }
        return value.isScalarValue() ? hashed(value) : odd();
    }

    private long hashed(JsonToken value) {
        int start = start();
        try {
            long hash = value == JsonToken.VALUE_STRING ? bytes.text(start + 1) : bytes.bare(start);
            plain &= bytes.plain();
            return hash;
        } catch (CharacterCodingException e) {
            throw new StreamReadException(parser, "A page is UTF-8", e);
        }
    }

    private long list(ListedField field, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            return odd();
        }
        boolean objects = field.shape() == ListedField.Shape.OBJECTS;
        long list = RowHash.ABSENT;
        for (JsonToken one = parser.nextToken(); one != JsonToken.END_ARRAY; one = parser.nextToken()) {
            list = RowHash.next(list, objects ? pairs(one) : scalar(one));
        }
        return list == RowHash.ABSENT ? list : RowHash.mixed(list);
    }

    private long pairs(JsonToken value) {
        if (value != JsonToken.START_OBJECT) {
            return odd();
        }
        long sum = RowHash.ABSENT;
        for (JsonToken name = parser.nextToken(); name == JsonToken.PROPERTY_NAME; name = parser.nextToken()) {
            long seed = hashed(JsonToken.VALUE_STRING);
            sum += RowHash.field(seed, scalar(parser.nextToken()));
        }
        return sum;
    }

    private long userData(JsonToken value, Row.Damage damage) {
        if (value != JsonToken.START_OBJECT) {
            return odd();
        }
        int[] places = new int[ListedField.OF_USER_DATA.size()];
        fields(ListedField.OF_USER_DATA, places, damage);
        userData = new Row(ListedField.OF_USER_DATA, new ListedRow(page, places, null, true, 0, 0), damage);
        return RowHash.ABSENT;
    }
}
