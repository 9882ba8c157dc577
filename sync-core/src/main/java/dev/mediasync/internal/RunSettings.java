package dev.mediasync.internal;

import dev.mediasync.SyncListener;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.repository.StateConflict;
import java.time.Clock;
import java.time.Duration;

/**
 * What all runs of a front door share.
 *
 * @param policy how much may be removed
 * @param stateRetention how long the user state of removed items is kept
 * @param chunkItems how many items a first load holds before it commits them
 * @param fullEvery after how long an automatic run looks at everything again
 * @param stateConflict decides between unsent and observed user states
 * @param listener who follows
 * @param clock tells the time
 */
public record RunSettings(
        RemovalPolicy policy,
        Duration stateRetention,
        int chunkItems,
        Duration fullEvery,
        StateConflict stateConflict,
        SyncListener listener,
        Clock clock) {}
