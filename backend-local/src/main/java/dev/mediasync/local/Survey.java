package dev.mediasync.local;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.plan.PageReceipt.Mark;
import dev.mediasync.plan.Scope;
import dev.mediasync.source.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at the whole tree and what it holds, between two looks at the roots. */
final class Survey {
    private static final Logger LOG = LoggerFactory.getLogger(Survey.class);

    private final Roots roots;
    private final FileAccess files;
    private final Library library;
    private @Nullable String lastRoots;

    Survey(Roots roots, FileAccess files, Library library) {
        this.roots = roots;
        this.files = files;
        this.library = library;
    }

    /**
     * Reads and judges the tree.
     *
     * @throws dev.mediasync.SyncException if every root is away, or one went away meanwhile
     */
    Result take(Cancellation cancellation) {
        List<Folder> opened = roots.open();
        String identity = identity(opened);
        Map<String, String> scope = scope(opened);
        List<String> mounts = new ArrayList<>();
        for (int at = 0; at < opened.size(); at++) {
            Folder root = opened.get(at);
            if (root.mark != Mark.UNAVAILABLE) {
                mounts.addAll(read(roots.all.get(at), root, cancellation));
            }
        }
        verify(opened, identity);
        roots.settle(opened);
        if (!mounts.isEmpty()) {
            scope.put("mounts", mounts.stream().sorted().toList().toString());
        }
        return result(opened, identity, Scope.of(scope).fingerprint());
    }

    /** Reads one tree, and gives what is mounted in it. */
    private List<String> read(Root root, Folder opened, Cancellation cancellation) {
        Walk walk = new Walk(files, root, media(), cancellation);
        try {
            walk.read(opened);
        } catch (SyncException e) {
            if (!roots.several() || e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            LOG.warn("What is recorded below root {} stays: {}", root.path, e.getMessage());
            opened.worsen(Mark.UNAVAILABLE);
        }
        return walk.mounts();
    }

    private Result result(List<Folder> opened, String identity, String scope) {
        Music music = new Music();
        Catalogued catalogued = new Catalogued();
        if (music()) {
            opened.forEach(music::add);
        } else {
            Classifier classifier = new Classifier(library.kind(), library.name());
            for (Folder root : opened) {
                catalogued = classifier.classify(root);
            }
        }
        return new Result(opened, identity, scope, catalogued, music);
    }

    private boolean music() {
        return library.kind() == LibraryKind.MUSIC;
    }

    private Walk.Media media() {
        if (music()) {
            return Walk.Media.MUSIC;
        }
        return library.kind() == LibraryKind.MOVIES ? Walk.Media.FILMS : Walk.Media.VIDEO;
    }

    /** Checks once more that the roots of a result are still there. */
    void verify(Result result) {
        verify(result.roots(), result.identity());
    }

    private void verify(List<Folder> opened, String identity) {
        roots.verify(opened);
        if (!identity(opened).equals(identity)) {
            throw roots.all.get(0).changed();
        }
    }

    /** What decides about the visible items; the roots are remembered for {@link #sameRoots}. */
    String scope(Result result) {
        lastRoots = result.identity();
        return result.scope();
    }

    private Map<String, String> scope(List<Folder> opened) {
        Map<String, String> parts = new TreeMap<>();
        parts.put("type", library.kind().name());
        parts.put("rules", IgnoreRules.VERSION);
        roots.addTo(parts, opened);
        return parts;
    }

    private String identity(List<Folder> opened) {
        return Scope.of(scope(opened)).fingerprint();
    }

    /** Opens the roots, or gives null where they are not those of the last enumeration. */
    @Nullable
    List<Folder> sameRoots() {
        List<Folder> opened = roots.open();
        return lastRoots == null || lastRoots.equals(identity(opened)) ? opened : null;
    }

    /** The root whose items have ids like this one, null where there is none. */
    @Nullable
    Root root(String id) {
        return roots.of(id);
    }

    /**
     * What was seen.
     *
     * @param roots the trees, those that are away among them
     * @param identity which roots they are
     * @param scope what decided about the visible items
     * @param catalogued the films and shows
     * @param music the music
     */
    record Result(List<Folder> roots, String identity, String scope, Catalogued catalogued, Music music) {
        Result {
            roots = List.copyOf(roots);
        }
    }
}
