package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.UserState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where the states of two items meet, what the host wrote is not lost to what was played before. */
class KeptStateTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UserState UNTOUCHED = UserState.untouched("ann");
    private static final KeptState WRITTEN = new KeptState(UNTOUCHED.at(Duration.ofMinutes(3)), 1L, NOON);

    @Test
    void whatWaitsPrevailsOverWhatWasPlayedBefore() {
        KeptState before = KeptState.seen(UNTOUCHED.playedAt(NOON));

        assertThat(WRITTEN.prevailsOver(before)).isTrue();
        assertThat(before.prevailsOver(WRITTEN)).isFalse();
    }

    @Test
    void whatWasPlayedLaterPrevailsOverWhatWaits() {
        KeptState later = KeptState.seen(UNTOUCHED.playedAt(NOON.plusMillis(1)));

        assertThat(later.prevailsOver(WRITTEN)).isTrue();
        assertThat(WRITTEN.prevailsOver(later)).isFalse();
    }

    @Test
    void amongEqualsTheNewerPrevails() {
        KeptState once = KeptState.seen(UNTOUCHED.playedAt(NOON));
        KeptState twice = KeptState.seen(once.state().playedAt(NOON.plusSeconds(1)));

        assertThat(twice.prevailsOver(once)).isTrue();
        assertThat(once.prevailsOver(twice)).isFalse();
    }
}
