package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredIdTest {
    @ParameterizedTest
    @CsvSource({
        "tt0133093, tt, 7, 133093",
        "tt10872600, tt, 1, 10872600",
        "603, '', 1, 603",
        "0, '', 1, 0",
        "007, '', 3, 7",
        "a00, a, 2, 0",
        "999999999999999999, '', 1, 999999999999999999",
    })
    void whatIsANumberIsKeptAsOne(String text, String letters, int digits, long number) {
        assertThat(StoredId.of(text)).isEqualTo(new StoredId(letters, digits, number));
        assertThat(StoredId.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tt",
                "nope",
                "abc1",
                "1a",
                "-1",
                "+1",
                "1.5",
                "1000000000000000000",
                "movie/603",
                "é1",
                "١٢",
                "0fbb5a51-c1a1-3e7a-8c4c-1a8a5c6c0f00"
            })
    void whateverElseIsKeptAsItIs(String text) {
        assertThat(StoredId.of(text)).isEqualTo(new StoredId("", 0, text));
        assertThat(StoredId.of(text).text()).isEqualTo(text);
    }

    @Test
    void twoWaysOfWritingANumberAreTwoIds() {
        assertThat(StoredId.of("7")).isNotEqualTo(StoredId.of("07"));
        assertThat(StoredId.of("tt7")).isNotEqualTo(StoredId.of("TT7"));
    }
}
