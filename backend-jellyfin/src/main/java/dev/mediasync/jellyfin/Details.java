package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives items in full: which versions an item has costs the server a query each, so few are asked for. */
final class Details {
    private static final Logger LOG = LoggerFactory.getLogger(Details.class);
    private static final int BATCH = 50;

    private final Server server;
    private final Set<String> candidates = new HashSet<>();

    Details(Server server) {
        this.server = server;
    }

    /** Takes note of an item that may have more versions than the listed one. */
    void note(Parsed.Item item) {
        if (server.parser().mayHaveVersions(item)) {
            candidates.add(item.id());
        }
    }

    /** Forgets what earlier walks showed. */
    void forget() {
        candidates.clear();
    }

    /**
     * The items in full, and those that listings do not cut as they were.
     *
     * <p>What cannot be had now is left out: a cut item must not take a full one's place.
     *
     * @throws HttpFailure if the server as a whole does not answer or refuses
     */
    List<MediaItem> of(Collection<MediaItem> items) {
        List<MediaItem> full = new ArrayList<>();
        Map<String, MediaItem> cut = new LinkedHashMap<>();
        for (MediaItem item : items) {
            if (candidates.contains(item.key().id())) {
                cut.put(item.key().id(), item);
            } else {
                full.add(item);
            }
        }
        List<String> ids = List.copyOf(cut.keySet());
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
            rows(batch).forEach((id, row) -> full.add(server.parser().withVersions(listed(cut, id), row)));
        }
        return full;
    }

    private static MediaItem listed(Map<String, MediaItem> cut, String id) {
        return java.util.Objects.requireNonNull(cut.get(id), id);
    }

    private Map<String, Row> rows(List<String> batch) {
        Map<String, Row> rows = new HashMap<>();
        try {
            String fields = server.dialect().versionFields();
            for (Row row : server.reads()
                    .page(server.questions().some(batch, fields), 2)
                    .rows()) {
                String id = server.dialect().id(row.word("Id"));
                if (id != null && batch.contains(id)) {
                    rows.put(id, row);
                }
            }
        } catch (HttpFailure e) {
            if (e.blame() == HttpFailure.Blame.SERVER) {
                throw e;
            }
            LOG.debug("{} items cannot be had in full", batch.size(), e);
        }
        return rows;
    }
}
