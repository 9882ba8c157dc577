package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSources;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemState;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlexSourceProviderTest {
    @Test
    void opensAServerByAddress() {
        try (FakePlex server = Libraries.small();
                MediaSource source = MediaSources.open(
                        "plex:" + server.address() + "?account=ann&rows=2&pages=1&timeout=9",
                        new Credentials(FakePlex.TOKEN))) {
            assertThat(source.describe().id()).isEqualTo(Copy.SOURCE);
            assertThat(source.describe().product()).isEqualTo("Plex Media Server");
            assertThat(source.describe().version()).isEqualTo("1.43.3.1");

            source.enumerate(source.libraries().get(0), new Cancellation(), page -> {});
            assertThat(server.asked("/library/sections/1/all")).hasSize(4);
            List<ItemState> states = new ArrayList<>();
            source.readUserStates(source.libraries().get(0), states::add);
            assertThat(states)
                    .isNotEmpty()
                    .allMatch(state -> state.state().user().equals("ann"));
        }
    }

    @Test
    void furtherLinesOfTheSecretAreOtherUsers() {
        try (FakePlex server = Libraries.small()) {
            server.states.put("bobs", new LinkedHashMap<>(Map.of("12", Map.of("viewCount", 3))));
            Credentials secret = new Credentials(FakePlex.TOKEN + "\n\nBob the elder\tbobs\n");
            try (MediaSource source = MediaSources.open("plex:" + server.address() + "?denied=gone", secret)) {
                List<ItemState> states = new ArrayList<>();
                source.readUserStates(source.libraries().get(0), states::add);
                assertThat(states)
                        .filteredOn(state -> state.state().user().equals("Bob the elder"))
                        .filteredOn(state -> state.state().played())
                        .extracting(state -> state.key().id())
                        .containsExactly("12");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "bob one\nbob two"})
    void aLineThatIsNoUserIsRefusedWithoutBeingQuoted(String lines) {
        assertThatThrownBy(() -> MediaSources.open("plex:http://nas", new Credentials("account\n" + lines)))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
                .hasMessageContaining("of the secret is not")
                .hasMessageNotContainingAny("bob", "account ");
    }

    @Test
    void connectsNoEarlierThanTheFirstCall() {
        try (FakePlex server = Libraries.small();
                MediaSource source = server.source()) {
            assertThat(server.asked).isEmpty();
            assertThat(source).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows=0",
                "rows=x",
                "pages=9",
                "timeout=0",
                "plain=perhaps",
                "token=abc",
                "colour=red",
                "denied=maybe"
            })
    void refusesOptionsThatMakeNoSense(String option) {
        assertThatThrownBy(() -> MediaSources.open("plex:http://nas:32400?" + option))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
                .hasMessageNotContaining("abc");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        PlexSource.Builder builder = PlexSource.builder("nas", Credentials.NONE)
                .withPageRows(0)
                .withParallelPages(0)
                .withTimeout(Duration.ZERO)
                .withUser("default", Credentials.NONE);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows")
                .hasMessageContaining("pages")
                .hasMessageContaining("time-out")
                .hasMessageContaining("names");
    }
}
