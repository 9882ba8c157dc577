package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "4711||4711",
                "a/||a/",
                "/||/",
                "//|/|/",
                "/a|/|a",
                "shows/Dark/|shows/|Dark/",
                "shows/Dark/Season 1/|shows/Dark/|Season 1/",
                "shows/Dark/Season 1/Dark S01E01.mkv|shows/Dark/Season 1/Dark| S01E01.mkv",
                "shows/Dark (2017)/S1/Dark S01E01.mkv|shows/Dark (2017)/S1/Dark |S01E01.mkv",
                "Dark Woods/Dark/Dark Woods.mkv|Dark Woods/Dark/Dark Woods|.mkv",
                "Ran/Ran.mkv|Ran/|Ran.mkv",
                "Film/Film|Film/|Film",
                "Films/Films|Films/Film|s",
                "Films/Films/|Films/Films|/",
                "\uD83C\uDFA5abc/\uD83C\uDFA5abc\uD83C\uDFA5|\uD83C\uDFA5abc/\uD83C\uDFA5abc|\uD83C\uDFA5",
                "abc\uD83C\uDFA5/abc\uD83C\uDFA6|abc\uD83C\uDFA5/|abc\uD83C\uDFA6",
                "abcd\uD83C\uDFA5/abcd\uD83C\uDFA6|abcd\uD83C\uDFA5/abcd|\uD83C\uDFA6",
            })
    void aKeyIsPartedBehindItsFolderAndWhatItRepeats(String key, String prefix, String name) {
        assertThat(StoredKey.of(key)).isEqualTo(new StoredKey(prefix == null ? "" : prefix, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/", "///", "a//b", "a/b/", "aaaaa/aaaaa/aaaaaaaaaa", " / ", "\0", "\0parked/7"})
    void theRestOfAKeyIsNeverEmpty(String key) {
        StoredKey stored = StoredKey.of(key);
        assertThat(stored.name()).isNotEmpty();
        assertThat(stored.prefix() + stored.name()).isEqualTo(key);
    }

    @Test
    void aFileThatEndsWithItsKeyIsToldByWhatStandsBefore() {
        assertThat(StoredKey.before("/media/films/a.mkv", "films/a.mkv")).isEqualTo("/media/");
        assertThat(StoredKey.before("films/a.mkv", "films/a.mkv")).isEmpty();
        assertThat(StoredKey.before("/media/old films/a.mkv", "films/a.mkv")).isNull();
        assertThat(StoredKey.before("/media/films/b.mkv", "films/a.mkv")).isNull();
    }
}
