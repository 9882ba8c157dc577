package dev.mediasync.plex;

import static dev.mediasync.plex.Faulty.listing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.Credentials;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Manner;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server, or what stands before it, answers when it does not want to or cannot. */
class RefusalTrapsTest {
    private final FakePlex server = Libraries.small();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    private PlexSource.Builder builder(String token) {
        return PlexSource.builder(server.address(), new Credentials(token)).withPause(pauses::add);
    }

    private SyncException refusal(PlexSource source) {
        SyncException failure = catchThrowableOfType(SyncException.class, source::describe);
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(FakePlex.TOKEN).doesNotContain("wrong-token");
        return failure;
    }

    private SyncException refusal() {
        return refusal(builder(FakePlex.TOKEN).build());
    }

    private void always(Reply reply) {
        server.fault((asked, honest) -> reply);
    }

    @Test
    void aWrongTokenIsSaidToBeOne() {
        SyncException failure = refusal(builder("wrong-token").build());
        assertThat(failure.kind()).isEqualTo(ErrorKind.SOURCE_REFUSED);
        assertThat(failure).hasMessageContaining("refused the token (401)").hasMessageContaining(server.address());
    }

    @Test
    void theIdentityAloneProvesNoToken() {
        assertThatThrownBy(() -> builder("wrong-token").build().describe()).isInstanceOf(SyncException.class);
        assertThat(server.asked("/identity")).isNotEmpty();
    }

    @Test
    void a401UnderLoadIsAskedAgain() {
        AtomicInteger refused = new AtomicInteger();
        server.fault((asked, honest) ->
                listing(asked) && refused.getAndIncrement() < 2 ? Reply.html(401, "<h1>busy</h1>") : null);
        try (Copy copy = new Copy(server, server.source())) {
            assertThat(copy.sync("Movies").counts().added()).isEqualTo(7);
        }
    }

    @Test
    void a401ThatStaysFailsTheRunAndRemovesNothing() {
        try (Copy copy = new Copy(server, server.source())) {
            copy.sync("Movies");
            server.fault((asked, honest) -> listing(asked) ? Reply.html(401, "") : null);
            assertThat(copy.sync("Movies").outcome()).isEqualTo(RunOutcome.FAILED);
            assertThat(copy.has("12")).isTrue();
        }
    }

    @Test
    void anUnclaimedServerIsSaidToBeOne() {
        server.claimed = false;
        server.states.clear();
        assertThat(refusal()).hasMessageContaining("belongs to no account yet").hasMessageContaining("claim it");
    }

    @Test
    void aLoginPageIsNoServer() {
        always(Reply.html(200, "<!DOCTYPE html><html><form>Log in</form></html>"));
        assertThat(refusal().kind()).isEqualTo(ErrorKind.SOURCE_INVALID);
        assertThat(refusal()).hasMessageContaining("web page in place of data");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aLoginPageThatClaimsToBeJsonIsNoServer() {
        always(Reply.json("\n<html><form>Log in</form></html>"));
        assertThat(refusal()).hasMessageContaining("web page in place of data");
    }

    @Test
    void aRedirectIsNotFollowedWithTheToken() {
        FakePlex other = new FakePlex();
        try (other) {
            always(Reply.html(302, "").with("Location", other.address() + "/identity"));
            assertThat(refusal()).hasMessageContaining("points to another address (302)");
            assertThat(other.asked).isEmpty();
        }
    }

    @Test
    void xmlAlthoughJsonWasAskedForIsRefused() {
        always(new Reply(
                200, Map.of("Content-Type", "text/xml"), "<?xml version=\"1.0\"?><MediaContainer/>", Manner.WHOLE));
        assertThat(refusal()).hasMessageContaining("answers in XML");
    }

    @Test
    void theDialectOfOldServersIsRefused() {
        always(Reply.json("{\"_elementType\":\"MediaContainer\",\"_children\":[]}"));
        assertThat(refusal()).hasMessageContaining("older than version 1.3");
    }

    @Test
    void anOldVersionIsRefused() {
        server.version = "1.2.7.2987";
        assertThat(refusal()).hasMessageContaining("has version 1.2.7.2987, which is too old");
    }

    @Test
    void whoDoesNotSayWhoItIsIsNoServer() {
        always(Reply.json("{\"MediaContainer\":{\"size\":0}}"));
        assertThat(refusal()).hasMessageContaining("no Plex server");
    }

    @Test
    void aServerThatStartsIsAskedAgainWhenItWants() {
        AtomicInteger asked = new AtomicInteger();
        server.fault((asking, honest) ->
                asked.getAndIncrement() == 0 ? Reply.html(503, "").with("Retry-After", "7") : null);
        assertThat(builder(FakePlex.TOKEN).build().describe().id()).isEqualTo(Copy.SOURCE);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aServerThatWantsToBeLeftAloneForLongIsNotWaitedFor() {
        always(Reply.html(503, "").with("Retry-After", "3600"));
        assertThat(refusal()).hasMessageContaining("(503)");
        assertThat(refusal().retryable()).isTrue();
        assertThat(pauses).isEmpty();
    }

    @Test
    void waitsGrowAndAreSpread() {
        always(Reply.html(500, ""));
        assertThat(refusal().kind()).isEqualTo(ErrorKind.SOURCE_UNREACHABLE);
        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(150), Duration.ofMillis(450));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(300), Duration.ofMillis(900));
    }

