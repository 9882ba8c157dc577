package dev.mediasync.plex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where in a page the values of a row stand that an item is made of.
 *
 * <p>They are noted while the row passes by, so that it is not read a second time for the item, and what no item is made of is
 * never read at all. Not changed any more once the row is read; thread-safe from then on.
 */
final class RowValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int FIRST_ROOM = 72;
    private static final int LONGEST_LONG = 18;
    private static final int TEN = 10;
    private static final int MANY = 64;
    private static final int FEW = 4;
    private static final byte ESCAPED = '\\';
    private static final int PLACE_BITS = 28;
    private static final int PLACES = (1 << PLACE_BITS) - 1;

    private final byte[] page;
    private @Nullable ListedField[] fields = new ListedField[FIRST_ROOM];
    private long[] places = new long[FIRST_ROOM];
    private int count;

    /** The values of a row of a page. */
    RowValues(byte[] page) {
        this.page = page;
    }

    /** Notes a value, of an object or a list only that it begins. */
    void add(ListedField field, byte first, JsonCursor cursor) {
        if (first != 'n') {
            byte kind = first == '"' && cursor.escaped() ? ESCAPED : first;
            add(field, kind, (long) cursor.from() << PLACE_BITS | cursor.length());
        }
    }

    /** Notes that an object or a list ends. */
    void end() {
        add(null, (byte) ']', 0);
    }

    /** How many values were noted. */
    int count() {
        return count;
    }

    /** Forgets all but so many. */
    void keep(int first) {
        count = first;
    }

    private void add(@Nullable ListedField field, byte first, long place) {
        if (count == fields.length) {
            fields = Arrays.copyOf(fields, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
        }
        fields[count] = field;
        places[count++] = place << Byte.SIZE | first;
    }

    /** The row with no other fields than these. */
    Row row() {
        return Row.of(new Reading().object(MANY));
    }

    /** Makes a tree of the values, one after the other. */
    private final class Reading {
        private int next;

        ObjectNode object(int room) {
            ObjectNode object = new ObjectNode(NODES, new LinkedHashMap<>(room));
            while (next < count) {
                ListedField field = fields[next];
                if (field == null) {
                    next++;
                    break;
                }
                object.set(field.name(), value());
            }
            return object;
        }

        private ArrayNode list() {
            ArrayNode list = NODES.arrayNode();
            while (fields[next] != null) {
                list.add(value());
            }
            next++;
            return list;
        }

        private JsonNode value() {
            long place = places[next++];
            byte first = (byte) place;
            int from = (int) (place >>> Byte.SIZE + PLACE_BITS);
            int length = (int) (place >>> Byte.SIZE) & PLACES;
            return switch (first) {
                case '{' -> object(FEW);
                case '[' -> list();
                case '"' -> NODES.stringNode(new String(page, from, length, StandardCharsets.UTF_8));
                case JsonCursor.NUMBER -> number(from, length);
                case ESCAPED -> NODES.stringNode(JsonCursor.decoded(page, from, from + length));
                default -> NODES.booleanNode(first == 't');
            };
        }

        private JsonNode number(int from, int length) {
            boolean negative = page[from] == '-';
            long whole = 0;
            for (int at = negative ? from + 1 : from; at < from + length; at++) {
                int digit = page[at] - '0';
                if (digit < 0 || digit >= TEN || length > LONGEST_LONG) {
                    return broken(from, length);
                }
                whole = whole * TEN + digit;
            }
            return NODES.numberNode(negative ? -whole : whole);
        }

        private JsonNode broken(int from, int length) {
            String text = new String(page, from, length, StandardCharsets.ISO_8859_1);
            return length > LONGEST_LONG
                    ? ContainerParser.tree(new ListedRow.Json(page, from, length))
                    : NODES.numberNode(Double.parseDouble(text));
        }
    }
}
