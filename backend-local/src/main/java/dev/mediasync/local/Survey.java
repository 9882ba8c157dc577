package dev.mediasync.local;

import dev.mediasync.model.Library;
import dev.mediasync.source.Cancellation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One look at the whole tree and what it holds, between two looks at the root. */
final class Survey {
    private final Root root;
    private final FileAccess files;
    private final Library library;
    private @Nullable String lastScope;

    Survey(Root root, FileAccess files, Library library) {
        this.root = root;
        this.files = files;
        this.library = library;
    }

    /**
     * Reads and judges the tree.
     *
     * @throws dev.mediasync.SyncException if the root is away, or went away meanwhile
     */
    Result take(Cancellation cancellation) {
        Folder opened = root.open();
        new Walk(files, root, cancellation).read(opened);
        root.verify(opened);
        return new Result(opened, new Classifier(library.kind(), library.name()).classify(opened));
    }

    /** Checks once more that the root of a result is still there. */
    void verify(Result result) {
        root.verify(result.root());
    }

    /** What decides about the visible items; remembered for {@link #sameScope}. */
    String scope(Result result) {
        lastScope = scope(result.root());
        return lastScope;
    }

    private String scope(Folder opened) {
        long inode = opened.stamp.inode();
        return "type=" + library.kind().name().toLowerCase(Locale.ROOT) + ";root=" + (inode < 0 ? "none" : inode)
                + ";rules=" + IgnoreRules.VERSION;
    }

    /** Opens the root, or gives null where it is not the one of the last enumeration. */
    @Nullable
    Folder sameScope() {
        Folder opened = root.open();
        return lastScope == null || lastScope.equals(scope(opened)) ? opened : null;
    }

    /**
     * What was seen.
     *
     * @param root the tree
     * @param catalogued what it holds
     */
    record Result(Folder root, Catalogued catalogued) {}
}
