package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Tuning;
import dev.mediasync.model.Library;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.Credentials;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a source is let in, and what it says where it is not. */
class ConnectTest {
    private final FakeJellyfin server = Libraries.small();
    private final List<JellyfinSource> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(JellyfinSource::close);
        server.close();
    }

    private JellyfinSource source(JellyfinSource.Builder builder) {
        JellyfinSource source = builder.build();
        open.add(source);
        return source;
    }

    private JellyfinSource with(String secret) {
        return source(server.builder(secret));
    }

    private static List<String> names(JellyfinSource source) {
        return source.libraries().stream().map(Library::name).toList();
    }

    private void refuses(JellyfinSource source, String message) {
        assertThatThrownBy(source::libraries)
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.SOURCE_REFUSED))
                .hasMessageContaining(message);
    }

    private static String user(Asked asked) {
        return FakeJellyfin.query(asked).getOrDefault("userid", "");
    }

    @Test
    void aUserLogsInByNameAndPassword() {
        assertThat(names(with("root:secret"))).contains("Movies", "Shows", "Music");

        Asked login = server.asked("/Users/AuthenticateByName").get(0);
        assertThat(login.body()).isEqualTo("{\"Username\":\"root\",\"Pw\":\"secret\"}");
        assertThat(FakeLogins.header(login)).containsOnlyKeys("Client", "Device", "DeviceId", "Version");
    }

    @Test
    void aPasswordAloneIsThatOfTheNamedUser() {
        assertThat(names(source(server.builder("secret").withUser("Root")))).contains("Movies");
        assertThat(names(source(server.builder(":secret").withUser("root")))).contains("Movies");
    }

    @Test
    void aUserWithoutPasswordNeedsNoSecret() {
        JellyfinSource kid = source(
                JellyfinSource.builder(server.address(), Credentials.NONE).withUser("kid"));
        assertThat(names(kid)).contains("Movies");
    }

    @Test
    void eachUserHasADeviceOfHisOwnThatStaysTheSame() {
        with("root:secret").libraries();
        with("root:secret").libraries();
        with("kid:").libraries();
        source(server.builder("root:secret").withClientIdentifier("another")).libraries();

        List<String> devices = server.asked("/Users/AuthenticateByName").stream()
                .map(asked -> FakeLogins.header(asked).getOrDefault("DeviceId", ""))
                .toList();
        assertThat(devices.get(0)).isEqualTo(devices.get(1)).isNotBlank();
        assertThat(devices.get(2)).isNotEqualTo(devices.get(0));
        assertThat(devices.get(3)).isNotEqualTo(devices.get(0));
        assertThat(server.logins.knows(FakeJellyfin.TOKEN)).isTrue();
    }

    @Test
    void aLoginThatSomebodyEndedIsMadeAnew() {
        JellyfinSource source = with("root:secret");
        source.libraries();
        with("root:secret").libraries();

        assertThat(names(source)).contains("Movies");
        assertThat(server.asked("/Users/AuthenticateByName")).hasSize(3);
    }

    @Test
    void aKeyAloneReadsEverythingAndHasNoStates() {
        JellyfinSource source = with(FakeJellyfin.KEY);
        assertThat(names(source)).contains("Movies");
        assertThat(source.describe().capabilities())
                .contains(Capability.PRESENCE, Capability.INCREMENTAL)
                .doesNotContain(Capability.USER_STATE_READ, Capability.USER_STATE_WRITE, Capability.PUSH);

        source.enumerate(source.libraries().get(0), new Cancellation(), page -> {});
        assertThat(server.asked("/Items"))
                .filteredOn(asked -> asked.path().equals("/Items"))
                .isNotEmpty()
                .allMatch(asked -> user(asked).isEmpty());
    }

    @Test
    void aKeyActsForTheNamedUser() {
        server.user(FakeJellyfin.KID).hiddenLibraries.add(Libraries.SHOWS);
        JellyfinSource source = source(server.builder(FakeJellyfin.KEY).withUser("KID"));

        assertThat(names(source)).contains("Movies").doesNotContain("Shows");
        assertThat(source.describe().can(Capability.USER_STATE_WRITE)).isTrue();
        assertThat(server.asked("/UserViews")).allMatch(asked -> user(asked).equals(FakeJellyfin.KID));
    }

    @Test
    void anAdministratorsTokenActsForAnotherUser() {
        assertThat(names(source(server.builder(FakeJellyfin.TOKEN).withUser("kid"))))
                .contains("Movies");
        assertThat(server.asked("/UserViews")).allMatch(asked -> user(asked).equals(FakeJellyfin.KID));
    }

    @Test
    void aUsersTokenDoesNotActForAnother() {
        server.logins.token("0123456789abcdef0123456789abcdef", FakeJellyfin.KID, "a-tablet");
        refuses(
                source(server.builder("0123456789abcdef0123456789abcdef").withUser("root")),
                "takes the token for that of kid, who may not act for root");
    }

    @Test
    void anAdministratorWhoLogsInActsForAnotherUser() {
        assertThat(names(source(server.builder("root:secret").withUser("kid")))).contains("Movies");
        assertThat(server.asked("/UserViews")).allMatch(asked -> user(asked).equals(FakeJellyfin.KID));
        refuses(
                source(server.builder("kid:").withUser("root")),
                "takes the token for that of kid, who may not act for root");
    }

    @Test
    void halfOfAPasswordIsNotTold() {
        assertThatThrownBy(source(server.builder("half:secret").withUser("root"))::libraries)
                .hasMessageContaining("given as root:password")
                .hasMessageNotContaining("half");
    }

    @Test
    void anAnswerThatNamesNobodyIsNoUser() {
        server.fault((asked, honest) -> asked.path().equals("/Users/Me") ? FakeJellyfin.json(Map.of()) : null);
        assertThatThrownBy(with(FakeJellyfin.TOKEN)::libraries)
                .hasMessageContaining("does not say whose token this is");
    }

    @Test
    void withoutASecretNobodyIsLetIn() {
        refuses(source(JellyfinSource.builder(server.address(), Credentials.NONE)), "lets in nobody without a secret");
        assertThat(server.asked("/Users")).isEmpty();
    }

    @Test
    void anUnknownUserIsNamed() {
        refuses(source(server.builder(FakeJellyfin.KEY).withUser("nobody")), "has no user called \"nobody\"");
    }

    @Test
    void aWrongPasswordIsSaidToBeOne() {
        refuses(with("root:wrong"), "does not know the user \"root\" with this password (401)");
    }

    @Test
    void aPasswordWithoutAUserIsSaidToLackOne() {
        refuses(with(":secret"), "wants a user's name beside the password");
    }

    @Test
    void whoMaySeeNoLibraryIsToldSoOnce() {
        server.user(FakeJellyfin.KID).hiddenLibraries.addAll(server.catalogue.libraries.keySet());
        JellyfinSource kid = with("kid:");
        String said = Said.meanwhile(() -> {
            assertThat(names(kid)).isEmpty();
            assertThat(names(kid)).isEmpty();
        });
        assertThat(said).containsOnlyOnce("lists no library of a supported kind to this account");
    }

    @Test
    void aDisabledUserIsSaidToBeOne() {
        server.root().disabled = true;
        refuses(with("root:secret"), "the user is disabled");
        refuses(with(FakeJellyfin.TOKEN), "refused the token (401)");
    }

    @Test
    void aRevokedKeyIsSaidToBeOne() {
        server.logins.revoke(FakeJellyfin.TOKEN);
        refuses(with(FakeJellyfin.TOKEN), "the key was revoked");
    }

    @Test
    void aCodeIsShownAndApproved() {
        server.logins.waits = 2;
        List<String> codes = new ArrayList<>();
        JellyfinSource source = source(JellyfinSource.builder(server.address(), Credentials.NONE)
                .withQuickConnect(codes::add)
                .withPause(time -> {}));

        assertThat(names(source)).contains("Movies");
        assertThat(codes).containsExactly(FakeLogins.CODE);
        assertThat(server.asked("/QuickConnect/Connect")).hasSize(3);
    }

    @Test
    void anApprovedCodeGivesATokenToKeep() {
        server.logins.waits = 1;
        List<String> codes = new ArrayList<>();
        JellyfinLink link = JellyfinLink.of(server.address(), Tuning.DEFAULT.withPause(time -> {}));
        Credentials kept = link.await(codes::add, new Cancellation());

        assertThat(codes).containsExactly(FakeLogins.CODE);
        assertThat(names(source(JellyfinSource.builder(server.address(), kept))))
                .contains("Movies");
        assertThat(server.asked("/QuickConnect/Initiate")).hasSize(1);
    }

    @Test
    void aLinkTakesTheAddressOfASourceWithItsOptions() {
        server.logins.approved = true;
        for (String options : List.of("?client=one", "?client=two&user=root", "")) {
            JellyfinLink.of(server.address() + options).await(code -> {}, new Cancellation());
        }
        assertThat(server.asked("/QuickConnect/Initiate").stream()
                        .map(asked -> FakeLogins.header(asked).get("DeviceId")))
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> JellyfinLink.of("http://203.0.113.9")).hasMessageContaining("plain=yes");
        assertThat(JellyfinLink.of("http://203.0.113.9?plain=yes")).isNotNull();
    }

    @Test
    void aLinkAndALoginByCodeAreTwoDevices() {
        server.logins.approved = true;
        JellyfinLink link = JellyfinLink.of(server.address(), Tuning.DEFAULT.withPause(time -> {}));
        Credentials kept = link.await(code -> {}, new Cancellation());
        source(JellyfinSource.builder(server.address(), Credentials.NONE).withQuickConnect(code -> {}))
                .libraries();
        assertThat(names(source(JellyfinSource.builder(server.address(), kept))))
                .contains("Movies");
    }

    @Test
    void anOlderServerGivesACodeToWhoeverAsks() {
        server.fault((asked, honest) ->
                asked.path().equals("/QuickConnect/Initiate") && asked.method().equals("POST")
                        ? FakeJellyfin.text(405, "")
                        : null);
        server.logins.approved = true;
        assertThat(names(source(JellyfinSource.builder(server.address(), Credentials.NONE)
                        .withQuickConnect(code -> {}))))
                .contains("Movies");
    }

    @Test
    void aLinkIsGivenUpWhenItIsCancelled() {
        server.logins.waits = 1_000;
        Cancellation cancellation = new Cancellation();
        JellyfinLink link = JellyfinLink.of(server.address(), Tuning.DEFAULT.withPause(time -> cancellation.cancel()));
        assertThatThrownBy(() -> link.await(code -> {}, cancellation))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
    }

    @Test
    void aServerWithoutQuickConnectSaysSo() {
        server.logins.quickConnect = false;
        refuses(source(server.builder("x").withQuickConnect(code -> {})), "takes no Quick Connect (401)");
    }

    @Test
    void theSecretStandsInNoAddressAndInOneHeaderOnly() {
        JellyfinSource source = with("root:secret");
        source.enumerate(source.libraries().get(0), new Cancellation(), page -> {});
        for (Asked asked : List.copyOf(server.asked)) {
            assertThat(asked.target()).doesNotContain("secret").doesNotContain("abc1");
            assertThat(asked.headers().keySet()).doesNotContain("x-emby-token", "x-emby-authorization");
            assertThat(asked.headers().get("authorization")).startsWith("MediaBrowser Client=\"MediaSync\"");
        }
    }

    @Test
    void theSecretGoesNowhereBeforeTheServerSaidWhoItIs() {
        server.product = "Something Else";
        assertThatThrownBy(with(FakeJellyfin.TOKEN)::libraries).hasMessageContaining("calls itself Something Else");
        assertThat(server.asked).allMatch(asked -> !FakeLogins.header(asked).containsKey("Token"));
    }

    @Test
    void noTextOfASecretShowsIt() {
        assertThat(Secret.of(new Credentials("root:hidden"), null)).hasToString("Secret[PASSWORD of root]");
    }
}
