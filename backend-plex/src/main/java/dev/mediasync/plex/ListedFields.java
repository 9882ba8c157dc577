package dev.mediasync.plex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one kind of object that take part in a comparison, found by the bytes of their names.
 *
 * <p>Of most names the first and the last eight bytes are the whole, so two words are compared and no array.
 */
final class ListedFields {
    static final ListedFields NONE = of(Stream.empty());

    private static final int ROOM = 4;

    private final @Nullable Named[] slots;

    /** A field with the bytes of its name. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Named(ListedField field, byte[] name, long first, long last) {
        static Named of(ListedField field) {
            byte[] name = field.name().getBytes(StandardCharsets.UTF_8);
            return new Named(
                    field, name, ListedFields.first(name, 0, name.length), ListedFields.last(name, 0, name.length));
        }

        boolean stands(byte[] text, int from, int to) {
            int length = to - from;
            return length == name.length
                    && first == ListedFields.first(text, from, to)
                    && last == ListedFields.last(text, from, to)
                    && (length <= 2 * Long.BYTES || Arrays.equals(name, 0, length, text, from, to));
        }
    }

    private ListedFields(int size) {
        this.slots = new Named[size];
    }

    static ListedFields of(Stream<ListedField> fields) {
        List<ListedField> all = fields.toList();
        ListedFields table = new ListedFields(Integer.highestOneBit(all.size() + 1) * ROOM);
        all.forEach(field -> table.add(Named.of(field)));
        return table;
    }

    private void add(Named named) {
        int slot = slot(named.first(), named.name().length);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = named;
    }

    @Nullable
    ListedField find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return find(bytes, 0, bytes.length);
    }

    /** The field whose name stands in a text; null where there is none. */
    @Nullable
    ListedField find(byte[] text, int from, int to) {
        for (int slot = slot(first(text, from, to), to - from); ; slot = (slot + 1) & (slots.length - 1)) {
            Named named = slots[slot];
            if (named == null || named.stands(text, from, to)) {
                return named == null ? null : named.field();
            }
        }
    }

    private int slot(long first, int length) {
        return (int) RowHash.spread(first + length) & (slots.length - 1);
    }

    private static long first(byte[] text, int from, int to) {
        return to - from >= Long.BYTES ? RowHash.word(text, from) : RowHash.few(text, from, to);
    }

    private static long last(byte[] text, int from, int to) {
        return to - from > Long.BYTES ? RowHash.word(text, to - Long.BYTES) : 0;
    }
}
