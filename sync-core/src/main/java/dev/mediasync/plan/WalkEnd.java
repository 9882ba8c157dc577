package dev.mediasync.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a source reports at the end of an enumeration.
 *
 * @param scope the scope fingerprint: whatever decides which items are visible, see {@link Scope}
 * @param counterBefore the source's change counter before the first page, null where it has none
 * @param counterAfter the same counter after the last page
 * @param scan whether the source was changing its own catalogue meanwhile
 * @param cursor where the next look at changes goes on, by the source's own clock and with some overlap, taken before the
 *     first page; null where the source has none
 * @param total how many items the library holds by the source's own count after a look at changes, null where unknown
 */
public record WalkEnd(
        String scope,
        @Nullable String counterBefore,
        @Nullable String counterAfter,
        Scan scan,
        @Nullable String cursor,
        @Nullable Long total) {
    /** Whether a source is changing its own catalogue. */
    public enum Scan {
        /** It is not. */
        IDLE,
        /** It is, so an absent item may come a moment later. */
        RUNNING,
        /** It cannot tell. */
        UNKNOWN
    }

    /** The end of a walk over a source without counter, scan and cursor. */
    public static WalkEnd of(String scope) {
        return new WalkEnd(scope, null, null, Scan.UNKNOWN, null, null);
    }

    /** The same in another scope. */
    public WalkEnd withScope(String other) {
        return new WalkEnd(other, counterBefore, counterAfter, scan, cursor, total);
    }

    /** The same with a change counter. */
    public WalkEnd withCounter(@Nullable String before, @Nullable String after) {
        return new WalkEnd(scope, before, after, scan, cursor, total);
    }

    /** The same with a state of the source's own scan. */
    public WalkEnd withScan(Scan state) {
        return new WalkEnd(scope, counterBefore, counterAfter, state, cursor, total);
    }

    /** The same with a cursor for the next look at changes. */
    public WalkEnd withCursor(@Nullable String next) {
        return new WalkEnd(scope, counterBefore, counterAfter, scan, next, total);
    }

    /** The same with the source's own count of the library's items. */
    public WalkEnd withTotal(@Nullable Long items) {
        return new WalkEnd(scope, counterBefore, counterAfter, scan, cursor, items);
    }
}
