package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateReadsTest {
    private static final String FILMS = "/library/sections/1/all";

    private final Copy copy = Household.copy();
    private final FakePlex server = copy.server;

    @AfterEach
    void close() {
        copy.close();
    }

    private void plays(String token, String id) {
        long now = System.currentTimeMillis() / 1_000;
        server.states(token).put(id, new LinkedHashMap<>(Map.of("viewCount", 1, "lastViewedAt", now)));
    }

    private Library films() {
        return copy.source.libraries().get(0);
    }

    private WalkEnd walk(Library library) {
        return copy.source.enumerate(library, new Cancellation(), page -> {});
    }

    private void walkSince(Library library, WalkEnd end) {
        String cursor = Objects.requireNonNull(end.cursor());
        copy.source.changes(library, cursor, new Cancellation(), page -> {});
    }

    private List<String> played(Library library) {
        List<ItemState> states = new ArrayList<>();
        copy.source.readUserStates(library, states::add);
        return played(states);
    }

    private static List<String> played(List<ItemState> states) {
        return states.stream()
                .filter(state -> state.state().played())
                .map(state -> state.key().id() + " by " + state.state().user())
                .sorted()
                .toList();
    }

    private long listings(String token) {
        return server.asked(FILMS).stream().filter(asked -> by(asked, token)).count();
    }

    private static boolean by(Asked asked, String token) {
        return token.equals(asked.headers().get("x-plex-token"));
    }

    @Test
    void statesOfAWalkAreForgottenWhenARunBegins() {
        walk(films());
        plays(FakePlex.TOKEN, "12");
        assertThat(played(films())).containsExactly("12 by default");
    }

    @Test
    void statesOfAWalkThatBreaksOffAreNotThoseOfTheOneBefore() {
        Library library = films();
        walk(library);
        plays(FakePlex.TOKEN, "12");
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> copy.source.enumerate(library, cancelled, page -> {}))
                .isInstanceOf(SyncException.class);
        assertThat(played(library)).containsExactly("12 by default");
    }

    @Test
    void statesOfAWalkAreForgottenWhenChangesAreAskedFor() {
        Library library = films();
        WalkEnd end = walk(library);
        plays(FakePlex.TOKEN, "12");
        walkSince(library, end);
        assertThat(played(library)).containsExactly("12 by default");
    }

    @Test
    void statesOfAWalkAreShownOnce() {
        Library library = films();
        walk(library);
        assertThat(played(library)).isEmpty();
        plays(FakePlex.TOKEN, "12");
        assertThat(played(library)).containsExactly("12 by default");
    }

    @Test
    void aLookWithoutARunLeavesNothingForTheNextIncrementalRun() {
        copy.sync("Movies");
        walk(films());
        plays(FakePlex.TOKEN, "12");
        copy.sync("Movies", SyncOptions.Mode.INCREMENTAL);
        assertThat(copy.state("12", "default").played()).isTrue();
    }

    @Test
    void aUserWhoCannotBeReadHoldsUpNobody() {
        plays(FakePlex.TOKEN, "12");
        plays(Household.AUNT, "13");
        server.fault((asked, honest) -> by(asked, Household.KID) ? Reply.html(401, "") : null);
        List<ItemState> states = new ArrayList<>();
        Library library = films();
        assertThatThrownBy(() -> copy.source.readUserStates(library, states::add))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("kid")
                .hasStackTraceContaining("401");
        assertThat(played(states)).containsExactly("12 by default", "13 by aunt");
    }

    @Test
    void aSinkThatFailsIsAskedNoFurther() {
        List<ItemState> states = new ArrayList<>();
        Library library = films();
        SyncException full = new SyncException(ErrorKind.STORAGE_FAILED, "The disk is full");
        assertThatThrownBy(() -> copy.source.readUserStates(library, state -> {
                    states.add(state);
                    throw full;
                }))
                .isSameAs(full);
        assertThat(states).hasSize(1);
    }

    @Test
    void anIncrementalRunAsksOnceForWhatAUserPlayedSince() {
        copy.sync("Movies");
        plays(FakePlex.TOKEN, "12");
        plays(Household.KID, "13");
        server.asked.clear();
        copy.sync("Movies", SyncOptions.Mode.INCREMENTAL);
        assertThat(copy.state("12", "default").played()).isTrue();
        assertThat(copy.state("13", "kid").played()).isTrue();
        assertThat(listings(Household.KID)).isEqualTo(1);
        assertThat(listings(Household.AUNT)).isEqualTo(1);
        assertThat(listings(FakePlex.TOKEN)).as("updated, added, total, played").isEqualTo(4);
    }

    @Test
    void whatCameAnewBringsItsOldState() {
        copy.sync("Movies");
        server.movie("1", "99", "Brazil").put("addedAt", System.currentTimeMillis() / 1_000);
        server.states(FakePlex.TOKEN).put("99", Map.of("viewCount", 2, "lastViewedAt", 1_500_000_000));
        copy.sync("Movies", SyncOptions.Mode.INCREMENTAL);
        assertThat(copy.state("99", "default").playCount()).isEqualTo(2);
    }

    @Test
    void whatWasTakenBackIsSeenByTheNextFullRun() {
        plays(FakePlex.TOKEN, "12");
        copy.sync("Movies");
        server.states(FakePlex.TOKEN).clear();
        copy.sync("Movies", SyncOptions.Mode.INCREMENTAL);
        assertThat(copy.state("12", "default").played()).isTrue();
        copy.sync("Movies");
        assertThat(copy.state("12", "default").played()).isFalse();
    }

    @Test
    void aServerThatCannotBeAskedByTimeIsAskedForEverything() {
        copy.sync("Movies");
        plays(Household.KID, "13");
        server.fault((asked, honest) -> asked.target().contains("lastViewedAt") ? Reply.html(400, "") : null);
        copy.sync("Movies", SyncOptions.Mode.INCREMENTAL);
        assertThat(copy.state("13", "kid").played()).isTrue();
    }

    @Test
    void aUserWhoCouldNotBeReadIsReadInFullAtTheNextRun() {
        server.states(Household.KID).put("13", Map.of("viewCount", 1, "lastViewedAt", 1_500_000_000));
        server.fault((asked, honest) -> by(asked, Household.KID) ? Reply.html(401, "") : null);
        copy.sync("Movies");
        server.heal();
        copy.sync("Movies", SyncOptions.Mode.INCREMENTAL);
        assertThat(copy.state("13", "kid").played()).isTrue();
    }

    @Test
    void aLibraryWhoseStatesDidNotAllComeOutIsReadInFullAtTheNextRun() {
        Library library = films();
        WalkEnd end = walk(library);
        server.states(Household.KID).put("13", Map.of("viewCount", 1, "lastViewedAt", 1_500_000_000));
        assertThatThrownBy(() -> copy.source.readUserStates(library, state -> {
                    throw new SyncException(ErrorKind.STORAGE_FAILED, "The disk is full");
                }))
                .hasMessageContaining("full");
        walkSince(library, end);
        assertThat(played(library)).containsExactly("13 by kid");
        walkSince(library, end);
        assertThat(played(library)).isEmpty();
    }
}
