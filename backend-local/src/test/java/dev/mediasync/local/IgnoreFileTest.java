package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreFileTest {
    @ParameterizedTest
    @CsvSource({
        "SPs, sps/film.mkv, true",
        "SPs, films/sps/film.mkv, true",
        "/SPs, films/sps/film.mkv, false",
        "SPs, spsx/film.mkv, false",
        "*.mkv, a/film.mkv, true",
        "*.mkv, a/film.mkv.avi, false",
        "film?.mkv, film1.mkv, true",
        "film[0-3].mkv, film2.mkv, true",
        "film[!0-3].mkv, film2.mkv, false",
        "videos/, videos/film.mkv, true",
        "videos/, videos, false",
        "a/*/c.mkv, a/b/c.mkv, true",
        "a/*/c.mkv, x/a/b/c.mkv, false",
        "a/**/c.mkv, a/b/b/c.mkv, true",
        "a/**/c.mkv, a/c.mkv, true",
        "\\#film.mkv, #film.mkv, true",
        "sps|!best.mkv, sps/best.mkv, false",
        "!best.mkv|sps, sps/best.mkv, true",
        "\\wrong\\escape|*.avi, film.avi, true",
        "\\wrong\\escape|*.avi, wrong, false",
    })
    void leavesOutWhatTheLastRuleThatMatchesTells(String rules, String path, boolean expected) {
        IgnoreFile file = IgnoreFile.of(rules.replace('|', '\n'));

        assertThat(file.verdict(List.of(path.split("/", -1)), false).orElse(false))
                .isEqualTo(expected);
    }

    @Test
    void remarksAndBrokenLinesAreNoRules() {
        assertThat(IgnoreFile.of("# all\n\n  \n\\invalid\n/\n!\n").rules()).isEmpty();
    }

    @Test
    void manyStarsTakeNoLongTime() {
        IgnoreFile file = IgnoreFile.of("*a".repeat(200) + "b");

        assertThat(file.verdict(List.of("a".repeat(500)), false)).isEmpty();
    }
}
