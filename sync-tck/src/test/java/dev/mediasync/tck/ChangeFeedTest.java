package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ChangeFeed;
import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Registration;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The publisher of changes keeps the rules of reactive streams, whatever its subscribers do. */
@Timeout(60)
class ChangeFeedTest {
    private static final Duration NEVER = Duration.ofHours(10);
    private static final int MANY = 2_000;

    private final Failing repository = new Failing();
    private final OneLibrary at = new OneLibrary(new ScriptedSource(new SourceId("server-1")));

    @Test
    void aCommitOfTheSameRepositoryWakesTheFeedAtOnce() {
        try (ChangeFeed feed = feed(NEVER)) {
            Listener listener = subscribed(feed);
            listener.request(Long.MAX_VALUE);

            holds(3);

            listener.awaits(3);
            assertThat(listener.shown()).isEqualTo(repository.changesSince(0, 10));
        }
    }

    @Test
    void aCommitOfAnotherProcessIsFoundByLooking() {
        MediaRepository other = untold(repository);
        try (ChangeFeed feed = ChangeFeed.builder(other)
                .withPollInterval(Duration.ofMillis(10))
                .build()) {
            Listener listener = subscribed(feed);
            listener.request(Long.MAX_VALUE);

            holds(3);

            listener.awaits(3);
        }
    }

    @Test
    void aSubscriberThatAsksInsideASignalGetsEverythingWithoutRecursion() {
        holds(MANY);
        try (ChangeFeed feed = feed(NEVER)) {
            OneByOne subscriber = new OneByOne();
            feed.since(0).subscribe(subscriber);

            subscriber.listener.awaits(MANY);

            assertThat(subscriber.deepest.get()).isEqualTo(1);
            assertThat(subscriber.listener.shown()).isEqualTo(repository.changesSince(0, MANY));
        }
    }

