package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapsTest {
    private final Gaps below = new Gaps(List.of(gap("a/b", ReasonCode.EVIDENCE_INCOMPLETE)));

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a/b/c", "a/b#1", "a/b/c/d#2"})
    void coversItsPrefixAndWhatGoesOn(String id) {
        assertThat(below.covering(id)).isEqualTo(ReasonCode.EVIDENCE_INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/bc", "a/c", "b", "x/a/b"})
    void leavesTheRest(String id) {
        assertThat(below.covering(id)).isNull();
    }

    @Test
    void theEmptyPrefixCoversEverything() {
        assertThat(new Gaps(List.of(gap("", ReasonCode.SOURCE_CHANGING))).covering("anything"))
                .isEqualTo(ReasonCode.SOURCE_CHANGING);
    }

    @Test
    void noGapCoversNothing() {
        assertThat(new Gaps(List.of()).covering("a")).isNull();
    }

    @Test
    void theSameReasonWinsInAnyOrder() {
        Gap one = gap("a", ReasonCode.EVIDENCE_INCOMPLETE);
        Gap other = gap("a", ReasonCode.SOURCE_CHANGING);
        assertThat(new Gaps(List.of(one, other)).covering("a")).isEqualTo(ReasonCode.EVIDENCE_INCOMPLETE);
        assertThat(new Gaps(List.of(other, one)).covering("a")).isEqualTo(ReasonCode.EVIDENCE_INCOMPLETE);
    }

    private static Gap gap(String prefix, ReasonCode code) {
        return new Gap(prefix, code, "why");
    }
}
