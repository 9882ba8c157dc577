package dev.mediasync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Weighs removals against the policy. */
final class RemovalBudget {
    static final int TOPS_ALWAYS_ALLOWED = 3;

    private static final double MOST = 0.5;
    private static final long SURVIVORS = 10;
    private static final long FEW = 10;

    private final RemovalPolicy policy;
    private final RemovalHistory history;
    private final long recorded;
    private final long recordedTops;
    private final List<Reason> reasons = new ArrayList<>();

    RemovalBudget(RemovalPolicy policy, RemovalHistory history, long recorded, long recordedTops) {
        this.policy = policy;
        this.history = history;
        this.recorded = recorded;
        this.recordedTops = recordedTops;
    }

    /**
     * Why these removals need an approval; empty where they do not.
     *
     * @param absent how many items would go because they are absent, subtrees included
     * @param replaced how many would go because another thing has their id
     * @param tops how many of both have no parent by their kind
     * @param shown how many recorded or new items the source showed
     */
    List<Reason> objections(long absent, long replaced, long tops, long shown) {
        reasons.clear();
        long all = absent + replaced;
        if (all == 0) {
            return reasons;
        }
        if (history.reading() == RemovalHistory.Reading.UNREADABLE) {
            reasons.add(new Reason(
                    ReasonCode.HISTORY_UNREADABLE,
                    "What recent runs removed cannot be read, so it is not known whether these " + all
                            + " items are too many. If they are really gone, approve this plan."));
        }
        listing(absent, tops, shown);
        if (replaced > allowed(policy.floor(), policy.maxShare(), recorded)) {
            reasons.add(new Reason(
                    ReasonCode.REPLACED_AT_ONCE,
                    replaced + " of " + recorded + " ids name another thing than before, as after a restored or rebuilt"
                            + " database. If that is right, approve this plan."));
        }
        limits(all);
        return reasons;
    }

    private void listing(long absent, long tops, long shown) {
        if (absent > 0 && shown == 0) {
            reasons.add(new Reason(
                    ReasonCode.EMPTY_LISTING,
                    "The source listed nothing, but " + recorded + " items are recorded. If the library is really"
                            + " empty, approve this plan; otherwise check that the source shows its files."));
        } else if (tops > Math.max(TOPS_ALWAYS_ALLOWED, MOST * recordedTops)) {
            reasons.add(new Reason(
                    ReasonCode.NEARLY_EMPTY_LISTING,
                    tops + " of " + recordedTops + " films, shows or artists vanished at once. Check the source;"
                            + " if they are really gone, approve this plan."));
        } else if (tops == 0 && absent > FEW && SURVIVORS * shown <= recorded) {
            reasons.add(new Reason(
                    ReasonCode.NEARLY_EMPTY_LISTING,
                    "The source shows only " + shown + " items where " + recorded + " are recorded. Check the source;"
                            + " if the others are really gone, approve this plan."));
        }
    }

    private void limits(long removals) {
        if (removals > allowed(policy.floor(), policy.maxShare(), recorded)) {
            reasons.add(
                    over(ReasonCode.BUDGET_SHARE, removals + " of " + recorded + " items", percent(policy.maxShare())));
        }
        if (removals > policy.maxCount()) {
            reasons.add(over(ReasonCode.BUDGET_COUNT, removals + " items", policy.maxCount() + " items"));
        }
        if (overWindow(removals, history.removed(), recorded)) {
            reasons.add(overWindow(ReasonCode.BUDGET_WINDOW, removals, history.removed(), ""));
        }
        boolean alone = history.sourceItems() <= recorded && history.sourceRemoved() <= history.removed();
        if (!alone && overWindow(removals, history.sourceRemoved(), history.sourceItems())) {
            reasons.add(overWindow(
                    ReasonCode.BUDGET_SOURCE, removals, history.sourceRemoved(), " from all libraries of the source"));
        }
    }

    private boolean overWindow(long removals, long recent, long items) {
        return recent > 0 && recent + removals > allowed(2 * policy.floor(), policy.maxWindowShare(), items + recent);
    }

    private Reason overWindow(ReasonCode code, long removals, long recent, String where) {
        return over(
                code,
                removals + " items, after " + recent + " that recent runs removed" + where + ",",
                percent(policy.maxWindowShare()) + " within " + policy.window().toHours() + " hours");
    }

    private static double allowed(long floor, double share, long items) {
        return Math.max((double) floor, share * items);
    }

    private static Reason over(ReasonCode code, String what, String limit) {
        return new Reason(code, what + " would go, but the policy allows " + limit + " without an approval.");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