    @Test
    void signalsNeverOverlapHoweverManyThreadsAsk() throws InterruptedException {
        holds(MANY);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (ChangeFeed feed = feed(Duration.ofMillis(1))) {
            OneByOne subscriber = new OneByOne();
            feed.since(0).subscribe(subscriber);
            for (int thread = 0; thread < 4; thread++) {
                threads.execute(() -> {
                    for (int time = 0; time < MANY; time++) {
                        subscriber.listener.request(1);
                    }
                });
            }

            subscriber.listener.awaits(MANY);

            assertThat(subscriber.deepest.get()).isEqualTo(1);
            assertThat(subscriber.listener.shown()).isEqualTo(repository.changesSince(0, MANY));
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void whoAsksForNothingIsEndedWithAnError(long count) {
        holds(3);
        try (ChangeFeed feed = feed(NEVER)) {
            Listener listener = new Listener();
            feed.since(0).subscribe(listener);

            listener.request(count);

            assertThat(listener.awaitsError())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not for " + count);
            listener.request(5);
            assertThat(listener.shown()).isEmpty();
        }
    }

    @Test
    void demandIsAddedUpWithoutOverflow() {
        holds(3);
        try (ChangeFeed feed = feed(NEVER)) {
            Listener listener = new Listener();
            feed.since(0).subscribe(listener);
            listener.request(Long.MAX_VALUE);
            listener.request(Long.MAX_VALUE);

            listener.awaits(3);
        }
    }

    @Test
    void whoCancelsIsShownNoMore() {
        holds(5);
        Deque<Runnable> work = new ArrayDeque<>();
        try (ChangeFeed feed = ChangeFeed.builder(repository)
                .withExecutor(work::add)
                .withPollInterval(NEVER)
                .build()) {
            Listener listener = new Listener() {
                @Override
                public void onNext(ChangeEvent event) {
                    super.onNext(event);
                    if (shown().size() == 2) {
                        subscription().cancel();
                    }
                }
            };
            feed.since(0).subscribe(listener);
            listener.request(Long.MAX_VALUE);
            drain(work);
            listener.request(-1);
            holds(9);
            drain(work);

            assertThat(listener.shown()).hasSize(2);
        }
        assertThat(work).as("nothing is left to do").isEmpty();
    }

    @Test
    void aSlowSubscriberBlocksNeitherSyncsNorOthers() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        try (ChangeFeed feed = feed(NEVER)) {
            Listener slow = new Listener() {
                @Override
                public void onNext(ChangeEvent event) {
                    awaitUnchecked(release);
                    super.onNext(event);
                }
            };
            feed.subscribe(slow);
            slow.request(Long.MAX_VALUE);
            Listener quick = subscribed(feed);
            quick.request(Long.MAX_VALUE);

            holds(3);
            holds(6);

            quick.awaits(6);
            assertThat(slow.shown()).isEmpty();
            release.countDown();
            slow.awaits(6);
        }
    }

    @Test
    void aSubscriberThatThrowsIsShownNoMoreAndHarmsNobody() {
        try (ChangeFeed feed = feed(NEVER)) {
            Listener broken = new Listener() {
                @Override
                public void onNext(ChangeEvent event) {
                    super.onNext(event);
                    throw new IllegalStateException("the screen is gone");
                }
            };
            feed.subscribe(broken);
            broken.request(Long.MAX_VALUE);
            Listener sound = subscribed(feed);
            sound.request(Long.MAX_VALUE);

            holds(3);
            holds(6);

            sound.awaits(6);
            broken.awaits(1);
            assertThat(broken.shown()).hasSize(1);
        }
    }

    @Test
    void aLockedStoreIsTriedAgain() {
        holds(3);
        try (ChangeFeed feed = feed(Duration.ofMillis(10))) {
            Listener listener = new Listener();
            feed.since(0).subscribe(listener);
            repository.failures = 3;
            repository.failure = () -> new SyncException(ErrorKind.STORAGE_LOCKED, "locked");

            listener.request(Long.MAX_VALUE);

            listener.awaits(3);
            assertThat(repository.failures).isZero();
        }
    }

    @Test
    void aClosedStoreEndsEverySubscription() {
        try (ChangeFeed feed = feed(Duration.ofMillis(10))) {
            Listener waiting = subscribed(feed);
            waiting.request(1);
            Listener idle = subscribed(feed);
            repository.failure = () -> new SyncException(ErrorKind.STORAGE_FAILED, "The repository is closed");
            repository.failures = Integer.MAX_VALUE;

            assertThat(waiting.awaitsError()).hasMessageContaining("closed");
            assertThat(idle.awaitsError()).hasMessageContaining("closed");
            Listener late = new Listener();
            feed.subscribe(late);
            assertThat(late.awaitsError()).hasMessageContaining("closed");
        }
    }

    @Test
    void closingCompletesEverySubscriptionAndLeavesNoThread() throws InterruptedException {
        ChangeFeed feed = feed(Duration.ofMillis(5));
        Listener listener = subscribed(feed);
        listener.request(Long.MAX_VALUE);
        holds(3);
        listener.awaits(3);

        feed.close();
        feed.close();

        listener.awaitsCompletion();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("mediasync-feed-")) {
                thread.join(TimeUnit.SECONDS.toMillis(20));
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
        holds(6);
        assertThat(listener.shown()).hasSize(3);
    }

    @Test
    void whoSubscribesToAClosedFeedIsToldThatItIsOver() {
        ChangeFeed feed = feed(NEVER);
        feed.close();
        Listener listener = new Listener();

        feed.subscribe(listener);

        listener.awaitsCompletion();
    }

    @Test
    void anExecutorThatRefusesEndsTheSubscription() {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        threads.shutdown();
        try (ChangeFeed feed =
                ChangeFeed.builder(repository).withExecutor(threads).build()) {
            Listener listener = new Listener();
            feed.subscribe(listener);

            assertThat(listener.awaitsError()).isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void thereIsNoFeedWithoutASubscriberOrATime() {
        try (ChangeFeed feed = feed(NEVER)) {
            Flow.Publisher<ChangeEvent> all = feed.since(0);
            assertThatThrownBy(() -> all.subscribe(null)).isInstanceOf(NullPointerException.class);
        }
        assertThatThrownBy(() -> feed(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
    }

    private ChangeFeed feed(Duration pollInterval) {
        return ChangeFeed.builder(repository).withPollInterval(pollInterval).build();
    }

    private static Listener subscribed(ChangeFeed feed) {
        Listener listener = new Listener();
        feed.subscribe(listener);
        return listener;
    }

    private void holds(int films) {
        at.holds(at.films(films));
        MediaSync.builder(at.source, repository.right).build().sync();
    }

    private static void drain(Deque<Runnable> work) {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same repository as another process has it: nobody there tells of our commits. */
    private static MediaRepository untold(MediaRepository repository) {
        return new Failing(repository) {
            @Override
            public Registration onCommit(Runnable listener) {
                return () -> {};
            }
        };
    }

    /** A repository whose feed cannot be read for some calls. */
    private static class Failing extends ForwardingRepository {
        volatile int failures;
        volatile Supplier<SyncException> failure = () -> new SyncException(ErrorKind.STORAGE_FAILED, "broken");

        Failing() {
            super(Clock.systemUTC());
        }

        Failing(MediaRepository right) {
            super(right);
        }

        @Override
        public List<ChangeEvent> changesSince(long sequence, int limit) {
            fail();
            return super.changesSince(sequence, limit);
        }

        @Override
        public long lastChange() {
            fail();
            return super.lastChange();
        }

        private synchronized void fail() {
            if (failures > 0) {
                failures--;
                throw failure.get();
            }
        }
    }
}
