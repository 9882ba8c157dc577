package dev.mediasync.plex;

import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives items in full: listings cut off all but a few of their people and genres. */
final class Details {
    private final Reads reads;
    private final ById many;

    Details(Reads reads) {
        this.reads = reads;
        this.many = new ById(reads);
    }

    /**
     * The items in full; those that are gone meanwhile are left out, and those that listings do not cut are as they were.
     *
     * @throws PlexFailure if an item is there and cannot be had in full, because a cut one must not take its place
     */
    List<MediaItem> of(Collection<MediaItem> items) {
        List<MediaItem> full = new ArrayList<>();
        Map<String, MediaItem> cut = new LinkedHashMap<>();
        for (MediaItem item : items) {
            RowType type = RowType.ofKind(item.kind());
            if (type != null && type.cut()) {
                cut.put(item.key().id(), item);
            } else {
                full.add(item);
            }
        }
        Map<String, Row> rows = many.some(cut.keySet(), 2);
        cut.forEach((id, item) -> {
            Row row = rows.get(id);
            MediaItem whole = whole(row == null ? single(id) : row, item);
            if (whole != null) {
                full.add(whole);
            }
        });
        return full;
    }

    private @Nullable Row single(String id) {
        Question question = ById.single(id);
        Answer answer = reads.ask(question, 2);
        if (answer.status() == Answer.NOT_FOUND) {
            return null;
        }
        if (answer.status() != Answer.OK) {
            throw reads.refusals().status(question, answer);
        }
        return reads.contents(question, answer).rows().stream()
                .filter(row -> id.equals(Observations.id(row)))
                .findFirst()
                .orElseThrow(() -> reads.refusals().unreadable(question, null));
    }

    /** The listed item with what its own page adds; a page of another kind, or a garbled one, adds nothing. */
    private static @Nullable MediaItem whole(@Nullable Row row, MediaItem listed) {
        RowType type = RowType.ofKind(listed.kind());
        if (row == null || type == null || !type.word().equals(row.text("type"))) {
            return null;
        }
        MediaItem full =
                new ItemParser(listed.key().source()).item(row, listed.key().id(), type);
        return row.garbled() ? listed : full;
    }
}
