package dev.mediasync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {
    @Test
    void readsSchemeTargetAndOptions() {
        assertThat(SourceAddress.parse("local:/media/series?type=shows&name=TV"))
                .isEqualTo(new SourceAddress("local", "/media/series", Map.of("type", "shows", "name", "TV")));
    }

    @Test
    void anUrlKeepsItsColons() {
        assertThat(SourceAddress.parse("plex:http://192.0.2.1:32400").target()).isEqualTo("http://192.0.2.1:32400");
    }

    @ParameterizedTest
    @CsvSource({
        "local:/media/what?,/media/what?",
        "local:/media/a=b,/media/a=b",
        "local:/media/who is it?/films,/media/who is it?/films",
        "local:/media/x?Name=1,/media/x?Name=1",
        "local:/media/x?=1,/media/x?=1",
        "local:/media/who?type=a/b,/media/who?type=a/b"
    })
    void anOddFolderIsNoOption(String text, String target) {
        assertThat(SourceAddress.parse(text)).isEqualTo(new SourceAddress("local", target, Map.of()));
    }

    @Test
    void optionsStandBehindTheLastQuestionMark() {
        assertThat(SourceAddress.parse("local:/media/what?/x?type=shows"))
                .isEqualTo(new SourceAddress("local", "/media/what?/x", Map.of("type", "shows")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "local", "local:", ":/media", "/media/films", "Local:/media", "1x:/media"})
    void whatHasNoSchemeOrTargetIsRefused(String text) {
        assertThatThrownBy(() -> SourceAddress.parse(text))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
                .hasMessage("A source looks like local:/media/films or plex:http://host:32400, but this is \"" + text
                        + "\"");
    }

    @Test
    void credentialsDoNotShowTheirSecret() {
        assertThat(new Credentials("s3cret").toString()).doesNotContain("s3cret");
        assertThat(Credentials.NONE).hasToString("Credentials[none]");
    }
}
