package dev.mediasync.local;

import dev.mediasync.source.MediaSource;
import dev.mediasync.tck.MediaSourceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import net.jqwik.api.lifecycle.AfterProperty;
import org.jspecify.annotations.Nullable;

class LocalSourceContractTest extends MediaSourceContract {
    private @Nullable Path root;

    @Override
    protected MediaSource openSource() {
        try {
            root = Files.createTempDirectory("local-contract");
            Tree tree = new Tree(root);
            tree.file("Heat (1995)/Heat (1995).mkv");
            tree.file("Heat (1995)/Heat (1995).nfo", "<movie><plot>Two men.</plot></movie>");
            tree.file("Lost/Season 1/Lost - S01E01.mkv");
            tree.file("Loose.S01E01.mkv");
            return tree.source();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterProperty
    void deleteTree() throws IOException {
        if (root != null) {
            try (var below = Files.walk(root)) {
                for (Path one : below.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
            root = null;
        }
    }
}
