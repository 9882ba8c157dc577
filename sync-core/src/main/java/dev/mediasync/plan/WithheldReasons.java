package dev.mediasync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        stay(
                reasons,
                withheld,
                ReasonCode.NOT_CONFIRMED,
                "Not listed, and kept because the source did not say that they are gone when asked one by one: %s.");
        stay(
                reasons,
                withheld,
                ReasonCode.STILL_PRESENT,
                "Not listed, and kept because the source still has them when asked one by one: %s.");
        stay(
                reasons,
                withheld,
                ReasonCode.HIDDEN,
                "Not listed, and kept because the source only hides them from us: %s.");
        stay(
                reasons,
                withheld,
                ReasonCode.NOT_APPROVED,
                "Not shown any more, but not approved: %s. Sync again to have them judged on their own.");
        return reasons;
    }

    private static void stay(List<Reason> reasons, List<Withheld> withheld, ReasonCode code, String why) {
        long count = withheld.stream().filter(item -> item.code() == code).count();
        if (count > 0) {
            reasons.add(new Reason(code, String.format(Locale.ROOT, why, Plain.count(count, "item"))));
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
