package dev.mediasync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Weighs removals against the policy. */
final class RemovalBudget {
    private static final double MOST = 0.5;
    private static final int TOPS_ALWAYS_ALLOWED = 3;

    private final RemovalPolicy policy;
    private final LibraryBase base;
    private final long recorded;
    private final long recordedTops;

    RemovalBudget(RemovalPolicy policy, LibraryBase base, long recorded, long recordedTops) {
        this.policy = policy;
        this.base = base;
        this.recorded = recorded;
        this.recordedTops = recordedTops;
    }

    /**
     * Why these removals need an approval; empty where they do not.
     *
     * @param removals how many items would go, subtrees included
     * @param tops how many of them have no parent by their kind
     * @param shown how many recorded or new items the source showed
     */
    List<Reason> objections(long removals, long tops, long shown) {
        List<Reason> reasons = new ArrayList<>();
        if (removals == 0) {
            return reasons;
        }
        if (shown == 0) {
            reasons.add(new Reason(
                    ReasonCode.EMPTY_LISTING,
                    "The source listed nothing, but " + recorded + " items are recorded. If the library is really"
                            + " empty, approve this plan; otherwise check that the source shows its files."));
        } else if (tops > Math.max(TOPS_ALWAYS_ALLOWED, MOST * recordedTops)) {
            reasons.add(new Reason(
                    ReasonCode.NEARLY_EMPTY_LISTING,
                    tops + " of " + recordedTops + " films, shows or artists vanished at once. Check the source;"
                            + " if they are really gone, approve this plan."));
        }
        if (removals > Math.max((double) policy.floor(), policy.maxShare() * recorded)) {
            reasons.add(
                    over(ReasonCode.BUDGET_SHARE, removals + " of " + recorded + " items", percent(policy.maxShare())));
        }
        if (removals > policy.maxCount()) {
            reasons.add(over(ReasonCode.BUDGET_COUNT, removals + " items", policy.maxCount() + " items"));
        }
        long recent = base.recentlyRemoved();
        if (recent > 0
                && recent + removals > Math.max(2.0 * policy.floor(), policy.maxWindowShare() * (recorded + recent))) {
            reasons.add(over(
                    ReasonCode.BUDGET_WINDOW,
                    removals + " items, after " + recent + " that recent runs removed,",
                    percent(policy.maxWindowShare()) + " within "
                            + policy.window().toHours() + " hours"));
        }
        return reasons;
    }

    private static Reason over(ReasonCode code, String what, String limit) {
        return new Reason(code, what + " would go, but the policy allows " + limit + " without an approval.");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
