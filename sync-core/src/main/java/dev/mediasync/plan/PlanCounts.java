package dev.mediasync.plan;

/**
 * How many items a plan touches and leaves alone.
 *
 * @param added items taken in, those committed ahead of the plan included
 * @param updated items brought up to date
 * @param rekeyed items that got a new key
 * @param removed items that the plan takes out
 * @param unchanged recorded items that the source still shows and that need nothing
 * @param withheld recorded items that were not shown and stay
 */
public record PlanCounts(long added, long updated, long rekeyed, long removed, long unchanged, long withheld) {}
