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

/**
 * Gives items in full: which versions an item has costs the server a query each, so few are asked for.
 *
 * <p>Who plays in a film or show does, too, and is asked for only where somebody wants to know.
 */
final class Details {
    private static final Logger LOG = LoggerFactory.getLogger(Details.class);
    private static final int BATCH = 50;

    private final Server server;
    private final Telling telling;
    private final Set<String> versioned = new HashSet<>();

    /** What is told of an item beside its versions. */
    enum Telling {
        /** Nothing. */
        VERSIONS,
        /** Its people. */
        PEOPLE
    }

    Details(Server server, Telling telling) {
        this.server = server;
        this.telling = telling;
    }

    /** Takes note of an item that may have more versions than the listed one. */
    void note(Parsed.Item item) {
        if (server.parser().mayHaveVersions(item)) {
            versioned.add(item.id());
        }
    }

    /** Forgets what earlier walks showed. */
    void forget() {
        versioned.clear();
    }

    private boolean peopled(MediaItem item) {
        ItemType type = ItemType.ofKind(item.kind());
        return telling == Telling.PEOPLE && type != null && Cast.of(type);
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
        Map<String, MediaItem> several = new LinkedHashMap<>();
        Map<String, MediaItem> peopled = new LinkedHashMap<>();
        for (MediaItem item : items) {
            if (versioned.contains(item.key().id())) {
                several.put(item.key().id(), item);
            } else if (peopled(item)) {
                peopled.put(item.key().id(), item);
            } else {
                full.add(item);
            }
        }
        String people = telling == Telling.PEOPLE ? ",People" : "";
        read(several, server.dialect().versionFields() + people, full);
        read(peopled, "People", full);
        return full;
    }

    private void read(Map<String, MediaItem> cut, String fields, List<MediaItem> full) {
        List<String> ids = List.copyOf(cut.keySet());
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
            rows(batch, fields).forEach((id, row) -> full.add(whole(listed(cut, id), row)));
        }
    }

    private MediaItem whole(MediaItem item, Row row) {
        MediaItem withFiles =
                versioned.contains(item.key().id()) ? server.parser().withVersions(item, row) : item;
        return Cast.credited(withFiles, row);
    }

    private static MediaItem listed(Map<String, MediaItem> cut, String id) {
        return java.util.Objects.requireNonNull(cut.get(id), id);
    }

    private Map<String, Row> rows(List<String> batch, String fields) {
        Map<String, Row> rows = new HashMap<>();
        try {
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
