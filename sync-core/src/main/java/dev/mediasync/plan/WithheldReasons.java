package dev.mediasync.plan;

import java.util.ArrayList;
import java.util.List;

/** Says in words why items stay that were not shown. */
final class WithheldReasons {
    private static final int NAMED_GAPS = 3;

    private WithheldReasons() {}

    static List<Reason> of(Evidence evidence, List<Withheld> withheld) {
        List<Reason> reasons = new ArrayList<>();
        gaps(reasons, evidence, ReasonCode.SOURCE_CHANGING, "Nothing is removed until a run without it");
        gaps(
                reasons,
                evidence,
                ReasonCode.EVIDENCE_INCOMPLETE,
                "What was not shown there stays; make it readable and sync again");
        long unconfirmed = withheld.stream()
                .filter(item -> item.code() == ReasonCode.NOT_CONFIRMED)
                .count();
        if (unconfirmed > 0) {
            reasons.add(new Reason(
                    ReasonCode.NOT_CONFIRMED,
                    unconfirmed + " items were not listed, but asked for one by one the source did not say that they"
                            + " are gone. They stay."));
        }
        long unapproved = withheld.stream()
                .filter(item -> item.code() == ReasonCode.NOT_APPROVED)
                .count();
        if (unapproved > 0) {
            reasons.add(new Reason(
                    ReasonCode.NOT_APPROVED,
                    unapproved + " further items are not shown any more, but were not approved. Sync again to have"
                            + " them judged on their own."));
        }
        return reasons;
    }

    private static void gaps(List<Reason> reasons, Evidence evidence, ReasonCode code, String so) {
        List<String> whys = evidence.gaps().stream()
                .filter(gap -> gap.code() == code)
                .map(Gap::why)
                .toList();
        if (whys.isEmpty()) {
            return;
        }
        String more = whys.size() > NAMED_GAPS ? " and " + (whys.size() - NAMED_GAPS) + " more" : "";
        String named = String.join("; ", whys.subList(0, Math.min(NAMED_GAPS, whys.size())));
        reasons.add(new Reason(code, "Not everything was seen: " + named + more + ". " + so + "."));
    }
}
