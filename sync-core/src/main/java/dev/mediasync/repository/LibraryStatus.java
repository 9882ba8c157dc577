package dev.mediasync.repository;

import dev.mediasync.model.Library;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a library stands.
 *
 * @param library the library
 * @param revision the counter of its recorded state
 * @param items how many items are recorded
 * @param lastRun the last run's record, null before the first
 * @param blocked the digest of the plan that waits for approval, null where none does
 * @param withheld how many items stay although the last full run did not see them
 * @param withheldSince since when the oldest of them stays, null where there is none
 */
public record LibraryStatus(
        Library library,
        long revision,
        long items,
        @Nullable RunRecord lastRun,
        @Nullable String blocked,
        long withheld,
        @Nullable Instant withheldSince) {}
