package dev.mediasync.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleOrderTest {
    @ParameterizedTest
    @CsvSource({
        "The Matrix, the matrix",
        "AMÉLIE, amelie",
        "Ame\u0301lie, amelie",
        "…And Justice for All, and justice for all",
        "'  Spaced \t out ', spaced out",
        "Rocky 2, rocky 000002",
        "1234567, 1234567",
        "ガンダム, ガンダム",
        "???, ???",
        "'', ''"
    })
    void caseMarksAndSpaceDoNotCount(String title, String order) {
        assertThat(Titles.of(title).order()).isEqualTo(order);
    }

    @Test
    void theTitleToSortByCounts() {
        assertThat(new Titles("The Matrix", "Matrix, The", null).order()).isEqualTo("matrix, the");
    }

    @Test
    @Timeout(20)
    void aLongTitleWithoutALetterIsNoTrouble() {
        String dashes = "-".repeat(300_000);

        assertThat(Titles.of(dashes).order()).isEqualTo(dashes);
    }

    @Test
    void numbersGoByTheirValue() {
        List<String> titles = Arrays.asList("Rocky 10", "Rocky 9", "Rocky", "rocky 2");

        titles.sort(Comparator.comparing(title -> Titles.of(title).order()));

        assertThat(titles).containsExactly("Rocky", "rocky 2", "Rocky 9", "Rocky 10");
    }

    @Test
    void aYearStandsForAnUnknownDay() {
        assertThat(Dates.ofYear(1970).releaseOrder()).isZero();
        assertThat(Dates.ofYear(1999).releaseOrder())
                .isBetween(
                        LocalDate.of(1998, 12, 30).toEpochDay(),
                        LocalDate.of(1999, 1, 2).toEpochDay());
        assertThat(Dates.NONE.releaseOrder()).isNull();
    }
}
