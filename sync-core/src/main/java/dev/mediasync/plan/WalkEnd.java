package dev.mediasync.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a source reports at the end of an enumeration.
 *
 * @param scope the scope fingerprint: whatever decides which items are visible (server id, account, policy, filters)
 * @param counterBefore the source's change counter before the first page, null where it has none
 * @param counterAfter the same counter after the last page
 * @param scan whether the source was changing its own catalogue meanwhile
 */
public record WalkEnd(
        String scope,
        @Nullable String counterBefore,
        @Nullable String counterAfter,
        Scan scan) {
    /** Whether a source is changing its own catalogue. */
    public enum Scan {
        /** It is not. */
        IDLE,
        /** It is, so an absent item may come a moment later. */
        RUNNING,
        /** It cannot tell. */
        UNKNOWN
    }

    /** The end of a walk over a source without counter and scan. */
    public static WalkEnd of(String scope) {
        return new WalkEnd(scope, null, null, Scan.UNKNOWN);
    }
}
