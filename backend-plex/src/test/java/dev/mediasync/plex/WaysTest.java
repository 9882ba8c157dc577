package dev.mediasync.plex;

import static dev.mediasync.internal.http.ServerAddress.Plain.ANYWHERE;
import static dev.mediasync.internal.http.ServerAddress.Plain.AT_HOME_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.ServerAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaysTest {
    @ParameterizedTest
    @CsvSource({
        "http://192.168.1.2:32400, http://192.168.1.2:32400",
        "http://127.0.0.1:32400/, http://127.0.0.1:32400",
        "https://media.example.org/plex/, https://media.example.org/plex",
        "192.168.1.2, http://192.168.1.2:32400",
        "nas:32401, http://nas:32401",
        "media.example.org, https://media.example.org:32400",
        "http://[fd00::1]:32400, http://[fd00::1]:32400",
        "http://100.64.1.2:32400, http://100.64.1.2:32400",
    })
    void readsAddresses(String text, String base) {
        assertThat(Ways.address(text, AT_HOME_ONLY)).hasToString(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://media.example.org:32400", "http://198.51.100.7:32400", "http://[2001:db8::1]:32400"})
    void refusesToSendATokenInTheClearAcrossOtherNetworks(String text) {
        assertThatThrownBy(() -> Ways.address(text, AT_HOME_ONLY))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
                .hasMessageContaining("in the clear")
                .hasMessageContaining("plain=yes");
        assertThat(Ways.address(text, ANYWHERE)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://nas",
                "http://user:pass@nas",
                "http://nas:32400/?a=b",
                "http://nas#x",
                "http://",
                "http://a b",
                "::"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> Ways.address(text, ANYWHERE))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("looks like http://host:32400");
    }

    @Test
    void neverRepeatsATokenThatWasPutIntoTheAddress() {
        assertThatThrownBy(() -> Ways.address("http://nas:32400/?X-Plex-Token=secret", ANYWHERE))
                .hasMessageContaining("must not hold the token")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aHostThatIsOneNumberIsNotAtHome() {
        for (String host : List.of("134744072", "0x08080808", "0X08080808", "0")) {
            assertThat(ServerAddress.atHome(host)).as(host).isFalse();
        }
        assertThat(ServerAddress.atHome("nas2")).isTrue();
    }

    @Test
    void aPasswordInAnAddressIsNotQuoted() {
        for (String text : List.of("http://me:hidden@ho st:32400", "me:hidden@ho st", "http://me:hidden@host")) {
            assertThatThrownBy(() -> Ways.address(text, ANYWHERE))
                    .isInstanceOf(SyncException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("hidden");
        }
    }
}
