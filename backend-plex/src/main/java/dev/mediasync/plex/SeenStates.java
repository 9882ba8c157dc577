package dev.mediasync.plex;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The states that one walk over a library showed, so that they need no second walk; eight bytes for an untouched item. */
final class SeenStates {
    private static final int FIRST_SIZE = 1_024;
    private static final int LONGEST_NUMBER = 18;

    private final String user;
    private final UserState untouched;
    private final Map<String, UserState> touched = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();
    private long[] numbers = new long[FIRST_SIZE];
    private int count;

    SeenStates(String user) {
        this.user = user;
        this.untouched = UserState.untouched(user);
    }

    /** Takes a row; one with a field of a wrong shape tells nothing, because absent fields would take a state back. */
    void saw(ListedRow row, String id, RowType type) {
        UserState state = States.of(row.marks(), type, user);
        if (row.garbled() || row.marks().garbled()) {
            return;
        }
        if (!state.equals(untouched)) {
            touched.put(id, state);
        } else if (number(id)) {
            add(Long.parseLong(id));
        } else {
            others.add(id);
        }
    }

    /** Whether an id is a number that is written the same when it is read back. */
    private static boolean number(String id) {
        boolean number = id.length() <= LONGEST_NUMBER && id.charAt(0) != '0';
        for (int at = 0; at < id.length() && number; at++) {
            number = id.charAt(at) >= '0' && id.charAt(at) <= '9';
        }
        return number;
    }

    private void add(long number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.multiplyExact(count, 2));
        }
        numbers[count++] = number;
    }

    /** Shows each item once; a row that came twice, at the seam of two pages, counts as touched where one was. */
    void show(SourceId source, Consumer<ItemState> sink) {
        touched.forEach((id, state) -> sink.accept(new ItemState(new ItemKey(source, id), state)));
        Arrays.sort(numbers, 0, count);
        for (int at = 0; at < count; at++) {
            boolean again = at > 0 && numbers[at] == numbers[at - 1];
            if (!again) {
                untouched(source, Long.toString(numbers[at]), sink);
            }
        }
        others.stream().distinct().forEach(id -> untouched(source, id, sink));
    }

    private void untouched(SourceId source, String id, Consumer<ItemState> sink) {
        if (!touched.containsKey(id)) {
            sink.accept(new ItemState(new ItemKey(source, id), untouched));
        }
    }
}
