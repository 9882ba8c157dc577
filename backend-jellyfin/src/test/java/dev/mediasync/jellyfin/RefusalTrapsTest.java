package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.source.Cancellation;
import dev.mediasync.tck.LoopbackServer.Manner;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that starts, is another one or is none at all is never an empty one. */
class RefusalTrapsTest {
    private static final String LOADING = "Jellyfin Server is loading. Please try again shortly.";

    private final FakeJellyfin server = Libraries.small();
    private final JellyfinSource source = server.builder(FakeJellyfin.TOKEN).build();

    @AfterEach
    void close() {
        source.close();
        server.close();
    }

    private void fails(ErrorKind kind, String message) {
        assertThatThrownBy(source::libraries)
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }

    private void publicInfo(Reply reply) {
        server.fault((asked, honest) -> asked.path().endsWith("/System/Info/Public") ? reply : null);
    }

    @Test
    void publicInfoInSmallLettersMeansNotYet() {
        publicInfo(Reply.json("{\"localAddress\":\"http://server:8096\",\"serverName\":\"x\",\"version\":\"12.0.0\","
                + "\"productName\":\"Jellyfin Server\",\"id\":\"c9e5cad80d044870a9e252f22be257e7\","
                + "\"startupWizardCompleted\":true}"));
        fails(ErrorKind.SOURCE_UNREACHABLE, "is still starting");
    }

    @Test
    void anUnfinishedSetUpMeansNotYet() {
        publicInfo(Reply.json("{\"Version\":\"10.11.11\",\"ProductName\":\"Jellyfin Server\",\"Id\":\""
                + FakeJellyfin.ID + "\",\"StartupWizardCompleted\":false}"));
        fails(ErrorKind.SOURCE_UNREACHABLE, "is still starting, or was never set up");
    }

    @Test
    void aServerThatLoadsMeansNotYetWithAndWithoutATimeToWait() {
        publicInfo(Reply.html(503, LOADING));
        fails(ErrorKind.SOURCE_UNREACHABLE, "it may be starting or busy");
        server.heal();
        publicInfo(new Reply(503, Map.of("Retry-After", "005"), "", Manner.WHOLE));
        fails(ErrorKind.SOURCE_UNREACHABLE, "it may be starting or busy");
    }

