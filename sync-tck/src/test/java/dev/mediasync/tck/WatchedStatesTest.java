package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.SourceStatus;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import dev.mediasync.source.PushHint;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What users do, on either side, while a watch goes on. */
class WatchedStatesTest {
    private static final ItemKey FILM = new ItemKey(Watched.ID, "3");
    private static final ItemKey OTHER = new ItemKey(Watched.ID, "4");

    private final Watched watched = Watched.begun();

    @Test
    void whatTheHostSavesIsSentAndReadBackOnce() {
        UserState state = at(90);
        watched.repository.saveUserState(FILM, state);

        watched.time.advance(Duration.ofSeconds(15));

        assertThat(watched.source.written).containsExactly(state);
        assertThat(watched.repository.unsent(Watched.ID, 10)).isEmpty();
        assertThat(watched.source.looks).as("the look that reads it back").hasSize(1);
    }

    @Test
    void whatIsSentLeadsToNoLoop() {
        watched.repository.saveUserState(FILM, at(90));
        watched.time.advance(Duration.ofSeconds(15));
        watched.forget();

        watched.source.tell(new PushHint(watched.films.key(), Set.of("3")));
        watched.time.advance(Duration.ofMinutes(10));

        assertThat(watched.source.written).hasSize(1);
        assertThat(watched.source.looks).as("the look that the hint asked for").hasSize(1);
    }

    @Test
    void whatTheHostSavesIsSentAtOnce() {
        watched.repository.saveUserState(FILM, at(90));

        watched.time.advance(Duration.ofMillis(1));

        assertThat(watched.source.written).hasSize(1);
    }

    @Test
    void aNudgeHasARefusedStateTriedAgainAtOnce() {
        watched.source.refused = FILM;
        watched.repository.saveUserState(FILM, at(90));
        watched.time.advance(Duration.ofMinutes(30));
        watched.source.refused = null;

        watched.watch().send();
        watched.time.advance(Duration.ofMillis(1));

        assertThat(watched.source.written).hasSize(1);
    }

    @Test
    void whatHappensOnTheServerIsSeenHere() {
        watched.source.with(FILM, at(120));

        watched.source.tell(new PushHint(null, Set.of("3")));
        watched.time.advance(Watched.MOMENT);

        assertThat(watched.repository.userState(FILM, "ann")).contains(at(120));
        assertThat(watched.source.written).isEmpty();
    }

    @Test
    void whatWasSavedWhileTheSourceWasAwayIsSentWhenItIsBack() {
        watched.source.away();
        watched.time.advance(Duration.ofMinutes(2));
        watched.repository.saveUserState(FILM, at(90));
        watched.time.advance(Duration.ofMinutes(2));
        assertThat(watched.source.written).isEmpty();

        watched.source.back();
        watched.time.advance(Watched.MOMENT);

        assertThat(watched.source.written).containsExactly(at(90));
    }

    @Test
    void aNewerStateOfTheServersIsNotOverwrittenAfterAnAbsence() {
        watched.source.away();
        watched.time.advance(Duration.ofMinutes(2));
        watched.repository.saveUserState(FILM, at(90));
        UserState newer = at(0).playedAt(watched.clock.instant().plusSeconds(60));
        watched.source.with(FILM, newer);
        watched.time.advance(Duration.ofMinutes(2));

        watched.source.back();
        watched.time.advance(Watched.MOMENT);

        assertThat(watched.source.written).isEmpty();
        assertThat(watched.repository.userState(FILM, "ann")).contains(newer);
    }

    @Test
    void aStateThatIsRefusedHoldsUpNoOtherAndIsTriedLessAndLessOften() {
        watched.source.refused = FILM;
        watched.repository.saveUserState(FILM, at(90));
        watched.repository.saveUserState(OTHER, at(91));

        watched.time.advance(Duration.ofMinutes(30));

        assertThat(watched.source.written).contains(at(91));
        assertThat(watched.repository.unsent(Watched.ID, 10)).hasSize(1);
        assertThat(watched.source.refusals).isBetween(8, 16);
    }

    @Test
    void statesThatAreRefusedHideNoneBehindThemHoweverManyTheyAre() {
        watched.source.refused = FILM;
        for (int user = 0; user < 10_000; user++) {
            watched.repository.saveUserState(
                    FILM, UserState.untouched("user" + user).at(Duration.ofSeconds(90)));
        }
        watched.time.advance(Duration.ofSeconds(1));
        watched.repository.saveUserState(OTHER, at(91));

        watched.time.advance(Duration.ofMinutes(5));

        assertThat(watched.source.written).contains(at(91));
    }

    @Test
    void aStateThatBreaksTheSourceHoldsUpNoOther() {
        watched.source.poison = FILM;
        watched.repository.saveUserState(FILM, at(90));
        watched.repository.saveUserState(OTHER, at(91));

        watched.time.advance(Watched.MOMENT);

        assertThat(watched.source.written).containsExactly(at(91));
        assertThat(watched.state()).isInstanceOf(SourceStatus.InStep.class);
    }

    @Test
    void whatCannotBeNotedAsSentIsNotSentAgainAndAgain() {
        watched.full = true;
        watched.repository.saveUserState(FILM, at(90));
        watched.repository.saveUserState(OTHER, at(91));

        watched.time.advance(Duration.ofMinutes(10));
        assertThat(watched.source.written).containsExactly(at(90));

        watched.full = false;
        watched.time.advance(Duration.ofMinutes(10));
        assertThat(watched.source.written).contains(at(91));
        assertThat(watched.repository.unsent(Watched.ID, 10)).isEmpty();
    }

    @Test
    void aNewerStateOfTheServersIsNotOverwrittenAfterASleep() {
        watched.repository.saveUserState(FILM, at(90));
        UserState newer = at(0).playedAt(watched.clock.instant().plusSeconds(60));
        watched.source.with(FILM, newer);
        watched.time.sleep(Duration.ofHours(8));

        watched.time.advance(Watched.MOMENT);

        assertThat(watched.source.written).isEmpty();
        assertThat(watched.repository.userState(FILM, "ann")).contains(newer);
    }

    @Test
    void nothingIsSentWhileWhatTheSourceKnowsCannotBeRead() {
        watched.source.away();
        watched.time.advance(Duration.ofMinutes(2));
        watched.repository.saveUserState(FILM, at(90));
        UserState newer = at(0).playedAt(watched.clock.instant().plusSeconds(60));
        watched.source.with(FILM, newer);
        watched.source.hidesStates = true;
        watched.source.back();
        watched.time.advance(Duration.ofMinutes(20));
        assertThat(watched.source.written).isEmpty();

        watched.source.hidesStates = false;
        watched.repository.saveUserState(OTHER, at(91));
        watched.time.advance(Duration.ofMinutes(20));

        assertThat(watched.source.written).containsExactly(at(91));
        assertThat(watched.repository.userState(FILM, "ann")).contains(newer);
    }

    private static UserState at(int seconds) {
        return UserState.untouched("ann").at(Duration.ofSeconds(seconds));
    }
}
