package dev.mediasync.local;

import dev.mediasync.model.Library;
import dev.mediasync.plan.Scope;
import dev.mediasync.source.Cancellation;
import java.util.Map;
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
        String scope = scope(opened);
        new Walk(files, root, cancellation).read(opened);
        verify(opened, scope);
        return new Result(opened, scope, new Classifier(library.kind(), library.name()).classify(opened));
    }

    /** Checks once more that the root of a result is still there. */
    void verify(Result result) {
        verify(result.root(), result.scope());
    }

    private void verify(Folder opened, String scope) {
        root.verify(opened);
        if (!scope(opened).equals(scope)) {
            throw root.changed();
        }
    }

    /** What decides about the visible items; remembered for {@link #sameScope}. */
    String scope(Result result) {
        lastScope = result.scope();
        return result.scope();
    }

    private String scope(Folder opened) {
        long inode = opened.stamp.inode();
        return Scope.of(Map.of(
                        "type",
                        library.kind().name(),
                        "root",
                        inode < 0 ? "none" : Long.toString(inode),
                        "volume",
                        root.volume(),
                        "rules",
                        IgnoreRules.VERSION))
                .fingerprint();
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
     * @param scope what decided about the visible items when the walk began
     * @param catalogued what it holds
     */
    record Result(Folder root, String scope, Catalogued catalogued) {}
}
