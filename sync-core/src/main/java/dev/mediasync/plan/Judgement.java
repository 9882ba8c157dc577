package dev.mediasync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says why what would be lost needs somebody's approval: scope, budget, and what an earlier run held back. */
final class Judgement {
    private final LibraryBase base;
    private final RemovalPolicy policy;
    private final Evidence evidence;
    private final Census census;
    private final List<Reason> reasons = new ArrayList<>();

    /** Whether the source lists the library. */
    enum Listing {
        LISTED,
        VANISHED
    }

    Judgement(LibraryBase base, RemovalPolicy policy, Evidence evidence, Census census) {
        this.base = base;
        this.policy = policy;
        this.evidence = evidence;
        this.census = census;
    }

    /**
     * The objections, empty where there is none.
     *
     * @param awaiting the ids whose removal waits for an approval since an earlier run
     */
    List<Reason> of(Decision decided, RemovalHistory history, Listing listing, Set<String> awaiting) {
        List<String> lost =
                decided.unapproved().stream().map(item -> item.key().id()).toList();
        long absent = lost.stream().filter(decided.removals()::holds).count();
        if (listing == Listing.VANISHED && absent > 0) {
            reasons.add(new Reason(
                    ReasonCode.LIBRARY_VANISHED,
                    "The source does not list this library any more, so its " + absent + " items may only be hidden. If"
                            + " the library is really gone, approve this plan."));
        } else {
            long tops = decided.unapproved().stream()
                    .filter(item -> Census.top(item.kind()))
                    .count();
            scope(absent);
            reasons.addAll(new RemovalBudget(policy, history, census.recorded(), census.recordedTops())
                    .objections(absent, lost.size() - absent, tops, census.observed()));
        }
        long stillMissing = lost.stream().filter(awaiting::contains).count();
        if (reasons.isEmpty() && 2 * stillMissing > awaiting.size()) {
            reasons.add(new Reason(
                    ReasonCode.AWAITING_APPROVAL,
                    stillMissing + " of these removals wait for an approval since an earlier run. If they are really"
                            + " gone, approve this plan."));
        }
        return reasons;
    }

    private void scope(long absent) {
        String before = base.seen().scope();
        if (absent > 0 && before != null && base.seen().inAnotherScope(evidence.scope())) {
            Set<String> parts = Scope.changed(before, evidence.scope());
            String what = parts.isEmpty() ? "account, server, root folder or filter" : String.join(", ", parts);
            reasons.add(new Reason(
                    ReasonCode.SCOPE_CHANGED,
                    "The items were recorded in another scope (" + what + "), so the " + absent
                            + " absent ones may only be hidden. If they are really gone, approve this plan."));
        }
    }
}
