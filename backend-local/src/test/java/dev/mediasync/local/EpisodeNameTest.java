package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpisodeNameTest {
    private static EpisodeName anywhere(String stem) {
        EpisodeName name = EpisodeName.anywhere(stem);
        assertThat(name).as(stem).isNotNull();
        return Objects.requireNonNull(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Harbour Lights - S01E02 - The Pilot | Harbour Lights | 1 | 2 | | The Pilot",
                "harbour.lights.s3e7.1080p.WEB-DL.x264-GRP | harbour lights | 3 | 7 | |",
                "Harbour Lights 2x05 Low Tide | Harbour Lights | 2 | 5 | | Low Tide",
                "Harbour Lights S01E01-E03 | Harbour Lights | 1 | 1 | 3 |",
                "Harbour Lights S01E01E02 | Harbour Lights | 1 | 1 | 2 |",
                "Harbour Lights - S01E04-05 - Storm | Harbour Lights | 1 | 4 | 5 | Storm",
                "Harbour Lights 1x01-1x03 | Harbour Lights | 1 | 1 | 3 |",
                "Harbour Lights - 02x03 - 04 Nights | Harbour Lights | 2 | 3 | | 04 Nights",
                "Harbour Lights S05E23 11-59 | Harbour Lights | 5 | 23 | | 11-59",
                "harbour-s09e14-1080p | harbour | 9 | 14 | |",
                "harbour s02e05-x264 | harbour | 2 | 5 | |",
                "Harbour Lights Season 4 Episode 11 - Fog | Harbour Lights | 4 | 11 | | Fog",
                "Harbour Lights S2017E368 | Harbour Lights | 2017 | 368 | |",
                "Harbour Lights (2015) {tvdb-99} - S01E02 | Harbour Lights (2015) | 1 | 2 | |",
            })
    void readsNumberedNames(
            String stem,
            @Nullable String show,
            int season,
            int episode,
            @Nullable Integer end,
            @Nullable String title) {
        EpisodeName name = anywhere(stem);

        assertThat(name.show()).isEqualTo(show);
        assertThat(name.season()).isEqualTo(season);
        assertThat(name.episode()).isEqualTo(episode);
        assertThat(name.end()).isEqualTo(end);
        assertThat(name.title()).isEqualTo(title == null ? "" : title);
    }

    @ParameterizedTest
    @CsvSource({
        "[Group] Paper Moon - 07 [1080p][ABCD1234], Paper Moon, , 7",
        "[Group] Paper Moon - 07v2 [720p], Paper Moon, , 7",
        "[Group] Paper Moon S2 - 03 [720p], Paper Moon, 2, 3",
        "[Group][Paper_Moon][04][BDRIP], Paper Moon, , 4",
    })
    void readsAbsoluteNumbers(String stem, String show, @Nullable Integer season, int number) {
        EpisodeName name = anywhere(stem);

        assertThat(name.show()).isEqualTo(show);
        assertThat(name.season()).isEqualTo(season);
        assertThat(name.episode()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Late Talk 2019.03.21 Guest", "Late.Talk.2019-03-21.Guest", "Late Talk 21.03.2019 Guest"})
    void readsDays(String stem) {
        EpisodeName name = anywhere(stem);

        assertThat(name.date()).isEqualTo(LocalDate.of(2019, 3, 21));
        assertThat(name.show()).isEqualTo("Late Talk");
        assertThat(name.title()).isEqualTo("Guest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Harbour (1920x1080)",
                "Harbour 1280x720 x264",
                "Late Talk 05-06-2019",
                "Star Harbour Episode IV (1977)",
                "Star Harbour Episode 4 (1977)",
                "WALL-E 2008",
                "2012 (2009)",
                "Harbour Part 2 (2011)",
                "Ocean's 8 (2018)",
            })
    void leavesFilmsAlone(String stem) {
        assertThat(EpisodeName.anywhere(stem)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "02 - Low Tide, 2, , Low Tide",
        "02, 2, ,",
        "2. Low Tide, 2, , Low Tide",
        "7 - 12 Nights, 7, , 12 Nights",
        "02-03 - Low Tide, 2, 3, Low Tide",
        "Episode 16 - Low Tide, 16, , Low Tide",
        "Harbour Lights - 136 [720p], 136, ,",
        "Harbour Lights 05, 5, ,",
        "Harbour Lights Part III, 3, ,",
        "E09 Low Tide, 9, , Low Tide",
    })
    void readsPlainNumbersInsideAShow(String stem, int episode, @Nullable Integer end, @Nullable String title) {
        EpisodeName name = Objects.requireNonNull(EpisodeName.insideShow(stem, 1));

        assertThat(name.season()).isNull();
        assertThat(name.episode()).isEqualTo(episode);
        assertThat(name.end()).isEqualTo(end);
        assertThat(name.title()).isEqualTo(title == null ? "" : title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Harbour Lights S2E9-E4", "Harbour.Lights.S02E09-S03E01", "Harbour Lights S02E03-S02E01"})
    void aRangeThatGoesBackwardsOrIntoAnotherSeasonTellsNoEpisode(String stem) {
        EpisodeName name = anywhere(stem);

        assertThat(name.season()).isEqualTo(2);
        assertThat(name.episodes()).isEmpty();
        assertThat(name.title()).isNotEmpty();
    }

    @Test
    void readsThreeDigitsAsSeasonAndEpisodeOnlyWhereTheFolderTellsNoOtherSeason() {
        EpisodeName alone = Objects.requireNonNull(EpisodeName.insideShow("harbour.203", null));
        EpisodeName inSeason = Objects.requireNonNull(EpisodeName.insideShow("harbour.203", 1));
        EpisodeName inThatSeason = Objects.requireNonNull(EpisodeName.insideShow("harbour.203", 2));

        assertThat(alone.season()).isEqualTo(2);
        assertThat(alone.episode()).isEqualTo(3);
        assertThat(inSeason.episode()).isEqualTo(203);
        assertThat(inThatSeason.episode()).isEqualTo(3);
    }
}
