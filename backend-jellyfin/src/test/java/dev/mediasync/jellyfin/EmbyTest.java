package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.MediaSources;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.Presence;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.PushHint;
import dev.mediasync.tck.LoopbackServer;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Emby does differently, as its own description and clients tell of it. */
class EmbyTest {
    private static final String USER = "0b2a614109884ae1b924b1888a879d61";
    private static final String SERVER = "c9e5cad80d044870a9e252f22be257e7";
    private static final String TOKEN = "ffeeddccbbaa99887766554433221100";

    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final LoopbackServer server = new LoopbackServer(this::answer);
    private final JellyfinSource source = JellyfinSource.embyBuilder(server.address(), new Credentials("anna:pw"))
            .withPause(time -> {})
            .build();

    @AfterEach
    void close() {
        source.close();
        server.close();
    }

    private Reply answer(Asked asking) {
        asked.add(asking);
        String film =
                "{\"Name\":\"Brazil\",\"Id\":\"247\",\"Type\":\"Movie\",\"ParentId\":\"4\",\"Path\":\"/m/Brazil.mkv\","
                        + "\"ProviderIds\":{\"Imdb\":\"tt0088846\"},\"GenreItems\":[{\"Name\":\"Drama\",\"Id\":12}],"
                        + "\"Genres\":[\"Drama\"],\"UserData\":{\"PlaybackPositionTicks\":0,\"IsFavorite\":false,\"Played\":false}}";
        return switch (asking.path()) {
            case "/System/Info/Public" ->
                Reply.json("{\"LocalAddress\":\"x\",\"ServerName\":\"e\",\"Version\":\"4.9.1.80\",\"Id\":\"" + SERVER
                        + "\"}");
            case "/Users/AuthenticateByName" ->
                Reply.json("{\"User\":{\"Name\":\"anna\",\"Id\":\"" + USER + "\"},\"AccessToken\":\"" + TOKEN + "\"}");
            case "/Users/" + USER ->
                Reply.json("{\"Name\":\"anna\",\"Id\":\"" + USER + "\",\"Policy\":{\"IsAdministrator\":false}}");
            case "/Users/" + USER + "/Views" ->
                Reply.json("{\"Items\":[{\"Name\":\"Films\",\"Id\":\"4\",\"Type\":\"CollectionFolder\","
                        + "\"CollectionType\":\"movies\"}],\"TotalRecordCount\":1}");
            case "/Users/" + USER + "/Items" ->
                asking.target().contains("limit=0")
                        ? Reply.json("{\"Items\":[],\"TotalRecordCount\":1}")
                        : Reply.json("{\"Items\":[" + film + "],\"TotalRecordCount\":1}");
            case "/Users/" + USER + "/Items/247" -> Reply.json(film);
            case "/embywebsocket" -> Sockets.upgraded(asking);
            case "/Sessions/Capabilities/Full" -> new Reply(204, Map.of(), "", LoopbackServer.Manner.WHOLE);
            case "/Users/" + USER + "/PlayedItems/247", "/Users/" + USER + "/FavoriteItems/247" -> Reply.json("{}");
            default -> new Reply(404, Map.of(), "", LoopbackServer.Manner.WHOLE);
        };
    }

    private List<Asked> asked(String method, String end) {
        return asked.stream()
                .filter(one -> one.method().equals(method) && one.path().endsWith(end))
                .toList();
    }

    @Test
    void aUsersFilmsAreReadUnderTheUserWithTheirDecimalIds() {
        Library films = source.libraries().get(0);
        List<ObservedItem> shown = new ArrayList<>();
        source.enumerate(films, new Cancellation(), page -> shown.addAll(page.items()));

        assertThat(source.describe().product()).isEqualTo("Emby");
        assertThat(films.key().id()).isEqualTo("4");
        assertThat(shown).extracting(item -> item.item().key().id()).containsOnly("247");
        assertThat(asked("GET", "/Items"))
                .isNotEmpty()
                .allMatch(one -> one.target().contains("GroupItemsIntoCollections=false"))
                .noneMatch(one -> one.target().contains("collapseBoxSetItems"));
    }

