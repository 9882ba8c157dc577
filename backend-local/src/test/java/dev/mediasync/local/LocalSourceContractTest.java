package dev.mediasync.local;

import dev.mediasync.model.ItemKey;
import dev.mediasync.source.MediaSource;
import dev.mediasync.tck.MediaSourceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.lifecycle.AfterProperty;
import org.jspecify.annotations.Nullable;

class LocalSourceContractTest extends MediaSourceContract {
    private @Nullable Path root;
    private @Nullable Tree tree;
    private final FaultyFiles files = new FaultyFiles();

    @Override
    protected MediaSource openSource() {
        try {
            Path folder = Files.createTempDirectory("local-contract");
            Tree made = new Tree(folder);
            root = folder;
            tree = made;
            made.files = files;
            made.file("Heat (1995)/Heat (1995).mkv");
            made.file("Heat (1995)/Heat (1995).nfo", "<movie><plot>Two men.</plot></movie>");
            made.file("Alien/Alien.mkv");
            made.file("Lost/Season 1/Lost - S01E01.mkv");
            made.file("Loose.S01E01.mkv");
            return made.source();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Optional<ItemKey> removeAnItem() {
        try {
            Objects.requireNonNull(tree).delete("Alien/Alien.mkv");
            return key("Alien/Alien.mkv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Optional<ItemKey> addAnItem() {
        try {
            Objects.requireNonNull(tree).file("Brazil/Brazil.mkv");
            return key("Brazil/Brazil.mkv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected boolean breakAPart() {
        Path season = Objects.requireNonNull(root).resolve("Lost/Season 1");
        files.unlisted.put(season, FaultyFiles.inputOutputError(season));
        return true;
    }

    private static Optional<ItemKey> key(String id) {
        return Optional.of(new ItemKey(Tree.SOURCE, id));
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
