package dev.mediasync.plex;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives items in full: listings cut off all but a few of their people and genres. */
final class Details {
    private static final Logger LOG = LoggerFactory.getLogger(Details.class);

    private final Reads reads;
    private final ById many;

    Details(Reads reads) {
        this.reads = reads;
        this.many = new ById(reads);
    }

    /**
     * The items in full, and those that listings do not cut as they were.
     *
     * <p>What is gone meanwhile, or whose own page cannot be read, is left out: a cut item must not take a full one's place.
     *
     * @throws HttpFailure if the server as a whole does not answer or refuses
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
        try {
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
                    .orElse(null);
        } catch (HttpFailure e) {
            if (e.blame() == HttpFailure.Blame.SERVER) {
                throw e;
            }
            LOG.debug("Item {} cannot be had in full", id, e);
            return null;
        }
    }

    /** The item of its own page; null where that is of another kind, or garbled. */
    private static @Nullable MediaItem whole(@Nullable Row row, MediaItem listed) {
        RowType type = RowType.ofKind(listed.kind());
        if (row == null || type == null || !type.word().equals(row.text("type"))) {
            return null;
        }
        MediaItem full =
                new ItemParser(listed.key().source()).item(row, listed.key().id(), type);
        return row.garbled() ? null : full;
    }
}
