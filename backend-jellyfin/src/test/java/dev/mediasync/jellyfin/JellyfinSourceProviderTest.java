package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSources;
import dev.mediasync.SyncException;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JellyfinSourceProviderTest {
    private static final Credentials KEY = new Credentials(FakeJellyfin.KEY);

    @Test
    void anAddressOpensASourceForANamedUser() {
        try (FakeJellyfin server = Libraries.small();
                MediaSource source = MediaSources.open(
                        "jellyfin:" + server.address() + "?user=kid&users=root&rows=50&pages=1&timeout=9&client=me",
                        KEY)) {
            assertThat(source.libraries()).isNotEmpty();
            assertThat(source.describe().id().value()).isEqualTo(FakeJellyfin.ID);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://nas:8096?colour=red | has the options user, users, login, people, client, pages, rows, timeout and"
                        + " plain",
                "http://nas:8096?rows=many | rows is a number",
                "http://nas:8096?rows=9999 | A page has 1 to 5000 rows, not 9999",
                "http://nas:8096?pages=3 | 1 to 2 pages are asked for at once, not 3",
                "http://nas:8096?plain=maybe | plain is yes or no",
                "http://nas:8096?login=magic | login is quickconnect",
                "http://nas:8096?user= | Users have names",
                "http://example.org:8096 | is not in a home network",
                "http://nas:8096/?api_key=1 | must not hold the key",
                "ftp://nas | looks like http://host:8096",
            })
    void anAddressThatMakesNoSenseSaysWhy(String address, String message) {
        assertThatThrownBy(() -> MediaSources.open("jellyfin:" + address, KEY))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
                .hasMessageContaining(message);
    }

    @Test
    void aRemoteAddressIsTakenOverTlsOrWhereSomebodySaysThatTheWayIsSafe() {
        MediaSources.open("jellyfin:https://example.org/jf", KEY).close();
        MediaSources.open("jellyfin:http://example.org:8096?plain=yes", KEY).close();
    }
}