    @Test
    void listingsThatAreNotReadyYetAreNoEmptyLibraries() {
        Library movies = source.libraries().get(0);
        server.fault((asked, honest) -> asked.path().equals("/Items") ? Reply.html(503, LOADING) : null);
        assertThatThrownBy(() -> source.enumerate(movies, new Cancellation(), page -> {}))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.retryable()).isTrue());
    }

    @Test
    void aRefusalWhileTheServerLoadsIsAskedAgain() {
        int[] refusals = {2};
        server.fault((asked, honest) ->
                asked.path().equals("/Users/Me") && refusals[0]-- > 0 ? FakeJellyfin.text(401, "") : null);
        assertThat(source.libraries()).isNotEmpty();
    }

    @Test
    void outsideItsBasePathTheRightAddressIsNamed() {
        server.base = "/jf";
        try (JellyfinSource outside = JellyfinSource.builder(
                        server.address().replace("/jf", ""), new dev.mediasync.source.Credentials(FakeJellyfin.TOKEN))
                .build()) {
            server.fault((asked, honest) -> asked.path().startsWith("/jf")
                    ? null
                    : Reply.html(302, "").with("Location", "../../jf/api-docs/swagger"));
            assertThatThrownBy(outside::libraries)
                    .hasMessageContaining("is at another base path; its address is " + server.address());
        }
    }

    @Test
    void underItsBasePathAServerIsRead() {
        server.base = "/jf";
        try (JellyfinSource inside = server.builder(FakeJellyfin.TOKEN).build()) {
            assertThat(inside.libraries()).isNotEmpty();
        }
    }

    @Test
    void aRedirectElsewhereIsNotFollowed() {
        server.fault((asked, honest) -> Reply.html(302, "").with("Location", "https://login.example.org/"));
        fails(ErrorKind.SOURCE_REFUSED, "points to another address (302), https://login.example.org;");
    }

    @Test
    void aRedirectToTheSameQuestionElsewhereNamesTheAddressWithoutItsQuery() {
        server.fault((asked, honest) -> Reply.html(301, "")
                .with("Location", "https://media.example.org:8920/jf/System/Info/Public?token=hidden"));
        fails(
                ErrorKind.SOURCE_REFUSED,
                "points to another address (301), https://media.example.org:8920/jf; give that if it is the server's own");
        server.heal();
        server.fault((asked, honest) -> Reply.html(302, "").with("Location", "::no address"));
        fails(ErrorKind.SOURCE_REFUSED, "points to another address (302); give the server's own address");
    }

    @Test
    void aServerThatWasUpdatedIsAskedAsItsNewVersionWants() {
        server.version = "10.11.11";
        assertThat(source.libraries()).isNotEmpty();
        server.version = "12.0.0";
        assertThat(source.libraries()).isNotEmpty();
        assertThat(source.describe().version()).isEqualTo("12.0.0");
    }

    @Test
    void aProxysPageIsNoServer() {
        server.fault((asked, honest) -> Reply.html(200, "<!DOCTYPE html><html>Log in</html>"));
        fails(ErrorKind.SOURCE_INVALID, "a web page in place of data");
    }

    @Test
    void anotherProgramIsNoServer() {
        publicInfo(FakeJellyfin.text(404, ""));
        fails(ErrorKind.SOURCE_INVALID, "so it is no Jellyfin server, or at another base path");
        server.heal();
        publicInfo(Reply.json("{\"hello\":1}"));
        fails(ErrorKind.SOURCE_INVALID, "does not say who it is");
        server.heal();
        publicInfo(Reply.json("{\"Id\":\"5\"}"));
        fails(ErrorKind.SOURCE_INVALID, "says neither its product nor its version");
    }

    @Test
    void aServerThatIsTooOldIsRefused() {
        server.version = "10.7.7";
        fails(ErrorKind.SOURCE_INVALID, "has version 10.7.7, which is too old");
    }

    @Test
    void anEmbyServerIsToldApart() {
        server.product = "";
        server.version = "4.9.1.80";
        fails(ErrorKind.SOURCE_INVALID, "is one of Emby; begin its address with emby:");
    }

    @Test
    void anotherServerUnderTheAddressChangesNothing() {
        Library movies = source.libraries().get(0);
        server.id = "00000000000000000000000000000bad";
        assertThatThrownBy(() -> source.enumerate(movies, new Cancellation(), page -> {}))
                .hasMessageContaining("is not " + FakeJellyfin.ID + " any more");
    }

    @Test
    void anAnswerThatBreaksOffIsNoAnswer() {
        server.fault((asked, honest) -> asked.path().equals("/UserViews") ? honest.in(Manner.CUT) : null);
        fails(ErrorKind.SOURCE_UNREACHABLE, "broke off its answer");
    }

    @Test
    void aPageThatIsNoWholeJsonIsNoEmptyLibrary() {
        Library movies = source.libraries().get(0);
        server.fault((asked, honest) ->
                asked.path().equals("/Items") ? Reply.json("{\"Items\":[],\"TotalRecordCount\":0") : null);
        assertThatThrownBy(() -> source.enumerate(movies, new Cancellation(), page -> {}))
                .isInstanceOf(SyncException.class);
    }

    @Test
    void aHiddenLibraryIsRefusedAndNotEmpty() {
        Library movies = source.libraries().get(0);
        server.fault((asked, honest) -> asked.path().equals("/Items")
                ? new Reply(
                        401,
                        Map.of("Content-Type", "application/json"),
                        "\"kid is not permitted to access Library Movies.\"",
                        Manner.WHOLE)
                : null);
        assertThatThrownBy(() -> source.enumerate(movies, new Cancellation(), page -> {}))
                .hasMessageContaining("does not let this account see the library any more (401)");
    }
}
