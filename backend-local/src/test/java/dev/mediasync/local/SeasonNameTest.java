package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonNameTest {
    @ParameterizedTest
    @CsvSource({
        "Season 1, 1, ''",
        "SEASON 01, 1, ''",
        "Season1, 1, ''",
        "Staffel 7 (2016), 7, ''",
        "3. Staffel, 3, ''",
        "Temporada 2, 2, ''",
        "Сезон 4, 4, ''",
        "시즌 1, 1, ''",
        "Season 2009, 2009, ''",
        "S02, 2, ''",
        "Specials, 0, ''",
        "Harbour Lights Season 2, 2, Harbour Lights",
        "Harbour.Lights.S04.1080p.WEB, 4, Harbour Lights",
    })
    void readsSeasonFolders(String folder, int season, String show) {
        SeasonName name = Objects.requireNonNull(SeasonName.of(folder));

        assertThat(name.season()).isEqualTo(season);
        assertThat(name.show()).isEqualTo(show);
    }

    /** A cheap look at the name must not keep any word from the patterns. */
    @ParameterizedTest
    @MethodSource("words")
    void knowsEveryWordForSeasonBeforeANumber(String word) {
        for (String folder : List.of(word + " 2", word.toUpperCase(Locale.ROOT) + "2", "Show - " + word + ".2")) {
            assertThat(SeasonName.of(folder)).as(folder).isNotNull();
            assertThat(Objects.requireNonNull(SeasonName.of(folder)).season()).isEqualTo(2);
        }
    }

    static Set<String> words() {
        return WordTable.words("seasons");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t2", "T2", "2xall", "Show 2XALL", "Season two"})
    void readsTheRareForms(String folder) {
        assertThat(Objects.requireNonNull(SeasonName.of(folder)).season()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Harbour Lights", "Season (8)", "300", "The Seasons", "Series", "Harbour 2017", "Disc 1"})
    void readsNoSeasonElsewhere(String folder) {
        assertThat(SeasonName.of(folder)).isNull();
    }
}
