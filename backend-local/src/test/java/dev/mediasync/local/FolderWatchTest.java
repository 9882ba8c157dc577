package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.source.Capability;
import dev.mediasync.source.PushHint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hints that something changed in a folder. */
class FolderWatchTest {
    private static final Duration QUIET = Duration.ofMillis(50);

    @TempDir
    Path base;

    private Tree tree;
    private final FaultyFiles files = new FaultyFiles();
    private final BlockingQueue<PushHint> hints = new LinkedBlockingQueue<>();

    @BeforeEach
    void makeTree() throws IOException {
        tree = new Tree(Files.createDirectory(base.resolve("media")));
        tree.files = files;
        tree.quiet = QUIET;
        tree.file("Show/Season 1/Show - S01E01.mkv");
    }

    private @Nullable PushHint next() throws InterruptedException {
        return hints.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void tellsOnceItWatchesAndThenOfEachChangeBelow() throws Exception {
        try (LocalSource source = tree.source()) {
            assertThat(source.describe().can(Capability.PUSH)).isTrue();
            PushHint here = new PushHint(source.libraries().get(0).key(), Set.of());
            try (AutoCloseable listening = source.subscribe(hints::add)) {
                assertThat(listening).isNotNull();
                assertThat(next()).isEqualTo(here);

                tree.file("Show/Season 1/Show - S01E02.mkv");
                assertThat(next()).isEqualTo(here);

                tree.file("New/Deep/Film (2001).mkv");
                assertThat(next()).isEqualTo(here);
                tree.delete("New/Deep/Film (2001).mkv");
                assertThat(next()).isEqualTo(here);
            }
        }
    }

    @Test
    void filesInProgressAreNoNews() throws Exception {
        try (LocalSource source = tree.source();
                AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            next();
            tree.file("Show/Season 1/Show - S01E02.mkv.part");

            assertThat(hints.poll(4 * QUIET.toMillis(), TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void aListenerThatFailsIsToldAgain() throws Exception {
        try (LocalSource source = tree.source();
                AutoCloseable listening = source.subscribe(hint -> {
                    hints.add(hint);
                    throw new IllegalStateException("no");
                })) {
            assertThat(listening).isNotNull();
            next();
            tree.file("One.mkv");
            assertThat(next()).isNotNull();
        }
    }

    @Test
    void itEndsWithTheSourceAndWithItself() {
        LocalSource source = tree.source();
        FolderWatch one = (FolderWatch) source.subscribe(hints::add);
        FolderWatch two = (FolderWatch) source.subscribe(hints::add);

        one.close();
        assertThat(one.ended()).isTrue();
        source.close();
        assertThat(two.ended()).isTrue();
        two.close();
    }

    @Test
    void whereTheSystemAllowsNoMoreThereAreNoHints() throws Exception {
        files.watchFailure = new IOException("User limit of inotify watches reached");
        try (LocalSource source = tree.source()) {
            FolderWatch watch = (FolderWatch) source.subscribe(hints::add);
            for (int tries = 0; tries < 1_000 && !watch.ended(); tries++) {
                assertThat(hints.poll(20, TimeUnit.MILLISECONDS)).isNull();
            }
            assertThat(watch.ended()).isTrue();
            assertThat(tree.sync().counts().added()).isEqualTo(3);
        }
    }

    @Test
    void eventsThatTheSystemLostMeanEverything() throws Exception {
        ScriptedWatch scripted = new ScriptedWatch();
        files.watching = scripted;
        try (LocalSource source = tree.source();
                AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            PushHint here = new PushHint(source.libraries().get(0).key(), Set.of());
            assertThat(next()).isEqualTo(here);
            scripted.happens(StandardWatchEventKinds.ENTRY_MODIFY, tree.root, Path.of("Show"));
            assertThat(next()).isEqualTo(here);

            scripted.happens(StandardWatchEventKinds.OVERFLOW, tree.root, null);

            assertThat(next()).isEqualTo(PushHint.everything());
            scripted.happens(StandardWatchEventKinds.ENTRY_MODIFY, tree.root, Path.of("Show"));
            assertThat(next()).isEqualTo(here);
        }
    }

    @Test
    void aRootThatGoesMeansEverything() throws Exception {
        try (LocalSource source = tree.source();
                AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            next();
            tree.delete("");

            PushHint hint = next();
            while (hint != null && !hint.equals(PushHint.everything())) {
                hint = next();
            }
            assertThat(hint).isEqualTo(PushHint.everything());
        }
    }
}
