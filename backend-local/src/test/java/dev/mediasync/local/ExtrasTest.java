package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtrasTest {
    @ParameterizedTest
    @CsvSource({
        "Heat-trailer, trailer",
        "Heat.Trailer2, trailer",
        "Heat_sample123, sample",
        "sample, sample",
        "Heat-scene, scene",
        "Heat-clip1, clip",
        "Heat-interview, interview",
        "Heat-behindthescenes, behindthescenes",
        "Heat-deleted12, deletedscene",
        "Heat-deletedscene, deletedscene",
        "Heat-featurette, featurette",
        "Heat-short, short",
        "Heat-extra, unknown",
        "Heat-OTHER, unknown",
        "Show NCOP1, clip",
        "Show - nced, clip",
        "Show Creditless Opening 2, clip",
    })
    void knowsEveryExtraByItsName(String stem, String kind) {
        assertThat(Extras.ofName(stem)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Heat", "Heat (1995)", "Trailer Park Boys", "Heat-trailer1234", "1234", "12", "Sampler"})
    void takesNothingElseForAnExtra(String stem) {
        assertThat(Extras.ofName(stem)).isNull();
    }
}
