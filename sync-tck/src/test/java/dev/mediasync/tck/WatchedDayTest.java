package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.SourceStatus;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.source.PushHint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole days of watching, with everything that goes wrong in one. */
class WatchedDayTest {
    /** So many that what goes at once never needs an approval. */
    private static final int FILMS = 100;

    private static final int BURST = 10_000;

    private final Watched watched = Watched.begun(FILMS);
    private final List<String> story = new ArrayList<>();
    private SplittableRandom random = new SplittableRandom();
    private boolean there = true;
    private int fresh;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDayOfOutagesSleepsAndRestartsEndsInTheServersState(long seed) {
        random = new SplittableRandom(seed);
        Instant end = watched.clock.instant().plus(Duration.ofHours(24));
        while (watched.clock.instant().isBefore(end)) {
            happen();
            watched.time.advance(Duration.ofSeconds(random.nextInt(1_200)));
        }
        comeBack();
        watched.time.advance(Duration.ofMinutes(6));

        assertThat(watched.recorded(watched.films)).as(story.toString()).isEqualTo(watched.held(watched.films));
        assertThat(watched.repository.unsent(Watched.ID, 10))
                .as(story.toString())
                .isEmpty();
        assertStatesAgree();
        assertThat(watched.state()).isEqualTo(new SourceStatus.InStep(SourceStatus.Hearing.PUSH));
        assertThat(watched.source.listeners()).isEqualTo(1);
        watched.end();
        assertThat(watched.source.listeners()).isZero();
        assertThat(watched.time.openLines()).isZero();
        assertThat(watched.repository.check().sound()).isTrue();
    }

    private void happen() {
        int what = random.nextInt(10);
        story.add(watched.clock.instant() + ": " + what);
        switch (what) {
            case 0 -> goAway();
            case 1 -> comeBack();
            case 2 -> sleep();
            case 3 -> watched.restart();
            case 4 -> burst();
            case 5, 6 -> write();
            default -> tell(change());
        }
    }

    private void goAway() {
        there = false;
        watched.source.away();
    }

    private void comeBack() {
        there = true;
        watched.source.back();
    }

    /** What a server tells meanwhile is told to nobody. */
    private void sleep() {
        change();
        watched.time.sleep(Duration.ofMinutes(random.nextInt(1, 300)));
    }

    private void burst() {
        Set<String> ids = change();
        for (int number = 0; number < BURST; number++) {
            tell(number % 2 == 0 ? ids : Set.of("of no library " + number));
        }
    }

    private void tell(Set<String> ids) {
        if (there) {
            watched.source.tell(new PushHint(random.nextBoolean() ? watched.films.key() : null, ids));
        }
    }

    private Set<String> change() {
        Set<String> ids = new HashSet<>();
        List<MediaItem> items = new ArrayList<>(watched.scripted.held(watched.films));
        for (int count = random.nextInt(1, 4); count > 0; count--) {
            if (items.size() > FILMS * 4 / 5 && random.nextBoolean()) {
                ids.add(items.remove(random.nextInt(items.size())).key().id());
            } else {
                String id = "new " + fresh++;
                items.add(RepositoryContract.film(Watched.ID, id));
                ids.add(id);
            }
        }
        watched.scripted.put(watched.films, items);
        return ids;
    }

    private void write() {
        List<MediaItem> recorded = new ArrayList<>(watched.recorded(watched.films));
        recorded.sort(Comparator.comparing(MediaItem::key));
        MediaItem item = recorded.get(random.nextInt(recorded.size()));
        watched.repository.saveUserState(
                item.key(), UserState.untouched("ann").at(Duration.ofSeconds(random.nextInt(1, 1_000))));
    }

    private void assertStatesAgree() {
        for (MediaItem item : watched.scripted.held(watched.films)) {
            assertThat(watched.repository.userState(item.key(), "ann"))
                    .as(item.key() + " " + story)
                    .isEqualTo(watched.source.state(item.key()));
        }
    }
}
