package dev.mediasync.plex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of one kind of object that take part in a comparison, found by the bytes of their names. */
final class ListedFields {
    static final ListedFields NONE = of(Stream.empty());

    private static final int ROOM = 8;
    private static final int SPREAD = 31;

    private final byte[][] names;
    private final ListedField[] fields;

    private ListedFields(int size) {
        this.names = new byte[size][];
        this.fields = new ListedField[size];
    }

    static ListedFields of(Stream<ListedField> fields) {
        List<ListedField> all = fields.toList();
        ListedFields table = new ListedFields(Integer.highestOneBit(all.size() * ROOM + 1));
        all.forEach(table::add);
        return table;
    }

    private void add(ListedField field) {
        byte[] name = field.name().getBytes(StandardCharsets.UTF_8);
        int slot = slot(name, 0, name.length);
        while (names[slot] != null) {
            slot = (slot + 1) & (names.length - 1);
        }
        names[slot] = name;
        fields[slot] = field;
    }

    @Nullable
    ListedField find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return find(bytes, 0, bytes.length);
    }

    /** The field whose name stands in a text; null where there is none. */
    @Nullable
    ListedField find(byte[] text, int from, int to) {
        if (from == to) {
            return null;
        }
        for (int slot = slot(text, from, to); ; slot = (slot + 1) & (names.length - 1)) {
            byte[] name = names[slot];
            if (name == null) {
                return null;
            }
            if (Arrays.equals(name, 0, name.length, text, from, to)) {
                return fields[slot];
            }
        }
    }

    private int slot(byte[] text, int from, int to) {
        int length = to - from;
        int hash = ((text[from] * SPREAD + text[to - 1]) * SPREAD + text[from + length / 2]) * SPREAD + length;
        return (hash ^ hash >>> ROOM) & (names.length - 1);
    }
}
