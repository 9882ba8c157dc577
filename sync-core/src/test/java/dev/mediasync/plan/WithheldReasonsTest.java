package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithheldReasonsTest {
    @Test
    void eachWayToStayIsCountedAndSaid() {
        List<Withheld> withheld = List.of(
                stays("a", ReasonCode.NOT_CONFIRMED),
                stays("b", ReasonCode.STILL_PRESENT),
                stays("c", ReasonCode.STILL_PRESENT),
                stays("d", ReasonCode.HIDDEN),
                stays("e", ReasonCode.NOT_APPROVED),
                stays("f", ReasonCode.HAS_CHILDREN));

        assertThat(WithheldReasons.of(evidence(), withheld))
                .containsExactly(
                        new Reason(
                                ReasonCode.NOT_CONFIRMED,
                                "Not listed, and kept because the source did not say that they are gone when asked one"
                                        + " by one: 1 item."),
                        new Reason(
                                ReasonCode.STILL_PRESENT,
                                "Not listed, and kept because the source still has them when asked one by one: 2"
                                        + " items."),
                        new Reason(
                                ReasonCode.HIDDEN,
                                "Not listed, and kept because the source only hides them from us: 1 item."),
                        new Reason(
                                ReasonCode.NOT_APPROVED,
                                "Not shown any more, but not approved: 1 item. Sync again to have them judged on their"
                                        + " own."));
        assertThat(WithheldReasons.of(evidence(), List.of())).isEmpty();
    }

    @Test
    void gapsAreNamedUpToThree() {
        assertThat(WithheldReasons.of(evidence(unread("a"), unread("b"), unread("c")), List.of()))
                .containsExactly(new Reason(
                        ReasonCode.EVIDENCE_INCOMPLETE,
                        "Not everything was seen: no a; no b; no c. What was not shown there stays; make it readable"
                                + " and sync again."));
        assertThat(WithheldReasons.of(
                        evidence(unread("a"), unread("b"), unread("c"), unread("d"), unread("e")), List.of()))
                .extracting(Reason::message)
                .containsExactly("Not everything was seen: no a; no b; no c and 2 more. What was not shown there stays;"
                        + " make it readable and sync again.");
    }

    @Test
    void aChangingSourceIsToldFirst() {
        assertThat(WithheldReasons.of(
                        evidence(unread("a"), new Gap("", ReasonCode.SOURCE_CHANGING, "it moved")), List.of()))
                .extracting(Reason::message)
                .containsExactly(
                        "Not everything was seen: it moved. Nothing is removed until a run without it.",
                        "Not everything was seen: no a. What was not shown there stays; make it readable and sync"
                                + " again.");
    }

    private static Withheld stays(String id, ReasonCode code) {
        return new Withheld(PlannerDriver.movie(id).key(), MediaKind.MOVIE, id, code);
    }

    private static Gap unread(String folder) {
        return new Gap(folder, ReasonCode.EVIDENCE_INCOMPLETE, "no " + folder);
    }

    private static Evidence evidence(Gap... gaps) {
        return new Evidence(Evidence.Reach.EVERYTHING, 0, "all", Evidence.Continuity.PROVED, Arrays.asList(gaps));
    }
}
