package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadersTest {
    private static final long PATIENCE_SECONDS = 30;

    private final Folder root = folder(null, "");
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    @Test
    void everyFolderOfADeepAndWideTreeIsReadOnce() {
        Set<String> read = ConcurrentHashMap.newKeySet();
        AtomicInteger calls = new AtomicInteger();
        run((folder, readers) -> {
            calls.incrementAndGet();
            read.add(folder.id);
            int depth = depth(folder);
            if (folder.root() || (folder.name.equals("deep") && depth < 2_000)) {
                readers.add(List.of(folder(folder, "deep")));
            }
            if (!folder.name.equals("deep") && depth < 4) {
                readers.add(children(folder, 6));
            }
        });
        assertThat(read).hasSize(1 + 6 + 36 + 216 + 1_296 + 2_000);
        assertThat(calls).hasValue(read.size());
    }

    @Test
    void twoFoldersAreReadAtTheSameTime() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger met = new AtomicInteger();
        run((folder, readers) -> {
            if (folder.root()) {
                readers.add(children(folder, 2));
                return;
            }
            both.countDown();
            try {
                met.addAndGet(both.await(PATIENCE_SECONDS, TimeUnit.SECONDS) ? 1 : 0);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(met).hasValue(2);
    }

    @Test
    void aFailureEndsTheReadingAndNoThreadRemains() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> run((folder, readers) -> {
                    if (calls.incrementAndGet() == 200) {
                        throw new IllegalStateException("the disk is gone");
                    }
                    readers.add(children(folder, 4));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is gone");
        assertThat(threads)
                .filteredOn(thread -> thread != Thread.currentThread())
                .noneMatch(Thread::isAlive);
    }

    @Test
    void anInterruptionIsKeptForTheCaller() {
        Thread.currentThread().interrupt();
        run((folder, readers) -> {
            if (folder.root()) {
                readers.add(children(folder, 50));
            }
        });
        assertThat(Thread.interrupted()).isTrue();
    }

    private interface Reading {
        void read(Folder folder, Readers readers);
    }

    private void run(Reading reading) {
        Readers[] readers = new Readers[1];
        readers[0] = new Readers(folder -> {
            threads.add(Thread.currentThread());
            reading.read(folder, readers[0]);
        });
        readers[0].read(root);
    }

    private static List<Folder> children(Folder parent, int count) {
        List<Folder> children = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            children.add(folder(parent, "c" + at));
        }
        return children;
    }

    private static int depth(Folder folder) {
        int depth = 0;
        for (Folder at = folder.parent; at != null; at = at.parent) {
            depth++;
        }
        return depth;
    }

    private static Folder folder(@Nullable Folder parent, String name) {
        return new Folder(parent, name, Path.of("x"), FileStamp.UNKNOWN, null);
    }
}
