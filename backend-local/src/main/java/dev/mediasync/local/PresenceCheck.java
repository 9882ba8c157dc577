package dev.mediasync.local;

import dev.mediasync.SyncException;
import dev.mediasync.plan.PageReceipt.Mark;
import dev.mediasync.plan.Presence;
import dev.mediasync.source.Cancellation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whether single ids are gone: first by asking the file system, then by one more look at the whole tree. */
final class PresenceCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceCheck.class);

    private final Survey survey;
    private final FileAccess files;

    PresenceCheck(Survey survey, FileAccess files) {
        this.survey = survey;
        this.files = files;
    }

    /** An answer for each id; all are unknown where the root is not the one that they were recorded in. */
    Map<String, Presence> answer(Collection<String> ids) {
        try {
            return ask(ids);
        } catch (SyncException e) {
            LOG.warn("Nothing can be said about {} items: {}", ids.size(), e.getMessage());
            return unknown(ids);
        }
    }

    private Map<String, Presence> ask(Collection<String> ids) {
        Folder root = survey.sameScope();
        if (root == null) {
            return unknown(ids);
        }
        Map<String, Presence> answers = new HashMap<>();
        List<String> open = new ArrayList<>();
        for (String id : ids) {
            Presence direct = direct(root, id);
            if (direct == null) {
                open.add(id);
            } else {
                answers.put(id, direct);
            }
        }
        if (!open.isEmpty()) {
            askTree(root, open, answers);
        }
        Folder after = survey.sameScope();
        return after == null || after.stamp.inode() != root.stamp.inode() ? unknown(ids) : answers;
    }

    private void askTree(Folder root, List<String> ids, Map<String, Presence> answers) {
        Survey.Result result = survey.take(new Cancellation());
        if (result.root().stamp.inode() != root.stamp.inode()) {
            ids.forEach(id -> answers.put(id, Presence.UNKNOWN));
            return;
        }
        Set<String> shown = shown(result.catalogued());
        for (String id : ids) {
            answers.put(id, shown.contains(id) ? Presence.PRESENT : absent(result.root(), id));
        }
    }

    private static Map<String, Presence> unknown(Collection<String> ids) {
        Map<String, Presence> answers = new HashMap<>();
        ids.forEach(id -> answers.put(id, Presence.UNKNOWN));
        return answers;
    }

    /** What the file system says about a path; null where the tree must be looked at. */
    private @Nullable Presence direct(Folder root, String id) {
        if (id.indexOf('#') >= 0) {
            return null;
        }
        try {
            Path path = path(root, id);
            return exists(path) ? null : reachable(root, path) ? Presence.GONE : Presence.UNKNOWN;
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("{} cannot be asked for: {}", id, e.toString());
            return Presence.UNKNOWN;
        }
    }

    private boolean exists(Path path) throws IOException {
        try {
            files.entry(path);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether no link above a missing path leads nowhere; behind such a link nothing can be seen. */
    private boolean reachable(Folder root, Path missing) throws IOException {
        Path above = missing.getParent();
        while (above != null && !above.equals(root.path) && !exists(above)) {
            above = above.getParent();
        }
        if (above == null) {
            return false;
        }
        try {
            files.target(above);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static Path path(Folder root, String id) {
        String uri = root.path.toUri().toString();
        return Path.of(URI.create((uri.endsWith("/") ? uri : uri + "/") + id));
    }

    private static Set<String> shown(Catalogued catalogued) {
        Set<String> ids = new HashSet<>();
        catalogued.films.forEach(film -> ids.add(film.pieces().get(0).file().id()));
        catalogued.shows.values().forEach(show -> {
            ids.add(show.id);
            show.seasons.forEach((number, episodes) -> {
                ids.add(show.seasonId(number));
                episodes.values()
                        .forEach(episode ->
                                ids.add(episode.pieces().get(0).file().id()));
            });
        });
        return ids;
    }

    /** An id that is not shown is gone only where everything that could show it was read. */
    private static Presence absent(Folder root, String id) {
        int mark = id.indexOf('#');
        String path = mark < 0 ? id : id.substring(0, mark);
        Folder at = root;
        while (at.mark == Mark.COMPLETE) {
            if (at.id.equals(path)) {
                return complete(at) ? Presence.GONE : Presence.UNKNOWN;
            }
            Folder next = childTowards(at, path);
            if (next == null) {
                return Presence.GONE;
            }
            at = next;
        }
        return Presence.UNKNOWN;
    }

    private static @Nullable Folder childTowards(Folder folder, String path) {
        for (Folder child : folder.folders) {
            if (path.equals(child.id) || path.startsWith(child.id + "/")) {
                return child;
            }
        }
        return null;
    }

    private static boolean complete(Folder folder) {
        return folder.mark == Mark.COMPLETE && folder.folders.stream().allMatch(PresenceCheck::complete);
    }
}
