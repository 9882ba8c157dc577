package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.UnsentState;
import dev.mediasync.source.Cancellation;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserStatesTest {
    private final Copy copy = Household.copy();
    private final FakePlex server = copy.server;

    @AfterEach
    void close() {
        copy.close();
    }

    private Map<String, Object> owner(String id) {
        return server.states(FakePlex.TOKEN).computeIfAbsent(id, key -> new LinkedHashMap<>());
    }

    private void write(UserState state) {
        copy.source.writeUserState(new ItemKey(Copy.SOURCE, "12"), state);
    }

    private static UserState state(Duration position, int plays) {
        return new UserState("default", position, plays > 0, plays, null, false, null);
    }

    private List<Asked> writes() {
        return server.asked("/:/");
    }

    @Test
    void statesCostNoSecondWalkForTheAccountThatWalked() {
        try (Copy alone = new Copy(server, server.source())) {
            owner("12").put("viewCount", 1);
            alone.sync("Movies");
            assertThat(server.asked("/library/sections/1/all")).hasSize(3);
            assertThat(alone.state("12", "default").played()).isTrue();
        }
    }

    @Test
    void whatTheServerDoesNotSayAnyMoreWasTakenBack() {
        owner("12").put("viewCount", 1);
        owner("12").put("viewOffset", 75_000);
        copy.sync("Movies");
        assertThat(copy.state("12", "default").playCount()).isEqualTo(1);
        owner("12").clear();
        copy.sync("Movies");
        assertThat(copy.state("12", "default")).isEqualTo(UserState.untouched("default"));
    }

    @Test
    void usersOfOneHomeAreKeptSideBySide() {
        owner("12").put("viewCount", 3);
        server.states(Household.KID).put("12", Map.of("viewOffset", 90_000));
        copy.sync("Movies");
        assertThat(copy.state("12", "default").playCount()).isEqualTo(3);
        assertThat(copy.state("12", "kid").position()).isEqualTo(Duration.ofSeconds(90));
        assertThat(copy.state("12", "kid").played()).isFalse();
    }

    @Test
    void aWriteIsDoneWithTheTokenOfItsUser() {
        write(new UserState("kid", Duration.ZERO, true, 1, null, false, null));
        assertThat(server.states(Household.KID).get("12")).containsEntry("viewCount", 1);
        assertThat(owner("12")).isEmpty();
    }

    @Test
    void aPlayIsWrittenOnceHoweverOftenItIsSent() {
        write(state(Duration.ZERO, 1));
        write(state(Duration.ZERO, 1));
        assertThat(owner("12")).containsEntry("viewCount", 1);
        assertThat(writes()).hasSize(1);
    }

    @Test
    void aWriteThatBrokeOffIsNotRepeatedUnseen() {
        server.fault((asked, honest) -> asked.path().equals("/:/scrobble") ? honest.in(Manner.CLOSED) : null);
        assertThatThrownBy(() -> write(state(Duration.ZERO, 1)))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("is not known");
        assertThat(owner("12")).containsEntry("viewCount", 1);
        server.heal();
        write(state(Duration.ZERO, 1));
        assertThat(owner("12")).containsEntry("viewCount", 1);
    }

    @Test
    void whatTheHostWroteGoesThroughTheOutboxOnceAndComesBackAsItself() {
        copy.sync("Movies");
        ItemKey key = new ItemKey(Copy.SOURCE, "12");
        copy.repository.saveUserState(key, UserState.untouched("default").playedAt(Instant.now()));
        for (int round = 0; round < 3; round++) {
            for (UnsentState waiting : copy.repository.unsent(Copy.SOURCE, 10)) {
                copy.source.writeUserState(waiting.key(), waiting.state());
                copy.repository.sent(waiting);
            }
            copy.sync("Movies");
        }
        assertThat(copy.repository.unsent(Copy.SOURCE, 10)).isEmpty();
        assertThat(copy.state("12", "default").playCount()).isEqualTo(1);
        assertThat(owner("12")).containsEntry("viewCount", 1);
        assertThat(writes()).hasSize(1);
    }

    @Test
    void aPlayIsTakenBack() {
        owner("12").put("viewCount", 2);
        write(state(Duration.ZERO, 0));
        assertThat(owner("12")).isEmpty();
    }

    @Test
    void aPositionIsWrittenAndTakenBack() {
        write(state(Duration.ofMinutes(20), 0));
        assertThat(owner("12")).containsEntry("viewOffset", 1_200_000L);
        assertThat(FakePlex.query(writes().get(0)))
                .containsEntry("state", "stopped")
                .containsEntry("duration", "5400000");
        write(state(Duration.ZERO, 0));
        assertThat(owner("12")).isEmpty();
    }

    @Test
    void aPositionThatServersForgetIsNotSent() {
        write(state(Duration.ofSeconds(50), 0));
        assertThat(writes()).isEmpty();
    }

    @Test
    void aRatingIsWrittenAndTakenBack() {
        write(new UserState("default", Duration.ZERO, false, 0, null, false, 8.0));
        assertThat(owner("12")).containsEntry("userRating", 8.0);
        write(state(Duration.ZERO, 0));
        assertThat(owner("12")).containsEntry("userRating", -1.0);
    }

    @Test
    void whatTheServerKnowsAlreadyIsNotWritten() {
        owner("12").put("viewCount", 2);
        owner("12").put("viewOffset", 120_000);
        write(new UserState("default", Duration.ofMinutes(2), true, 2, null, true, null));
        assertThat(writes()).isEmpty();
    }

    @Test
    void aUserWithoutATokenIsRefused() {
        assertThatThrownBy(() -> write(UserState.untouched("stranger")))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
                .hasMessageContaining("stranger")
                .hasMessageContaining("[default, kid]");
    }

    @Test
    void aStateThatWasWrittenDuringARunIsReadAnew() {
        copy.source.enumerate(copy.source.libraries().get(0), new Cancellation(), page -> {});
        write(state(Duration.ZERO, 1));
        boolean[] played = new boolean[1];
        copy.source.readUserStates(copy.source.libraries().get(0), seen -> {
            if (seen.key().id().equals("12") && seen.state().user().equals("default")) {
                played[0] = seen.state().played();
            }
        });
        assertThat(played[0]).isTrue();
    }

    @Test
    void anAlbumIsPlayedWhenAllOfItIs() {
        server.row("31").put("leafCount", 3);
        owner("31").put("viewedLeafCount", 3);
        copy.sync("Music");
        assertThat(copy.state("31", "default").played()).isTrue();
    }
}
