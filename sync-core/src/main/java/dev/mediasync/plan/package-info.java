/**
 * The pure planner: observed pages and recorded stamps in, one {@link dev.mediasync.plan.SyncPlan} out.
 *
 * <p>Nothing here reads a clock, a file, the network or a random number; equal input gives an equal plan, in any page
 * order.
 */
@NullMarked
package dev.mediasync.plan;

import org.jspecify.annotations.NullMarked;
