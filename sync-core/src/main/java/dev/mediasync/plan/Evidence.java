package dev.mediasync.plan;

import java.util.List;

/**
 * What an enumeration proves, derived by the planner from a source's receipts.
 *
 * @param reach how much of the library it was meant to show
 * @param observed how many distinct ids were seen
 * @param scope the scope fingerprint they were seen in
 * @param continuity whether nothing can have moved between its pages unseen
 * @param gaps the parts about which nothing is proved, sorted; empty where the enumeration was complete
 */
public record Evidence(Reach reach, long observed, String scope, Continuity continuity, List<Gap> gaps) {
    /** How much of a library an enumeration is meant to show. */
    public enum Reach {
        /** Every item, so that absence can prove something. */
        EVERYTHING,
        /** What changed since a cursor; absence proves nothing. */
        CHANGES
    }

    /** Whether rows can have moved from one page to another between two questions. */
    public enum Continuity {
        /** They cannot: there was one page, neighbours share a row, or the change counter stood still. */
        PROVED,
        /** Nothing speaks against it, and nothing for it either; removals then need a confirmation. */
        ASSUMED
    }

    /** Orders the gaps. */
    public Evidence {
        gaps = gaps.stream().sorted().distinct().toList();
    }

    /** Whether absence proves anything for every id. */
    public boolean complete() {
        return reach == Reach.EVERYTHING && gaps.isEmpty();
    }
}
