package dev.mediasync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.SyncException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceAddressTest {
    @Test
    void schemeTargetAndOptionsAreTakenApart() {
        assertThat(SourceAddress.parse("local:/media/films")).isEqualTo(address("local", "/media/films", Map.of()));
        assertThat(SourceAddress.parse("local:/tv?type=shows"))
                .isEqualTo(address("local", "/tv", Map.of("type", "shows")));
        assertThat(SourceAddress.parse("jellyfin:http://h:8096/base?user=me&type=x"))
                .isEqualTo(address("jellyfin", "http://h:8096/base", Map.of("user", "me", "type", "x")));
    }

    @Test
    void aQuestionMarkInAFolderIsPartOfTheFolder() {
        assertThat(SourceAddress.parse("local:/what now?/films").target()).isEqualTo("/what now?/films");
        assertThat(SourceAddress.parse("local:/a=b?").target()).isEqualTo("/a=b?");
        assertThat(SourceAddress.parse("local:/who?/x?type=movies"))
                .isEqualTo(address("local", "/who?/x", Map.of("type", "movies")));
    }

    @Test
    void whatIsNoAddressSaysHowOneLooks() {
        for (String text : new String[] {"", "/media", "local:", ":x"}) {
            assertThatThrownBy(() -> SourceAddress.parse(text))
                    .isInstanceOf(SyncException.class)
                    .hasMessageContaining("local:/media/films");
        }
    }

    @Test
    void aTokenIsNotShown() {
        assertThat(new Credentials("secret")).hasToString("Credentials[token hidden]");
    }

    private static SourceAddress address(String scheme, String target, Map<String, String> options) {
        return new SourceAddress(scheme, target, options);
    }
}
