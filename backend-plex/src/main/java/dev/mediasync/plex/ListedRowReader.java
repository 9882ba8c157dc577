package dev.mediasync.plex;

import dev.mediasync.internal.http.Surrogates;
import dev.mediasync.plex.JsonCursor.Odd;
import dev.mediasync.plex.ListedField.Use;
import dev.mediasync.plex.ListedRow.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    private static final long IS_LOGO = RowHash.text("clearLogo");
    private static final long ABSENT = 0;

    private final JsonCursor cursor;
    private final PageValues values;
    private final List<Picture> pictures = new ArrayList<>(2);
    private long hash;
    private Shape shape = Shape.PLAIN;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String parent;
    private @Nullable String grandparent;
    private @Nullable ObjectNode marks;

    /** A picture of the row or of one above it, which is known by the row's id. */
    private record Picture(ListedField field, String path, long hash) {}

    private ListedRowReader(JsonCursor cursor, PageValues values) {
        this.cursor = cursor;
        this.values = values;
    }

    /** Reads the row in front of which a cursor stands. */
    static ListedRow read(JsonCursor cursor, PageValues values) throws Odd {
        return new ListedRowReader(cursor, values).read();
    }

    private ListedRow read() throws Odd {
        int start = cursor.start();
        int before = values.count();
        byte first = cursor.value();
        if (first == '{') {
            for (boolean more = cursor.firstName(); more; more = cursor.nextName()) {
                ListedField field = cursor.field(ListedField.OF_ROW);
                if (field == null) {
                    cursor.skip(cursor.value());
                } else {
                    take(field);
                }
            }
        } else {
            garbled(first);
        }
        values.end();
        ObjectNode told = marks;
        return new ListedRow(
                Observations.storable(id),
                type,
                new ListedRow.Above(parent, grandparent),
                RowHash.mixed(hash + ownPictures()),
                shape,
                told == null ? NO_MARKS : Row.of(told),
                new ListedRow.Contents(values, before, cursor.since(start)));
    }

    private void take(ListedField field) throws Odd {
        if (field.use() == Use.MARK) {
            mark(field);
            return;
        }
        byte first = cursor.value();
        values.add(field, first, cursor);
        switch (field.use()) {
            case ID -> id = word(first);
            case TYPE -> type = text(first);
            case PARENT -> {
                parent = word(first);
                add(field, hashed(parent));
            }
            case GRANDPARENT -> {
                grandparent = word(first);
                add(field, hashed(grandparent));
            }
            case PICTURE -> picture(field, word(first));
            case IN_ORDER, IN_ANY_ORDER, LOGOS -> add(field, objects(field, first));
            case SCALAR, MARK -> add(field, scalar(first));
        }
    }

    private void add(ListedField field, long value) {
        if (value != ABSENT) {
            hash += RowHash.field(field.seed(), value);
        }
    }

    private void picture(ListedField field, @Nullable String path) {
        if (path != null) {
            pictures.add(new Picture(field, path, hashed(path)));
        }
    }

    /** What is shown of a row above changes with that one. */
    private long ownPictures() {
        long sum = 0;
        for (Picture picture : pictures) {
            if (id == null || Pictures.own(picture.path(), id)) {
                sum += RowHash.field(picture.field().seed(), picture.hash());
            }
        }
        return sum;
    }

    private void mark(ListedField field) throws Odd {
        ObjectNode told = marks;
        if (told == null) {
            told = JsonNodeFactory.instance.objectNode();
            marks = told;
        }
        int start = cursor.start();
        cursor.skip(cursor.value());
        told.set(field.name(), ContainerParser.tree(cursor.since(start)));
    }

    private @Nullable String word(byte first) throws Odd {
        String text = text(first);
        return text == null || text.isBlank() ? null : text;
    }

    /** The text of a scalar, as {@link Row} reads it. */
    private @Nullable String text(byte first) throws Odd {
        if (first == 'n') {
            return null;
        }
        if (first == '{' || first == '[') {
            garbled(first);
            return null;
        }
        return cursor.text();
    }

    private long scalar(byte first) throws Odd {
        if (first == '"' && cursor.escaped()) {
            return hashed(cursor.text());
        }
        if (first == '{' || first == '[') {
            garbled(first);
            return ABSENT;
        }
        return first == 'n' || cursor.blank() ? ABSENT : cursor.hash();
    }

    /** A hash of what the cursor took last; only an escape can write half of a surrogate pair, which no item takes. */
    private long hashed(@Nullable String text) {
        if (text == null) {
            return ABSENT;
        }
        if (!cursor.escaped()) {
            return cursor.hash();
        }
        if (text.chars().allMatch(one -> one <= ' ')) {
            return ABSENT;
        }
        if (shape == Shape.PLAIN && Surrogates.halved(text)) {
            shape = Shape.ODD;
        }
        return RowHash.text(text);
    }

    /** A single object stands for a list of one. */
    private long objects(ListedField field, byte first) throws Odd {
        if (first == '{') {
            return RowHash.next(ABSENT, object(field));
        }
        if (first != '[') {
            shape = first == 'n' ? shape : Shape.GARBLED;
            return ABSENT;
        }
        long list = ABSENT;
        for (boolean more = cursor.firstElement(); more; more = cursor.nextElement()) {
            byte one = cursor.value();
            int before = values.count();
            values.add(field, one, cursor);
            if (one != '{') {
                garbled(one);
                continue;
            }
            long element = object(field);
            if (element == ABSENT && field.use() == Use.LOGOS) {
                values.keep(before);
            }
            if (element != ABSENT) {
                list = field.use() == Use.IN_ANY_ORDER
                        ? list + RowHash.next(ABSENT, element)
                        : RowHash.next(list, element);
            }
        }
        values.end();
        return list;
    }

    private long object(ListedField owner) throws Odd {
        long sum = 0;
        boolean logo = owner.use() != Use.LOGOS;
        for (boolean more = cursor.firstName(); more; more = cursor.nextName()) {
            ListedField field = cursor.field(owner.inner());
            byte first = cursor.value();
            if (field == null) {
                cursor.skip(first);
                continue;
            }
            values.add(field, first, cursor);
            long one = field.use() == Use.SCALAR ? scalar(first) : objects(field, first);
            logo |= one == IS_LOGO && field.name().equals("type");
            sum += one == ABSENT ? 0 : RowHash.field(field.seed(), one);
        }
        values.end();
        return logo ? sum : ABSENT;
    }

    private void garbled(byte first) throws Odd {
        shape = Shape.GARBLED;
        cursor.skip(first);
    }
}
