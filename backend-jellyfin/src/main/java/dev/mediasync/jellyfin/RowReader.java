package dev.mediasync.jellyfin;

import dev.mediasync.jellyfin.ListedField.Names;
import dev.mediasync.jellyfin.ListedField.Part;
import dev.mediasync.jellyfin.ListedField.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Notes of the rows of a page where their fields are, and what tells whether they changed, as they pass by.
 *
 * <p>Most rows are unchanged, and nothing else of them is ever asked for; a field is read where somebody does. A number and the
 * text of it are the same, an empty text is an absent one, and fields come in any order.
 */
final class RowReader {
    private final byte[] page;
    private final PageCursor cursor;
    private long item;
    private long file;
    private boolean shaped;
    private @Nullable Row userData;

    /** Reads the rows of a page as a cursor goes over it. */
    RowReader(byte[] page, PageCursor cursor) {
        this.page = page;
        this.cursor = cursor;
    }

    /** The row that begins where the cursor stands; leaves it behind the row. */
    Row row() {
        Row.Damage damage = new Row.Damage();
        item = RowHash.ABSENT;
        file = RowHash.ABSENT;
        shaped = true;
        userData = null;
        int[] places = new int[2 * ListedField.OF_ROW.size()];
        damage.found = cursor.kind() != '{';
        cursor.refresh();
        if (damage.found) {
            cursor.skip();
        } else {
            fields(ListedField.OF_ROW, places, damage);
        }
        boolean whole = cursor.plain() && shaped && !damage.found;
        return new Row(ListedField.OF_ROW, new ListedRow(page, places, userData, whole, item, item + file), damage);
    }

    private void fields(Names names, int[] places, Row.Damage damage) {
        for (boolean more = cursor.open(); more; more = cursor.next()) {
            int place = names.place(cursor.name());
            if (place < 0 || cursor.kind() == 'n') {
                cursor.skip();
            } else {
                int start = cursor.start();
                field(names, place, damage);
                note(names, place, places, start);
            }
        }
    }

    /** Notes where a field begins, and where a text ends of which nothing is to be replaced. */
    private void note(Names names, int place, int[] places, int start) {
        if (names.field(place).shape() == Shape.COUNT && cursor.nothing(start)) {
            return;
        }
        places[2 * place] = start;
        places[2 * place + 1] = page[start] == '"' && cursor.literal() ? cursor.start() - 1 : 0;
    }

    private void field(Names names, int place, Row.Damage damage) {
        ListedField field = names.field(place);
        boolean simple = field.shape() == Shape.SCALAR || field.shape() == Shape.COUNT;
        if (simple && field.part() == Part.NONE && cursor.scalar()) {
            cursor.skip();
            return;
        }
        long hash = switch (field.shape()) {
            case SCALAR -> scalar();
            case WORDS, OBJECTS -> list(field);
            case PAIRS -> pairs();
            case ROW -> userData(damage);
            case ANY -> skipped();
            case COUNT -> odd();
        };
        if (field.part() == Part.ITEM) {
            item += RowHash.field(names.seed(place), hash);
        } else if (field.part() == Part.FILE) {
            file += RowHash.field(names.seed(place), hash);
        }
    }

    private long skipped() {
        cursor.skip();
        return RowHash.ABSENT;
    }

    private long odd() {
        shaped = false;
        return skipped();
    }

    private long scalar() {
        return cursor.scalar() ? cursor.hash() : odd();
    }

    private long list(ListedField field) {
        if (cursor.kind() != '[') {
            return odd();
        }
        long list = RowHash.ABSENT;
        for (boolean more = cursor.open(); more; more = cursor.next()) {
            list = RowHash.next(list, field.shape() == Shape.OBJECTS ? pairs() : scalar());
        }
        return list == RowHash.ABSENT ? list : RowHash.mixed(list);
    }

    private long pairs() {
        if (cursor.kind() != '{') {
            return odd();
        }
        long sum = RowHash.ABSENT;
        for (boolean more = cursor.open(); more; more = cursor.next()) {
            long name = cursor.name();
            sum += RowHash.field(name, scalar());
        }
        return sum;
    }

    private long userData(Row.Damage damage) {
        if (cursor.kind() != '{') {
            return odd();
        }
        int[] places = new int[2 * ListedField.OF_USER_DATA.size()];
        fields(ListedField.OF_USER_DATA, places, damage);
        userData = new Row(ListedField.OF_USER_DATA, new ListedRow(page, places, null, true, 0, 0), damage);
        return RowHash.ABSENT;
    }
}
