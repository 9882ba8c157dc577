package dev.mediasync.plan;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names what a source showed and a run could not take in. */
public final class LeftOut {
    private static final int NAMED = 10;

    private LeftOut() {}

    /**
     * Says which items are there and could not be read.
     *
     * @param ids the ids of all or of some of them
     * @param count how many there are
     */
    public static Reason unreadable(Collection<String> ids, long count) {
        String names = ids.stream().limit(NAMED).map(Plain::title).collect(Collectors.joining(", "));
        return new Reason(
                ReasonCode.UNREADABLE,
                Plain.count(count, "item") + " of the source could not be read and will be tried again; what is recorded of"
                        + " them stays: " + names + more(count) + ".");
    }

    /** Says which items wait for their parent. */
    static Reason unparented(List<Unparented> items) {
        String names =
                items.stream().limit(NAMED).map(LeftOut::waiting).collect(Collectors.joining(", "));
        return new Reason(
                ReasonCode.UNPARENTED,
                items.size() + " items wait, because the source does not list their parent: " + names
                        + more(items.size()) + ".");
    }

    private static String waiting(Unparented item) {
        @Nullable String parent = item.parentId();
        return Plain.title(item.title()) + " (" + Plain.title(item.key().id())
                + (parent == null ? ", which names none" : ", below " + Plain.title(parent)) + ")";
    }

    private static String more(long count) {
        return count > NAMED ? ", and " + (count - NAMED) + " more" : "";
    }
}
