package dev.mediasync.plan;

import java.util.List;

/**
 * What an enumeration proves, derived by the planner from a source's receipts.
 *
 * @param observed how many distinct ids were seen
 * @param scope the scope fingerprint they were seen in
 * @param gaps the parts about which nothing is proved, sorted; empty where the enumeration was complete
 */
public record Evidence(long observed, String scope, List<Gap> gaps) {
    /** Orders the gaps. */
    public Evidence {
        gaps = gaps.stream().sorted().distinct().toList();
    }

    /** Whether absence proves anything for every id. */
    public boolean complete() {
        return gaps.isEmpty();
    }
}
