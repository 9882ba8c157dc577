package dev.mediasync.repository;

import dev.mediasync.plan.SyncPlan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run writes at its end, in one transaction.
 *
 * @param plan the plan; all its changes are applied
 * @param run the record of the run
 * @param blocked the plan that waits for approval afterwards; null where none does
 * @param stateRetention how long the user state of removed items is kept; zero purges it at once
 */
public record Commit(SyncPlan plan, RunRecord run, @Nullable SyncPlan blocked, Duration stateRetention) {}
