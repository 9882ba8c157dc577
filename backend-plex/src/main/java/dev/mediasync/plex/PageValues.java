package dev.mediasync.plex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where in a page the values stand that items are made of.
 *
 * <p>They are noted while rows pass by, so that none is read a second time for its item, and what no item is made of is
 * never read at all. Not changed any more once the page is read; thread-safe from then on.
 */
final class PageValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Rows as servers write them have a value for so many bytes, or fewer. */
    private static final int BYTES_A_VALUE = 24;

    private static final int LEAST_ROOM = 64;
    private static final int LONGEST_LONG = 18;
    private static final int TEN = 10;
    private static final int MANY = 64;
    private static final int FEW = 4;
    private static final byte ESCAPED = '\\';
    private static final int PLACE_BITS = 28;
    private static final int PLACES = (1 << PLACE_BITS) - 1;

    private final byte[] page;
    private @Nullable ListedField[] fields;
    private long[] places;
    private int count;

    PageValues(byte[] page) {
        this.page = page;
        int room = LEAST_ROOM + page.length / BYTES_A_VALUE;
        this.fields = new ListedField[room];
        this.places = new long[room];
    }

    /** Notes a value, of an object or a list only that it begins. */
    void add(ListedField field, byte first, JsonCursor cursor) {
        if (first != 'n') {
            byte kind = first == '"' && cursor.escaped() ? ESCAPED : first;
            add(field, kind, ((long) cursor.from() << PLACE_BITS) | cursor.length());
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
        places[count++] = (place << Byte.SIZE) | first;
    }

    /** A row with no other fields than these, by what was noted before it. */
    Row row(int before) {
        return Row.of(new Reading(before).object(MANY));
    }

    /** Makes a tree of the values, one after the other. */
    private final class Reading {
        private int next;

        Reading(int next) {
            this.next = next;
        }

        ObjectNode object(int room) {
            ObjectNode object = new ObjectNode(NODES, new HashMap<>(room));
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
            int from = (int) (place >>> (Byte.SIZE + PLACE_BITS));
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
