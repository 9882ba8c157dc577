package dev.mediasync.jellyfin;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The states of one user that walks over one library showed. */
final class SeenStates {
    private final String user;
    private final UserState untouched;
    private final Map<String, UserState> touched = new LinkedHashMap<>();
    private final Set<String> others = new LinkedHashSet<>();

    SeenStates(String user) {
        this.user = user;
        this.untouched = UserState.untouched(user);
    }

    /** Takes a row; one with a field of a wrong shape tells nothing, because absent fields would take a state back. */
    void saw(Row row, String id, ItemType type) {
        UserState state = States.of(row, type, user);
        if (row.garbled() || !row.has("UserData")) {
            return;
        }
        if (state.equals(untouched)) {
            others.add(id);
        } else {
            touched.put(id, state);
        }
    }

    /** Whether something looks untouched. */
    boolean anyUntouched() {
        return !others.isEmpty();
    }

    /**
     * Shows each item once; a row that came twice, at the seam of two pages, counts as touched where one was.
     *
     * @param settling what is not shown where it looks untouched, null for all
     */
    void show(SourceId source, @Nullable Set<String> settling, Consumer<ItemState> sink) {
        touched.forEach((id, state) -> sink.accept(new ItemState(new ItemKey(source, id), state)));
        for (String id : others) {
            boolean sure = settling != null && !settling.contains(id);
            if (sure && !touched.containsKey(id)) {
                sink.accept(new ItemState(new ItemKey(source, id), untouched));
            }
        }
    }
}
