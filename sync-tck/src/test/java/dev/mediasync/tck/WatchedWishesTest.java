package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SourceStatus;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.SyncReport;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.source.PushHint;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a host asks of a watch. */
class WatchedWishesTest {
    private final Watched watched = Watched.begun();

    @Test
    void aRunThatTheHostAsksForIsDone() {
        CompletableFuture<SyncReport> answer = wish(SyncOptions.defaults());
        assertThat(answer).isNotDone();

        watched.time.advance(Watched.MOMENT);

        assertThat(answer.join().completed()).isTrue();
        assertThat(watched.source.walks).containsExactly(watched.films);
    }

    @Test
    void aPlanThatWaitsIsApprovedAndItsItemsGo() {
        watched.scripted.put(watched.films, List.of());
        watched.source.tell(new PushHint(watched.films.key(), Set.of()));
        watched.time.advance(Watched.MOMENT);
        SyncPlan waiting = watched.repository.blockedPlan(watched.films.key()).orElseThrow();
        assertThat(watched.recorded(watched.films)).hasSize(12);

        var unused = wish(SyncOptions.defaults().approve(waiting.digest()));
        watched.time.advance(Watched.MOMENT);

        assertThat(watched.recorded(watched.films)).isEmpty();
    }

    @Test
    void aRunThatWritesNothingChangesNothing() {
        watched.scripted.put(watched.films, List.<MediaItem>of());

        CompletableFuture<SyncReport> answer = wish(SyncOptions.defaults().dryRun());
        watched.time.advance(Watched.MOMENT);

        assertThat(answer.join().libraries()).hasSize(1);
        assertThat(watched.recorded(watched.films)).hasSize(12);
        assertThat(watched.state()).isInstanceOf(SourceStatus.InStep.class);
    }

    @Test
    void aWrongWishIsToldToWhoeverMadeIt() {
        CompletableFuture<SyncReport> answer = wish(SyncOptions.defaults().only(Set.of("nothing")));

        watched.time.advance(Watched.MOMENT);

        assertThatThrownBy(answer::join)
                .cause()
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("No library is called [nothing]");
        assertThat(watched.state()).isInstanceOf(SourceStatus.InStep.class);
    }

    @Test
    void whoeverMadeAWishIsToldWhatBrokeAsNothingShould() {
        CompletableFuture<SyncReport> answer = wish(SyncOptions.defaults());
        watched.source.breaks();

        watched.time.advance(Watched.MOMENT);

        assertThatThrownBy(answer::join).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void aWatchThatEndedDoesNothingMore() {
        CompletableFuture<SyncReport> before = wish(SyncOptions.defaults());
        watched.end();
        CompletableFuture<SyncReport> after = wish(SyncOptions.defaults());

        for (CompletableFuture<SyncReport> answer : List.of(before, after)) {
            assertThatThrownBy(answer::join)
                    .cause()
                    .isInstanceOfSatisfying(
                            SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
        }
    }

    @Test
    void aListenerThatFailsStopsNothing() {
        var unused = watched.watch().onStatus(status -> {
            throw new IllegalStateException("a listener's own fault");
        });

        watched.source.away();
        watched.time.advance(Duration.ofMinutes(2));

        assertThat(watched.state()).isInstanceOf(SourceStatus.Away.class);
    }

    private CompletableFuture<SyncReport> wish(SyncOptions options) {
        return watched.watch().sync(options).toCompletableFuture();
    }
}
