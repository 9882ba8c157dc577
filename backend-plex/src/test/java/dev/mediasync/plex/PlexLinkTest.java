package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Tuning;
import dev.mediasync.model.SourceId;
import dev.mediasync.plex.PlexServer.Address;
import dev.mediasync.plex.PlexServer.Way;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Credentials;
import dev.mediasync.tck.LoopbackServer;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Manner;
import dev.mediasync.tck.LoopbackServer.Reply;
import dev.mediasync.tck.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlexLinkTest {
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> pauses = new ArrayList<>();
    private final List<LoopbackServer> open = new ArrayList<>();
    private final SettableClock clock = new SettableClock(Instant.EPOCH);

    @AfterEach
    void close() {
        open.forEach(LoopbackServer::close);
    }

    private URI serving(Function<Asked, Reply> handler) {
        LoopbackServer server = new LoopbackServer(asking -> {
            asked.add(asking);
            return handler.apply(asking);
        });
        open.add(server);
        return URI.create(server.address());
    }

    private PlexLink link(Function<Asked, Reply> handler) {
        URI site = serving(handler);
        Tuning tuning = Tuning.DEFAULT.withClock(clock).withPause(time -> {
            pauses.add(time);
            clock.advance(time);
        });
        return new PlexLink(site, site, "client-1", tuning);
    }

    private static Reply json(String body) {
        return Reply.json(body.replace('\'', '"'));
    }

    @Test
    void aPersonIsAskedAndTheAnswerIsWaitedFor() {
        PlexLink link = link(asking -> asking.method().equals("POST")
                ? new Reply(201, Map.of(), "{\"id\":7,\"code\":\"abcd\",\"expiresIn\":900}", Manner.WHOLE)
                : json(pauses.size() < 3 ? "{'id':7,'authToken':null}" : "{'id':7,'authToken':'account-token'}"));
        LinkRequest request = link.request();
        assertThat(request.page().toString()).startsWith("https://app.plex.tv/auth#?clientID=client-1&code=abcd");
        assertThat(request.toString()).doesNotContain("abcd");

        Credentials account = link.await(request, new Cancellation());
        assertThat(account.token()).isEqualTo("account-token");
        assertThat(pauses).containsOnly(Duration.ofSeconds(1)).hasSize(3);
        assertThat(asked.get(0).target()).isEqualTo("/api/v2/pins?strong=true");
        assertThat(asked.get(0).headers()).containsEntry("x-plex-client-identifier", "client-1");
    }

    @Test
    void aQuestionThatNobodyAnswersExpires() {
        PlexLink link = link(asking -> json("{'id':7,'authToken':null}"));
        LinkRequest request = new LinkRequest(
                7, "abcd", URI.create("https://app.plex.tv"), clock.instant().plusSeconds(5));
        assertThatThrownBy(() -> link.await(request, new Cancellation()))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.SOURCE_REFUSED))
                .hasMessageContaining("ask for a new link");
        assertThat(asked).hasSize(5);
    }

    @Test
    void whoAsksTooOftenAsksLessOften() {
        PlexLink link = link(asking -> pauses.isEmpty() ? Reply.html(429, "") : json("{'authToken':'t'}"));
        LinkRequest request = new LinkRequest(
                7, "abcd", URI.create("https://app.plex.tv"), clock.instant().plusSeconds(99));
        assertThat(link.await(request, new Cancellation()).token()).isEqualTo("t");
        assertThat(pauses).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void onlyTwoAnswersSaySomethingAboutAToken() {
        assertThat(link(asking -> json("{}")).accepts(new Credentials("t"))).contains(true);
        assertThat(link(asking -> Reply.html(401, "")).accepts(new Credentials("t")))
                .contains(false);
        assertThat(link(asking -> Reply.html(503, "")).accepts(new Credentials("t")))
                .isEmpty();
        assertThat(link(asking -> json("{}").in(Manner.CLOSED)).accepts(new Credentials("t")))
                .isEmpty();
    }

    @Test
    void serversComeWithTheirOwnTokenAndTheirBestAddressFirst() {
        PlexLink link =
                link(asking -> json("[{'name':'Box','provides':'server','clientIdentifier':'box','accessToken':'own',"
                        + "'connections':[{'uri':'https://relay.plex.direct:8443','relay':true,'local':false},"
                        + "{'uri':'https://far.plex.direct:32400','relay':false,'local':'0'},"
                        + "{'uri':'http://198.51.100.7:32400','relay':0,'local':0},"
                        + "{'uri':'https://near.plex.direct:32400','relay':0,'local':1}]},"
                        + "{'name':'TV','provides':'player,client','clientIdentifier':'tv','accessToken':'x'},"
                        + "{'name':'Old','provides':'server','clientIdentifier':'old'}]"));
        List<PlexServer> servers = link.servers(new Credentials("account-token"));
        assertThat(servers).extracting(PlexServer::name).containsExactly("Box");
        assertThat(servers.get(0).credentials().token()).isEqualTo("own");
        assertThat(servers.get(0).addresses())
                .extracting(Address::way)
                .containsExactly(Way.LOCAL, Way.REMOTE, Way.RELAY);
        assertThat(servers.get(0).toString()).doesNotContain("own,");
        assertThat(asked.get(0).headers()).containsEntry("x-plex-token", "account-token");
    }

    @Test
    void theNearestServerThatIsTheRightOneIsReachedWithoutShowingTheToken() {
        URI stranger = serving(asking -> identity("stranger"));
        URI silent = serving(asking -> identity("box").in(Manner.CLOSED));
        URI right = serving(asking -> identity("box"));
        URI relay = serving(asking -> identity("box"));
        PlexServer server = new PlexServer(
                "Box",
                new SourceId("box"),
                new Credentials("own"),
                List.of(
                        new Address(stranger, Way.LOCAL),
                        new Address(silent, Way.LOCAL),
                        new Address(right, Way.REMOTE),
                        new Address(relay, Way.RELAY)));
        assertThat(link(asking -> json("{}")).reach(server)).contains(right);
        assertThat(asked)
                .noneMatch(asking -> asking.headers().containsKey("x-plex-token"))
                .noneMatch(
                        asking -> relay.getAuthority().equals(asking.headers().get("host")));
    }

    @Test
    void aServerThatAnswersNowhereIsNotReached() {
        PlexServer server = new PlexServer(
                "Box",
                new SourceId("box"),
                new Credentials("own"),
                List.of(new Address(serving(asking -> Reply.html(500, "")), Way.LOCAL)));
        assertThat(link(asking -> json("{}")).reach(server)).isEmpty();
    }

    private static Reply identity(String id) {
        return json("{'MediaContainer':{'machineIdentifier':'" + id + "'}}");
    }

    @Test
    void aBrokenConnectionDoesNotEndTheWaiting() {
        PlexLink link = link(asking -> pauses.size() < 2 ? json("{}").in(Manner.CLOSED) : json("{'authToken':'t'}"));
        LinkRequest request = new LinkRequest(
                7, "abcd", URI.create("https://app.plex.tv"), clock.instant().plusSeconds(99));
        assertThat(link.await(request, new Cancellation()).token()).isEqualTo("t");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void anAnswerThatIsNoListOfServersIsNoEmptyList() {
        PlexLink link = link(asking -> json("{'error':'busy'}"));
        assertThatThrownBy(() -> link.servers(new Credentials("t")))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("something else than a list");
    }
}