    @Test
    void theLoginGoesIntoTheHeaderThatBothProductsTake() {
        source.libraries();
        assertThat(FakeLogins.header(asked("GET", "/Views").get(0))).containsEntry("Token", TOKEN);
    }

    @Test
    void decimalIdsAreAskedForAsTheyAre() {
        Library films = source.libraries().get(0);
        assertThat(source.presence(films, List.of("247", "f00"))).containsEntry("247", Presence.PRESENT);
        assertThat(asked("GET", "/Items"))
                .filteredOn(one -> one.target().contains("ids="))
                .allMatch(one -> one.target().contains("ids=247&"));
    }

    @Test
    void marksAreWrittenOneByOneWithDatesInDigits() {
        source.writeUserState(
                new ItemKey(new SourceId(SERVER), "247"),
                new UserState("anna", Duration.ZERO, true, 1, Instant.parse("2026-05-06T07:08:09Z"), true, null));
        assertThat(asked("POST", "/PlayedItems/247"))
                .singleElement()
                .satisfies(one -> assertThat(one.target()).endsWith("?datePlayed=20260506070809"));
        assertThat(asked("POST", "/FavoriteItems/247")).hasSize(1);
    }

    @Test
    void onlyTheTimeOfTheLastSaveIsAskedForAlone() {
        ServerInfo emby = new ServerInfo(SERVER, "4.9.1.80", null);
        View films = new View("4", "Films", "movies", "CollectionFolder");
        String target = new Questions(Dialect.EMBY, emby, USER)
                .changed(films, ItemType.MOVIE, Instant.EPOCH)
                .target();
        assertThat(target).contains("minDateLastSaved=").doesNotContain("minDateLastSavedForUser");
    }

    @Test
    void theSocketHasAnotherName() {
        assertThat(new HintParser(Dialect.EMBY, new Echoes(java.time.Clock.systemUTC())).paths())
                .startsWith("/embywebsocket");
    }

    @Test
    void whatTheDeviceCanDoIsSaidBeforeItListens() throws Exception {
        BlockingQueue<PushHint> hints = new LinkedBlockingQueue<>();
        try (AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            assertThat(hints.poll(20, TimeUnit.SECONDS)).isEqualTo(PushHint.everything());
        }
        assertThat(asked.stream()
                        .map(Asked::path)
                        .filter(path -> path.startsWith("/Sessions") || path.contains("socket")))
                .containsExactly("/Sessions/Capabilities/Full", "/embywebsocket");
        assertThat(FakeLogins.header(asked("POST", "/Full").get(0))).containsEntry("Token", TOKEN);
    }

    @Test
    void aPingIsTheSignOfLifeBecauseNoMessageIsAnswered() {
        assertThat(new HintParser(Dialect.EMBY, new Echoes(java.time.Clock.systemUTC())).signOfLife())
                .isNull();
    }

    @Test
    void aJellyfinServerIsToldApart() {
        try (FakeJellyfin other = Libraries.small();
                JellyfinSource wrong = JellyfinSource.embyBuilder(other.address(), new Credentials(FakeJellyfin.KEY))
                        .build()) {
            assertThatThrownBy(wrong::libraries)
                    .hasMessageContaining("is one of Jellyfin; begin its address with jellyfin:");
        }
    }

    @Test
    void anAddressThatIsNoneIsThatOfAnEmbyServer() {
        assertThatThrownBy(() -> JellyfinSource.embyBuilder("ht!tp", Credentials.NONE))
                .hasMessageContaining("The address of the Emby server looks like");
    }

    @Test
    void theProviderIsFoundByItsScheme() {
        assertThat(MediaSources.open("emby:" + server.address(), new Credentials("anna:pw"))
                        .libraries())
                .hasSize(1);
    }
}
