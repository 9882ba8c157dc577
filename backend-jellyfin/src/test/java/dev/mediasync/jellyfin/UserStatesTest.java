package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.SyncOptions.Mode;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.UserState;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What users did is read for each, and written so that a repetition changes nothing. */
class UserStatesTest {
    private static final Instant PLAYED = Instant.parse("2026-05-06T07:08:09Z");

    private final FakeJellyfin server = Libraries.small();
    private final Copy copy = new Copy(
            server,
            server.builder(FakeJellyfin.TOKEN)
                    .withPageRows(3)
                    .withStatesOf("kid")
                    .build());

    @AfterEach
    void close() {
        copy.close();
    }

    private Map<String, Object> did(String user, int number) {
        return server.user(user).state(Libraries.id(number));
    }

    private void write(int number, UserState state) {
        copy.source.writeUserState(new ItemKey(Copy.SOURCE, Libraries.id(number)), state);
    }

    private List<Asked> writes() {
        return server.asked.stream()
                .filter(asked -> !asked.method().equals("GET"))
                .toList();
    }

    private static UserState seen(String user) {
        return new UserState(user, Duration.ZERO, true, 2, PLAYED, true, null);
    }

    @Test
    void eachUserHasHisOwnStates() {
        did(FakeJellyfin.ROOT, 10).put("PlaybackPositionTicks", 6_000_000_000L);
        did(FakeJellyfin.KID, 11).put("Played", true);
        copy.sync("Movies");

        assertThat(copy.state(10, "root").position()).isEqualTo(Duration.ofMinutes(10));
        assertThat(copy.state(11, "kid").played()).isTrue();
        assertThat(copy.state(11, "root").played()).isFalse();
    }

    @Test
    void aKeyWithoutAUserReadsAndWritesTheStatesOfThoseWhoAreNamed() {
        JellyfinSource key =
                server.builder(FakeJellyfin.KEY).withStatesOf("kid").build();
        try (Copy all = new Copy(server, key)) {
            did(FakeJellyfin.KID, 11).put("Played", true);
            all.sync("Movies");
            assertThat(all.state(11, "kid").played()).isTrue();
            assertThat(all.repository.userStates(new ItemKey(Copy.SOURCE, Libraries.id(11))))
                    .hasSize(1);
            did(FakeJellyfin.KID, 12).put("Played", true);
            all.sync("Movies", SyncOptions.Mode.INCREMENTAL);
            assertThat(all.state(12, "kid").played()).isTrue();
            key.writeUserState(new ItemKey(Copy.SOURCE, Libraries.id(13)), seen("kid"));
            assertThat(did(FakeJellyfin.KID, 13)).containsEntry("Played", true);
        }
    }

    @Test
    void aNameThatNobodyHasIsSaid() {
        JellyfinSource key = server.builder(FakeJellyfin.KEY)
                .withStatesOf("kid")
                .withStatesOf("nobody")
                .build();
        try (Copy all = new Copy(server, key)) {
            assertThat(all.sync("Movies").toString()).contains("has no user called \"nobody\"");
        }
    }

    @Test
    void whatWasTakenBackIsTakenBack() {
        did(FakeJellyfin.ROOT, 10).put("Played", true);
        copy.sync("Movies");
        did(FakeJellyfin.ROOT, 10).put("Played", false);
        copy.sync("Movies");
        assertThat(copy.state(10, "root").played()).isFalse();
    }

    @Test
    void aLookAtChangesAsksOnlyForWhatIsTouched() {
        copy.sync("Movies");
        did(FakeJellyfin.KID, 12).put("Played", true);
        int before = server.asked.size();
        copy.sync("Movies", Mode.INCREMENTAL);

        assertThat(copy.state(12, "kid").played()).isTrue();
        assertThat(server.asked.subList(before, server.asked.size()))
                .filteredOn(asked ->
                        FakeJellyfin.query(asked).getOrDefault("filters", "").equals("IsPlayed"))
                .isNotEmpty();
    }

    @Test
    void aLookAtChangesShowsWhatWasTakenBackWhereEverythingFitsOnAPage() {
        did(FakeJellyfin.ROOT, 32).put("Played", true);
        copy.sync("Music");
        did(FakeJellyfin.ROOT, 32).put("Played", false);
        int before = server.asked.size();
        copy.sync("Music", Mode.INCREMENTAL);

        assertThat(copy.state(32, "root").played()).isFalse();
        assertThat(server.asked.subList(before, server.asked.size()))
                .filteredOn(asked ->
                        FakeJellyfin.query(asked).getOrDefault("filters", "").equals("IsPlayed")
                                && "Audio".equals(FakeJellyfin.query(asked).get("includeitemtypes")))
                .isEmpty();
    }

