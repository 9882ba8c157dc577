package dev.mediasync.jellyfin;

import static dev.mediasync.jellyfin.Recorded.rows;
import static dev.mediasync.jellyfin.Recorded.single;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.UserState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of user data that was recorded from real servers of three versions. */
class RecordedStatesIT {
    @ParameterizedTest
    @CsvSource({
        "set-position, 1200, false, 0, false",
        "set-played-date, 0, true, 1, false",
        "set-played-date-again, 0, true, 2, false",
        "set-played-plain, 0, true, 2, false",
        "unplayed, 0, false, 0, false",
        "favourite, 0, false, 0, true",
        "partial-played, 0, true, 1, true",
        "partial-empty, 0, true, 1, true",
    })
    void userDataIsReadAsItWasWritten(String name, long seconds, boolean played, int plays, boolean favourite)
            throws IOException {
        for (String version : List.of("recorded-12.0", "recorded-10.11", "recorded-10.10")) {
            UserState state = States.of(single(version + "/state/" + name + ".json"), ItemType.MOVIE, "kim");
            assertThat(state.position()).as(version).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(state.played()).as(version).isEqualTo(played);
            assertThat(state.playCount()).as(version).isEqualTo(plays);
            assertThat(state.favourite()).as(version).isEqualTo(favourite);
            assertThat(state.lastPlayed())
                    .as(version)
                    .isEqualTo(
                            !played
                                    ? null
                                    : Instant.parse(favourite ? "2024-05-06T07:08:09Z" : "2024-01-02T03:04:05Z"));
        }
    }

    @Test
    void aRatingIsRead() throws IOException {
        UserState state = States.of(single("recorded-12.0/state/rating.json"), ItemType.MOVIE, "kim");
        assertThat(state.rating()).isEqualTo(7.5);
    }

    @Test
    void anEmptyShowThatTheServerCallsPlayedIsNot() throws IOException {
        for (String version : List.of("recorded-12.0", "recorded-10.11", "recorded-10.10")) {
            Row empty = rows(version + "/items/shows-series.json").stream()
                    .filter(row -> "Empty".equals(row.word("Name")))
                    .findFirst()
                    .orElseThrow();
            assertThat(Objects.requireNonNull(empty.row("UserData")).flag("Played"))
                    .isTrue();
            assertThat(States.of(empty, ItemType.SERIES, "kim").played()).isFalse();
        }
    }
}
