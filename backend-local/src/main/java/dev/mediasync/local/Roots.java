package dev.mediasync.local;

import dev.mediasync.SyncException;
import dev.mediasync.plan.PageReceipt.Mark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The root folders of a library, each judged for itself.
 *
 * <p>A single root that is away is an error. Of several, what is recorded below the one that is away stays, and the others
 * go on; one without any media counts as away, because that is what a mount point looks like whose disk is missing.
 */
final class Roots {
    private static final Logger LOG = LoggerFactory.getLogger(Roots.class);
    private static final int SHORT = 3;

    final List<Root> all;

    Roots(List<Path> paths, FileAccess files, @Nullable String marker) {
        List<Root> roots = new ArrayList<>();
        for (Path path : paths) {
            roots.add(new Root(path, paths.size() == 1 ? "" : prefix(path), files, marker));
        }
        all = List.copyOf(roots);
    }

    /** Square brackets are never part of an encoded name, so no folder has the id of a root. */
    private static String prefix(Path path) {
        return "[" + FileNames.encode(lastPart(path)) + "-" + digest(path, SHORT) + "]";
    }

    static String lastPart(Path root) {
        return root.getFileName() == null ? root.toString() : Entry.of(root).name();
    }

    /** The URI form of an existing folder ends in a slash; the words must not depend on the folder being there. */
    static String digest(Path root, int bytes) {
        String uri = root.toUri().getRawPath();
        String path = uri.length() > 1 && uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    boolean several() {
        return all.size() > 1;
    }

    /**
     * Opens the roots; those of several that are away are marked so.
     *
     * @throws SyncException if none can be read
     */
    List<Folder> open() {
        List<Folder> opened = new ArrayList<>();
        SyncException failure = null;
        for (Root root : all) {
            try {
                opened.add(root.open());
            } catch (SyncException e) {
                failure = e;
                opened.add(root.away());
                if (several()) {
                    LOG.warn("What is recorded below root {} stays: {}", root.path, e.getMessage());
                }
            }
        }
        if (failure != null && opened.stream().allMatch(folder -> folder.mark == Mark.UNAVAILABLE)) {
            throw failure;
        }
        return opened;
    }

    /** Checks after a walk which roots are still those that were opened, and which of several hold anything. */
    void settle(List<Folder> opened) {
        for (int at = 0; at < all.size(); at++) {
            Folder folder = opened.get(at);
            if (folder.mark != Mark.UNAVAILABLE && several() && !holdsMedia(folder)) {
                LOG.warn(
                        "Root {} holds no media, so what is recorded below it stays; mount it, or take it out of the"
                                + " library if it is empty for good",
                        folder.path());
                folder.worsen(Mark.UNAVAILABLE);
            }
        }
    }

    /**
     * Checks that the roots are still those that were opened.
     *
     * @throws SyncException if one is not
     */
    void verify(List<Folder> opened) {
        for (int at = 0; at < all.size(); at++) {
            if (opened.get(at).mark != Mark.UNAVAILABLE) {
                all.get(at).verify(opened.get(at));
            }
        }
    }

    private static boolean holdsMedia(Folder folder) {
        return !folder.videos.isEmpty() || folder.folders.stream().anyMatch(Roots::holdsMedia);
    }

    /** What decides about the visible items; of a single root also which folder on which volume it is. */
    void addTo(Map<String, String> scope, List<Folder> opened) {
        if (several()) {
            scope.put(
                    "roots",
                    all.stream().map(root -> root.prefix).sorted().toList().toString());
        } else {
            long inode = opened.get(0).stamp.inode();
            scope.put("root", inode < 0 ? "none" : Long.toString(inode));
            scope.put("volume", all.get(0).volume());
        }
    }

    /** The root whose items have ids like this one. */
    @Nullable
    Root of(String id) {
        for (Root root : all) {
            if (root.prefix.isEmpty() || id.startsWith(root.prefix + "/")) {
                return root;
            }
        }
        return null;
    }
}
