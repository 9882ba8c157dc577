package dev.mediasync.local;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.plan.PageReceipt.Mark;
import dev.mediasync.plan.Presence;
import dev.mediasync.source.Cancellation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
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

    /** A look serves the next questions of the same run, at most so many times as long as it took. */
    private static final int TIMES_ITS_LENGTH = 4;

    private static final long SHORTEST_MILLIS = 30_000;

    private final Survey survey;
    private final FileAccess files;
    private final Clock clock;
    private Survey.@Nullable Result look;
    private long lookUntil;
    private boolean inRun;

    PresenceCheck(Survey survey, FileAccess files, Clock clock) {
        this.survey = survey;
        this.files = files;
        this.clock = clock;
    }

    /** Forgets what was seen, because a new run begins, whose questions one look may serve. */
    void beginRun() {
        look = null;
        inRun = true;
    }

    /**
     * An answer for each id; all are unknown where the root is not the one that they were recorded in.
     *
     * @throws SyncException of kind {@link ErrorKind#CANCELLED} if somebody asked for that meanwhile
     */
    Map<String, Presence> answer(Collection<String> ids, Cancellation cancellation) {
        try {
            return ask(ids, cancellation);
        } catch (SyncException e) {
            if (e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            LOG.warn("Nothing can be said about {} items: {}", ids.size(), e.getMessage());
            return unknown(ids);
        }
    }

    private Map<String, Presence> ask(Collection<String> ids, Cancellation cancellation) {
        List<Folder> roots = survey.sameRoots();
        if (roots == null) {
            return unknown(ids);
        }
        Map<String, Presence> answers = new HashMap<>();
        List<String> open = new ArrayList<>();
        for (String id : ids) {
            cancellation.check();
            Presence direct = direct(id);
            if (direct == null) {
                open.add(id);
            } else {
                answers.put(id, direct);
            }
        }
        if (!open.isEmpty()) {
            askTree(roots, open, answers, cancellation);
        }
        List<Folder> after = survey.sameRoots();
        return after == null || !same(after, roots) ? unknown(ids) : answers;
    }

    private static boolean same(List<Folder> some, List<Folder> others) {
        return inodes(some).equals(inodes(others));
    }

    private static List<Long> inodes(List<Folder> roots) {
        return roots.stream().map(root -> root.stamp.inode()).toList();
    }

    private void askTree(
            List<Folder> roots, List<String> ids, Map<String, Presence> answers, Cancellation cancellation) {
        Survey.Result result = look(cancellation);
        if (!same(result.roots(), roots)) {
            ids.forEach(id -> answers.put(id, Presence.UNKNOWN));
            return;
        }
        Set<String> shown = shown(result);
        for (String id : ids) {
            answers.put(id, shown.contains(id) ? Presence.PRESENT : absent(result.roots(), id));
        }
    }

    private Survey.Result look(Cancellation cancellation) {
        if (!inRun || look == null || clock.millis() > lookUntil) {
            long start = clock.millis();
            look = survey.take(cancellation);
            long end = clock.millis();
            lookUntil = end + Math.max(SHORTEST_MILLIS, TIMES_ITS_LENGTH * (end - start));
        }
        return look;
    }

    private static Map<String, Presence> unknown(Collection<String> ids) {
        Map<String, Presence> answers = new HashMap<>();
        ids.forEach(id -> answers.put(id, Presence.UNKNOWN));
        return answers;
    }

    /** What the file system says about a path; null where the tree must be looked at. */
    private @Nullable Presence direct(String id) {
        Root root = survey.root(id);
        if (id.indexOf('#') >= 0 || root == null) {
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
    private boolean reachable(Root root, Path missing) throws IOException {
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

    private static Path path(Root root, String id) {
        String uri = root.path.toUri().toString();
        String below = root.prefix.isEmpty() ? id : id.substring(root.prefix.length() + 1);
        return Path.of(URI.create((uri.endsWith("/") ? uri : uri + "/") + below));
    }

    private static Set<String> shown(Survey.Result result) {
        Set<String> ids = new HashSet<>();
        result.catalogued()
                .films
                .forEach(film -> ids.add(film.pieces().get(0).file().id()));
        result.catalogued().shows.values().forEach(show -> {
            ids.add(show.id);
            show.seasons.forEach((number, episodes) -> {
                ids.add(show.seasonId(number));
                episodes.values()
                        .forEach(episode ->
                                ids.add(episode.pieces().get(0).file().id()));
            });
        });
        ids.addAll(result.music().artists.keySet());
        result.music().albums.forEach(album -> {
            ids.add(album.folder().id);
            album.tracks().forEach(track -> ids.add(track.file().id()));
        });
        result.music().loose.forEach(track -> ids.add(track.file().id()));
        return ids;
    }

    /** An id that is not shown is gone only where everything that could show it was read. */
    private static Presence absent(List<Folder> roots, String id) {
        int mark = id.indexOf('#');
        String path = mark < 0 ? id : id.substring(0, mark);
        boolean gone = roots.stream()
                .filter(root -> root.id.isEmpty() || path.isEmpty() || path.startsWith(root.id + "/"))
                .allMatch(root -> absentBelow(root, path));
        return gone ? Presence.GONE : Presence.UNKNOWN;
    }

    private static boolean absentBelow(Folder root, String path) {
        Folder at = root;
        while (at.mark == Mark.COMPLETE) {
            if (path.isEmpty() || at.id.equals(path)) {
                return complete(at);
            }
            Folder next = childTowards(at, path);
            if (next == null) {
                return true;
            }
            at = next;
        }
        return false;
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