    @Test
    void whatWillNotChangeIsAskedOnce() {
        for (int status : List.of(400, 403, 404)) {
            server.heal();
            server.asked.clear();
            always(Reply.html(status, ""));
            assertThat(refusal()).hasMessageContaining(Integer.toString(status));
            assertThat(server.asked).hasSize(1);
        }
    }

    @Test
    void closedAndCutConnectionsAreAskedAgain() {
        for (Manner manner : List.of(Manner.CLOSED, Manner.CUT)) {
            AtomicInteger broken = new AtomicInteger();
            server.heal();
            server.fault((asked, honest) -> asked.path().equals("/library/sections") && broken.getAndIncrement() < 2
                    ? honest.in(manner)
                    : null);
            assertThat(builder(FakePlex.TOKEN).build().libraries()).hasSize(3);
        }
    }

    @Test
    void aTrickleEndsWithTheTimeOut() {
        server.fault((asked, honest) -> honest.in(Manner.STUCK));
        PlexSource source =
                builder(FakePlex.TOKEN).withTimeout(Duration.ofMillis(200)).build();
        assertThat(refusal(source)).hasMessageContaining("did not answer in time");
    }

    @Test
    void aServerThatIsNotThereIsSaidNotToBe() {
        server.close();
        assertThat(refusal()).hasMessageContaining("is not there");
    }

    @Test
    void afterAnOutageTheServerIsLeftInPeaceForAWhile() {
        AtomicInteger minute = new AtomicInteger();
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return Instant.EPOCH.plusSeconds(60L * minute.get());
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        always(Reply.html(500, ""));
        PlexSource source = builder(FakePlex.TOKEN).withClock(clock).build();
        for (int time = 0; time < 8; time++) {
            refusal(source);
        }
        assertThat(server.asked).hasSize(5 * 3);
        assertThat(refusal(source)).hasMessageContaining("not asked again before 1970-01-01T00:00:30Z");

        server.heal();
        minute.set(1);
        assertThat(source.describe().id()).isEqualTo(Copy.SOURCE);
    }

    @Test
    void theTokenIsInOneHeaderAndInNoAddress() {
        try (Copy copy = new Copy(server, server.source())) {
            copy.sync("Movies");
        }
        for (Asked asked : server.asked) {
            assertThat(asked.target()).doesNotContainIgnoringCase("token").doesNotContain(FakePlex.TOKEN);
            assertThat(asked.headers())
                    .containsEntry("x-plex-token", FakePlex.TOKEN)
                    .containsEntry("accept", "application/json")
                    .containsKeys("x-plex-client-identifier", "x-plex-product", "x-plex-version", "x-plex-platform");
        }
    }

    @Test
    void anInterruptedThreadStopsAndStaysInterrupted() {
        server.fault((asked, honest) -> honest.in(Manner.STUCK));
        Thread.currentThread().interrupt();
        SyncException failure = catchThrowableOfType(
                SyncException.class, () -> builder(FakePlex.TOKEN).build().describe());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(ErrorKind.CANCELLED);
    }

    @Test
    void aTokenThatNoHeaderCarriesIsRefusedWithoutBeingQuoted() {
        for (String token :
                List.of("wrong-token\n", "wrong-token\r\nX: y", "wrong token", "wrong-tok\u00e9n", "\u0000")) {
            assertThatThrownBy(() -> builder(token).build().describe())
                    .isInstanceOfSatisfying(
                            SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.SOURCE_REFUSED))
                    .hasNoCause()
                    .hasMessageNotContaining("wrong");
        }
        assertThat(server.asked).isEmpty();
    }

    @Test
    void librariesThatAreCountedButNotShownAreNotGone() {
        server.fault((asked, honest) ->
                asked.path().equals("/library/sections") ? FakePlex.container(Map.of("size", 3)) : null);
        assertThatThrownBy(() -> builder(FakePlex.TOKEN).build().libraries())
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("has 3 libraries, but shows 0");
    }
}
