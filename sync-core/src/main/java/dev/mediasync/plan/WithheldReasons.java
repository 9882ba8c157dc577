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
        stay(reasons, withheld, ReasonCode.NOT_CONFIRMED, "were not listed, but asked for one by one the source did not"
                + " say that they are gone. They stay.");
        stay(reasons, withheld, ReasonCode.STILL_PRESENT, "were not listed, but asked for one by one the source still has"
                + " them. They stay.");
        stay(reasons, withheld, ReasonCode.HIDDEN, "were not listed, but the source only hides them from us. They stay.");
        stay(reasons, withheld, ReasonCode.NOT_APPROVED, "further items are not shown any more, but were not approved."
                + " Sync again to have them judged on their own.");
        return reasons;
    }

    private static void stay(List<Reason> reasons, List<Withheld> withheld, ReasonCode code, String why) {
        long count = withheld.stream().filter(item -> item.code() == code).count();
        if (count > 0) {
            reasons.add(new Reason(code, count + (code == ReasonCode.NOT_APPROVED ? " " : " items ") + why));
        }
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
