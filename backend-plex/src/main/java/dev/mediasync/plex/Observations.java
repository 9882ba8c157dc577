package dev.mediasync.plex;

import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedItem.Trust;
import org.jspecify.annotations.Nullable;

/** Makes of a listed row what the planner compares. */
final class Observations {
    private static final int LONGEST_ID = 200;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final ItemParser parser;

    Observations(SourceId source) {
        this.parser = new ItemParser(source);
    }

    /** The row's id, null where it has none that can be kept. */
    static @Nullable String id(Row row) {
        String id = row.word("ratingKey");
        boolean storable =
                id != null && id.length() <= LONGEST_ID && id.codePoints().noneMatch(Observations::half);
        return storable ? id : null;
    }

    private static boolean half(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /**
     * The item of a row, null where only its id can be trusted, because it is of another type or cannot be stored.
     *
     * <p>A row with a field of a wrong shape is shown, but must not overwrite what is recorded.
     */
    @Nullable
    ObservedItem observed(Row row, String id, RowType listed) {
        String type = row.text("type");
        if (type != null && !type.equals(listed.word())) {
            return null;
        }
        try {
            MediaItem item = parser.item(row, id, listed);
            boolean sure = type != null && !row.garbled() && hasParent(item, listed);
            return new ObservedItem(item, fingerprint(item, row), sure ? Trust.FULL : Trust.PROVISIONAL);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean hasParent(MediaItem item, RowType type) {
        return item.parentId() != null || !type.kind().needsParent();
    }

    /**
     * A hash of all that is listed of a row, and of what moves when something changes that a listing cuts off.
     *
     * <p>The time of the last update alone says too little: it stands still when a file is replaced.
     */
    private static long fingerprint(MediaItem item, Row row) {
        long hash = Fingerprint.of(item);
        hash = mixed(hash, String.valueOf(row.whole("updatedAt")));
        hash = mixed(hash, String.valueOf(row.text("guid")));
        return mixed(hash, Versions.stamp(row));
    }

    private static long mixed(long hash, String text) {
        long mixed = hash;
        for (int at = 0; at < text.length(); at++) {
            mixed = (mixed ^ text.charAt(at)) * ODD;
            mixed ^= mixed >>> 29;
        }
        return (mixed ^ text.length()) * ODD;
    }
}
