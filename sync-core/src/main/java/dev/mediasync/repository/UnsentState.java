package dev.mediasync.repository;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A user's state that the host wrote and the source has not seen.
 *
 * @param key the item, under its present key
 * @param state the state to be
 * @param changed when the host wrote it, by the repository's clock, to the millisecond
 * @param number grows with every write; a later write of the same item and user has another number
 */
public record UnsentState(ItemKey key, UserState state, Instant changed, long number) {
    /** Cuts the moment to milliseconds. */
    public UnsentState {
        changed = changed.truncatedTo(ChronoUnit.MILLIS);
    }
}
