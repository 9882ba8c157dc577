package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.MediaSync;
import dev.mediasync.MediaWatch;
import dev.mediasync.SourceStatus;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.WatchOptions;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.PushHint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A watch on threads of its own. */
@Timeout(60)
class MediaWatchTest {
    private final InMemoryRepository repository = new InMemoryRepository();
    private final LiveSource one = source("one");
    private final LiveSource two = source("two");

    private static LiveSource source(String name) {
        ScriptedSource scripted = new ScriptedSource(new SourceId(name));
        scripted.put(scripted.library("films"), RepositoryContract.films(new SourceId(name), 7));
        return new LiveSource(scripted);
    }

    private MediaWatch watch() {
        Map<String, MediaSync> syncs = new LinkedHashMap<>();
        syncs.put("first", MediaSync.builder(one, repository).build());
        syncs.put("second", MediaSync.builder(two, repository).build());
        return MediaSync.watch(syncs, WatchOptions.defaults());
    }

    @Test
    void severalSourcesAreWatchedAtOnceAndAChangeIsSeen() throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        try (MediaWatch watch = watch()) {
            awaitInStep(watch);
            Library films = two.scripted.library("films");
            List<MediaItem> more = new ArrayList<>(two.scripted.held(films));
            MediaItem added = RepositoryContract.film(films.key().source(), "new");
            more.add(added);
            two.scripted.put(films, more);
            repository.onCommit(() -> {
                if (repository.find(added.key()).isPresent()) {
                    seen.countDown();
                }
            });

            two.tell(new PushHint(films.key(), Set.of("new")));

            seen.await();
            assertThat(watch.status()).extracting(SourceStatus::source).containsExactly("first", "second");
        }
        assertThat(watching()).isEmpty();
    }

    @Test
    void aRunThatIsWaitingForItsSourceIsInterruptedAtTheEnd() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        one.scripted.script(new Fault() {
            @Override
            public void before(int page) {
                begun.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        MediaWatch watch = MediaSync.builder(one, repository)
                .build()
                .watch(WatchOptions.defaults().withPatience(Duration.ofMillis(200)));
        begun.await();

        watch.close();

        assertThat(watching()).isEmpty();
        assertThat(watch.status()).extracting(SourceStatus::state).containsExactly(new SourceStatus.Stopped());
        assertThat(repository.libraries().get(0).lastRun())
                .satisfies(run -> assertThat(run)
                        .isNotNull()
                        .extracting(record -> record.outcome())
                        .isEqualTo(RunOutcome.CANCELLED));
    }

    @Test
    void aThousandWatchesLeaveNothingBehind() throws InterruptedException {
        for (int round = 0; round < 1_000; round++) {
            MediaWatch watch = watch();
            if (round % 100 == 0) {
                awaitInStep(watch);
            }
            watch.close();
        }

        assertThat(watching()).isEmpty();
        assertThat(one.listeners() + two.listeners()).isZero();
    }

    @Test
    void aWatchMayBeClosedFromInsideItself() throws InterruptedException {
        AtomicReference<MediaWatch> open = new AtomicReference<>();
        CountDownLatch closed = new CountDownLatch(1);
        MediaWatch watch = watch();
        open.set(watch);
        watch.onStatus(status -> {
            Objects.requireNonNull(open.get()).close();
            closed.countDown();
        });
        var unused = watch.sync("first", SyncOptions.defaults());

        closed.await();
        watch.close();

        assertThat(watch.status()).extracting(SourceStatus::state).containsOnly(new SourceStatus.Stopped());
    }

    @Test
    void aSourceThatIsNotWatchedCannotBeAskedFor() {
        try (MediaWatch watch = watch()) {
            assertThatThrownBy(() -> watch.sync("third", SyncOptions.defaults()))
                    .isInstanceOf(SyncException.class)
                    .hasMessage("No source is watched under the name third; there are [first, second]");
        }
    }

    private static void awaitInStep(MediaWatch watch) throws InterruptedException {
        CountDownLatch steps = new CountDownLatch(1);
        try (var registration = watch.onStatus(status -> {
            if (inStep(watch)) {
                steps.countDown();
            }
        })) {
            if (!inStep(watch)) {
                steps.await();
            }
            assertThat(registration).isNotNull();
        }
    }

    private static boolean inStep(MediaWatch watch) {
        return watch.status().stream().allMatch(status -> status.state() instanceof SourceStatus.InStep);
    }

    private static List<String> watching() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("mediasync-watch-"))
                .toList();
    }
}
