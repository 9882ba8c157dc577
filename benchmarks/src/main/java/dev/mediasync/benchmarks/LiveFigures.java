package dev.mediasync.benchmarks;

import dev.mediasync.ChangeFeed;
import dev.mediasync.MediaSync;
import dev.mediasync.MediaWatch;
import dev.mediasync.WatchOptions;
import dev.mediasync.benchmarks.Comparison.Figure;
import dev.mediasync.model.MediaItem;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Registration;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;

/** How soon a change is seen: from a source's word to the commit, and from the commit to a listener. */
final class LiveFigures {
    private static final int ITEMS = 50;
    private static final int MICROS = 1_000;

    private LiveFigures() {}

    /** Once with the feed's own threads, once on the committing thread, which tells the work from the waiting for a thread. */
    static List<Comparison> of(int rounds) {
        List<Comparison> figures = new ArrayList<>(measured(rounds, ", threads of the feed", UnaryOperator.identity()));
        figures.addAll(measured(rounds, ", on the committing thread", feed -> feed.withExecutor(Runnable::run)));
        return figures;
    }

    /** Changes one item again and again, and waits each time until a listener saw it. */
    private static List<Comparison> measured(int rounds, String how, UnaryOperator<ChangeFeed.Builder> threads) {
        double[] toListener = new double[rounds];
        double[] toCommit = new double[rounds];
        List<MediaItem> items = Catalogue.items(ITEMS);
        try (Database database = Database.none();
                MediaRepository repository = SqliteMediaRepository.open(database.file());
                TellingSource source = new TellingSource(items);
                Seen seen = new Seen(repository)) {
            try (ChangeFeed feed = threads.apply(ChangeFeed.builder(repository)).build();
                    MediaWatch watch =
                            MediaSync.builder(source, repository).build().watch(WatchOptions.defaults())) {
                feed.since(0).subscribe(seen);
                seen.await(ITEMS);
                for (int round = 0; round < rounds; round++) {
                    long told = source.rename("Title " + round);
                    seen.await(1);
                    toListener[round] = seen.shownAt - seen.committedAt;
                    toCommit[round] = seen.committedAt - told;
                }
                if (watch.status().isEmpty()) {
                    throw new IllegalStateException("Nothing is watched");
                }
            }
        }
        return List.of(
                Comparison.atMost("commit to listener, median" + how, micros(toListener), new Figure(MICROS, "µs"), 1),
                Comparison.atMost(
                        "a source's word to commit, median" + how, micros(toCommit), new Figure(2_000_000, "µs"), 1));
    }

    private static Figure micros(double[] nanos) {
        Arrays.sort(nanos);
        return new Figure(nanos[nanos.length / 2] / 1_000, "µs");
    }

    /** Notes when something was committed, and when it was shown. */
    private static final class Seen implements Flow.Subscriber<ChangeEvent>, AutoCloseable {
        private final BlockingQueue<ChangeEvent> events = new LinkedBlockingQueue<>();
        private final Registration commits;
        volatile long committedAt;
        volatile long shownAt;

        /** Registers before any feed, so that its note is made first. */
        Seen(MediaRepository repository) {
            commits = repository.onCommit(() -> committedAt = System.nanoTime());
        }

        void await(int changes) {
            try {
                for (int change = 0; change < changes; change++) {
                    events.take();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ChangeEvent event) {
            shownAt = System.nanoTime();
            events.add(event);
        }

        @Override
        public void onError(Throwable error) {
            throw new IllegalStateException(error);
        }

        @Override
        public void onComplete() {
            // The figures are taken by then.
        }

        @Override
        public void close() {
            commits.close();
        }
    }
}
