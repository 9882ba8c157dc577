package dev.mediasync.plex;

import dev.mediasync.internal.http.Surrogates;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedItem.Outline;
import dev.mediasync.plan.ObservedItem.Trust;
import org.jspecify.annotations.Nullable;

/** Makes of a listed row what the planner compares. */
final class Observations {
    private static final int LONGEST_ID = 200;

    private final SourceId source;
    private final ItemParser parser;

    Observations(SourceId source) {
        this.source = source;
        this.parser = new ItemParser(source);
    }

    /** The row's id, null where it has none that can be kept. */
    static @Nullable String id(Row row) {
        return storable(row.word("ratingKey"));
    }

    /** An id, null where it cannot be kept. */
    static @Nullable String storable(@Nullable String id) {
        return id != null && id.length() <= LONGEST_ID && !Surrogates.halved(id) ? id : null;
    }

    /**
     * The item of a row, null where only its id can be trusted, because it is of another type or cannot be stored.
     *
     * <p>A row with a field of a wrong shape is shown, but must not overwrite what is recorded. Of a row without any oddity
     * the item is made only where somebody asks for it.
     */
    @Nullable
    ObservedItem observed(ListedRow row, String id, RowType listed) {
        String type = row.type();
        if (type != null && !type.equals(listed.word())) {
            return null;
        }
        String parent = parent(row, listed);
        boolean sure = type != null
                && !row.garbled()
                && (parent != null || !listed.kind().needsParent());
        if (sure && row.shape() == ListedRow.Shape.PLAIN && !id.equals(parent)) {
            return ObservedItem.later(
                    new Outline(new ItemKey(source, id), listed.kind(), parent),
                    row.fingerprint(),
                    () -> parser.item(row.known(), id, listed));
        }
        try {
            MediaItem item = parser.item(row.known(), id, listed);
            return new ObservedItem(item, row.fingerprint(), sure ? Trust.FULL : Trust.PROVISIONAL);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String parent(ListedRow row, RowType type) {
        return ItemParser.parent(type, row.above().parent(), row.above().grandparent());
    }
}
