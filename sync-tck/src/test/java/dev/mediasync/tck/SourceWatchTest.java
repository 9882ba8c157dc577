package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.ErrorKind;
import dev.mediasync.SourceStatus;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Capability;
import dev.mediasync.source.PushHint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a watch does, and when. */
class SourceWatchTest {
    private final Watched watched = Watched.begun();

    @Test
    void aWatchBeginsWithALookAtEverything() {
        assertThat(watched.recorded(watched.films)).isEqualTo(watched.held(watched.films));
        assertThat(watched.state()).isEqualTo(new SourceStatus.InStep(SourceStatus.Hearing.PUSH));
    }

    @Test
    void anAdditionIsSeenByALookAtWhatChanged() {
        add("new");

        tell("new");
        watched.time.advance(Watched.MOMENT);

        assertInStep();
        assertThat(watched.source.looks).containsExactly(watched.films);
        assertThat(watched.source.walks).isEmpty();
    }

    @Test
    void aRemovalThatIsHintedAtIsProvedByALookAtEverything() {
        remove("3");

        tell("3");
        watched.time.advance(Watched.MOMENT);

        assertInStep();
        assertThat(watched.source.walks).containsExactly(watched.films);
    }

    @Test
    void aRemovalIsProvedAlsoWhereTheSourceDoesNotCountItsItems() {
        watched.scripted.script(new Fault() {
            @Override
            public WalkEnd end(WalkEnd honest) {
                return honest.withTotal(null);
            }
        });
        remove("3");

        tell("3");
        watched.time.advance(Watched.MOMENT);

        assertInStep();
    }

    @Test
    void aHintAloneRemovesNothing() {
        tell("3", "4");
        watched.time.advance(Watched.MOMENT);

        assertThat(watched.recorded(watched.films)).hasSize(12);
        assertThat(watched.source.walks).isEmpty();
    }

    @Test
    void tenThousandHintsAreOneRun() {
        add("new");
        for (int number = 0; number < 10_000; number++) {
            tell(Integer.toString(number));
        }

        watched.time.advance(Watched.MOMENT);

        assertInStep();
        assertThat(watched.source.walks.size() + watched.source.looks.size()).isEqualTo(1);
    }

    @Test
    void hintsThatNeverPauseDoNotWaitForEver() {
        add("new");
        for (int tick = 0; tick < 30; tick++) {
            tell("new");
            watched.time.advance(Duration.ofMillis(100));
        }

        assertInStep();
        assertThat(watched.source.looks).hasSize(1);
    }

    @Test
    void aHintWithoutItemsIsALookAtTheWholeLibrary() {
        Library others = watched.scripted.library("others");
        watched.scripted.put(others, List.of());
        watched.source.tell(PushHint.everything());
        watched.time.advance(Watched.MOMENT);
        watched.forget();

        watched.source.tell(new PushHint(others.key(), Set.of()));
        watched.time.advance(Watched.MOMENT);

        assertThat(watched.source.walks).containsExactly(others);
        assertThat(watched.source.looks).isEmpty();
    }

    @Test
    void aHintWithoutALibraryLooksOnlyWhereTheItemIsRecorded() {
        Library others = watched.scripted.library("others");
        watched.scripted.put(others, List.of(RepositoryContract.film(Watched.ID, "other")));
        watched.source.tell(PushHint.everything());
        watched.time.advance(Watched.MOMENT);
        watched.forget();

        watched.source.tell(new PushHint(null, Set.of("other")));
        watched.time.advance(Watched.MOMENT);

        assertThat(watched.source.looks).containsExactly(others);
    }

    @Test
    void whatASourceCannotBeAskedAboutIsALookAtEverything() {
        watched.source.capabilities = EnumSet.of(Capability.PUSH, Capability.INCREMENTAL);
        watched.scripted.withoutPresence();
        watched.restart();
        watched.time.advance(Watched.MOMENT);
        watched.forget();
        remove("3");
        add("new");

        tell("3", "new");
        watched.time.advance(Watched.MOMENT);

        assertThat(watched.source.walks).containsExactly(watched.films);
    }

    @Test
    void anAbsentSourceIsTriedLessAndLessOften() {
        watched.source.away();
        watched.time.advance(Duration.ofMinutes(2));
        Instant since = watched.watch().status().since();
        assertThat(watched.state()).isInstanceOf(SourceStatus.Away.class);

        watched.time.advance(Duration.ofMinutes(30));

        assertThat(watched.watch().status().since()).isEqualTo(since);
        assertThat(watched.told)
                .as("tries: the first after 2 s, then after twice as long, at most 5 min")
                .hasSizeBetween(12, 18);
        assertThat(watched.recorded(watched.films)).hasSize(12);
    }