    @Test
    void whatWasTakenBackIsSeenSoonAfterTheServerWasFilled() {
        did(FakeJellyfin.ROOT, 10).put("Played", true);
        server.catalogue.item(Libraries.id(10)).saved = Instant.now().minus(Duration.ofMinutes(5));
        copy.sync("Movies");
        did(FakeJellyfin.ROOT, 10).put("Played", false);
        copy.sync("Movies");
        assertThat(copy.state(10, "root").played()).isFalse();
    }

    @Test
    void whatWasAddedAgainAndLooksUntouchedDoesNotOverwriteWhatIsKnown() {
        did(FakeJellyfin.ROOT, 10).put("Played", true);
        copy.sync("Movies");
        did(FakeJellyfin.ROOT, 10).put("Played", false);
        server.catalogue.item(Libraries.id(10)).saved = Instant.now();
        copy.sync("Movies");
        assertThat(copy.state(10, "root").played()).isTrue();
    }

    @Test
    void aStateIsWrittenOnceInOneQuestion() {
        write(10, seen("root"));
        write(10, seen("root"));

        assertThat(writes()).hasSize(1);
        Asked asked = writes().get(0);
        assertThat(asked.path()).isEqualTo("/UserItems/" + Libraries.id(10) + "/UserData");
        assertThat(FakeJellyfin.query(asked)).containsOnly(Map.entry("userid", FakeJellyfin.ROOT));
        assertThat(asked.body())
                .isEqualTo("{\"Played\":true,\"PlayCount\":2,\"LastPlayedDate\":\"2026-05-06T07:08:09Z\","
                        + "\"IsFavorite\":true}");
    }

    @Test
    void whatIsNotWrittenStays() {
        did(FakeJellyfin.ROOT, 10).put("Rating", 7.5);
        write(10, new UserState("root", Duration.ofMinutes(5), false, 0, null, false, null));
        assertThat(did(FakeJellyfin.ROOT, 10))
                .containsEntry("Rating", 7.5)
                .containsEntry("PlaybackPositionTicks", 3_000_000_000L)
                .containsEntry("Played", false);
    }

    @Test
    void anAdministratorWritesForAnother() {
        write(10, seen("kid"));
        assertThat(did(FakeJellyfin.KID, 10)).containsEntry("Played", true);
        assertThat(did(FakeJellyfin.ROOT, 10)).containsEntry("Played", false);
    }

    @Test
    void aPlayThatIsNewerThanTheStateStays() {
        did(FakeJellyfin.ROOT, 10).put("LastPlayedDate", "2026-06-01T00:00:00.0000000Z");
        write(10, seen("root"));
        assertThat(writes()).isEmpty();
    }

    @Test
    void aShowIsAFavouriteButIsNotMarkedAsPlayed() {
        write(20, new UserState("root", Duration.ZERO, false, 0, null, true, null));
        assertThat(did(FakeJellyfin.ROOT, 20)).containsEntry("IsFavorite", true);
        assertThatThrownBy(() -> write(20, seen("root")))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
                .hasMessageContaining("a mark would play all of it");
    }

    @Test
    void aUsersNameCountsInAnyCase() {
        write(10, seen("ROOT"));
        write(10, seen("Kid"));
        assertThat(did(FakeJellyfin.ROOT, 10)).containsEntry("Played", true);
        assertThat(did(FakeJellyfin.KID, 10)).containsEntry("Played", true);
    }

    @Test
    void anUnknownUserIsRefused() {
        assertThatThrownBy(() -> write(10, seen("nobody")))
                .hasMessageContaining("is none of those whose states are kept: [root, kid]");
    }

    @Test
    void aWriteThatBrokeOffSaysThatItIsNotKnown() {
        server.fault((asked, honest) -> asked.method().equals("POST") ? honest.in(Manner.CLOSED) : null);
        assertThatThrownBy(() -> write(10, seen("root"))).hasMessageContaining("is not known; write the state again");
        server.heal();
        write(10, seen("root"));
        assertThat(did(FakeJellyfin.ROOT, 10)).containsEntry("PlayCount", 2);
    }

    @Test
    void oneUserWhoCannotBeReadKeepsNoOtherBack() {
        did(FakeJellyfin.ROOT, 10).put("Played", true);
        server.fault((asked, honest) ->
                FakeJellyfin.KID.equals(FakeJellyfin.query(asked).get("userid")) ? FakeJellyfin.text(500, "") : null);
        List<ItemState> shown = new ArrayList<>();
        Library movies = copy.source.libraries().get(0);
        assertThatThrownBy(() -> copy.source.readUserStates(movies, shown::add))
                .hasMessageContaining("Of user \"kid\"");
        assertThat(shown)
                .anyMatch(state ->
                        state.state().user().equals("root") && state.state().played());
    }

    @Test
    void onlyAnAdministratorActsForOthers() {
        server.root().administrator = false;
        assertThatThrownBy(() -> write(10, seen("kid")))
                .hasMessageContaining("lets only an administrator act for other users");
    }
}