    @Test
    void aSourceThatComesBackIsLookedAtAsAWhole() {
        watched.source.away();
        watched.time.advance(Duration.ofMinutes(20));
        remove("3");
        add("new");
        watched.forget();

        watched.source.back();
        watched.time.advance(Watched.MOMENT);

        assertInStep();
        assertThat(watched.source.walks).containsExactly(watched.films);
        assertThat(watched.state()).isEqualTo(new SourceStatus.InStep(SourceStatus.Hearing.PUSH));
    }

    @Test
    void aRefusalWantsSomebodyToSignIn() {
        watched.source.fails(ErrorKind.SOURCE_REFUSED);

        watched.time.advance(Duration.ofMinutes(2));

        assertThat(watched.state()).isInstanceOf(SourceStatus.NeedsSignIn.class);
    }

    @Test
    void aSourceThatBreaksAsNothingShouldIsTriedAgain() {
        watched.source.breaks();
        watched.source.tell(PushHint.everything());
        watched.time.advance(Duration.ofMinutes(1));
        assertThat(watched.state())
                .isInstanceOfSatisfying(
                        SourceStatus.Failing.class,
                        failing -> assertThat(failing.error()).hasMessageContaining("StackOverflowError"));

        watched.source.backSilently();
        watched.time.advance(Duration.ofMinutes(5));

        assertInStep();
    }

    @Test
    void afterASleepEverythingIsLookedAt() {
        remove("3");
        watched.time.sleep(Duration.ofHours(8));

        watched.time.advance(Duration.ofSeconds(10));

        assertInStep();
        assertThat(watched.source.walks).containsExactly(watched.films);
    }

    @Test
    void withoutHintsChangesAreFoundByLookingNowAndThen() {
        watched.source.capabilities = EnumSet.of(Capability.PRESENCE, Capability.INCREMENTAL);
        watched.restart();
        watched.time.advance(Watched.MOMENT);
        assertThat(watched.state()).isEqualTo(new SourceStatus.InStep(SourceStatus.Hearing.SCHEDULE));
        add("new");

        watched.time.advance(Duration.ofMinutes(17));

        assertInStep();
    }

    @Test
    void aNewLibraryIsFound() {
        Library others = watched.scripted.library("others");
        watched.scripted.put(others, List.of(RepositoryContract.film(Watched.ID, "other")));

        watched.time.advance(Duration.ofMinutes(2));

        assertThat(watched.recorded(others)).isEqualTo(watched.held(others));
    }

    @Test
    void whatWasNotProvedBecauseTheSourceChangedIsLookedAtAgain() {
        watched.scripted.script(Faults.scanRunning());
        remove("3");
        tell("3");
        watched.time.advance(Watched.MOMENT);
        assertThat(watched.recorded(watched.films)).hasSize(12);
        watched.scripted.heal();

        watched.time.advance(Duration.ofMinutes(1));

        assertInStep();
    }

    @Test
    void anEndedWatchListensToNothing() {
        watched.end();

        assertThat(watched.source.listeners()).isZero();
        assertThat(watched.time.openLines()).isZero();
        assertThat(watched.state()).isEqualTo(new SourceStatus.Stopped());
    }

    @Test
    void anAbsentSourceIsNotAskedWithoutPause() {
        watched.source.away();
        watched.source.tell(PushHint.everything());

        watched.time.advance(Duration.ofMinutes(10));

        assertThat(watched.state()).isInstanceOf(SourceStatus.Away.class);
    }

    private void tell(String... ids) {
        watched.source.tell(new PushHint(watched.films.key(), Set.of(ids)));
    }

    private void add(String id) {
        List<MediaItem> items = new ArrayList<>(watched.scripted.held(watched.films));
        items.add(RepositoryContract.film(Watched.ID, id));
        watched.scripted.put(watched.films, items);
    }

    private void remove(String id) {
        watched.scripted.put(
                watched.films,
                watched.scripted.held(watched.films).stream()
                        .filter(item -> !item.key().equals(new ItemKey(Watched.ID, id)))
                        .toList());
    }

    private void assertInStep() {
        assertThat(watched.recorded(watched.films)).isEqualTo(watched.held(watched.films));
    }
}
