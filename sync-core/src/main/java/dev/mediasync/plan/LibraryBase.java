package dev.mediasync.plan;

import dev.mediasync.model.Library;
import org.jspecify.annotations.Nullable;

/**
 * The recorded state that a plan starts from.
 *
 * @param library the library
 * @param revision the counter of its recorded state, 0 before the first commit
 * @param items how many items are recorded
 * @param scope the scope fingerprint that the recorded items were seen in, null before the first commit
 * @param recentlyRemoved how many items recent runs removed without an approval, inside the policy's window
 */
public record LibraryBase(
        Library library,
        long revision,
        long items,
        @Nullable String scope,
        long recentlyRemoved) {
    /** Whether nothing was ever committed as a whole, so that additions may be committed ahead of the plan. */
    public boolean firstLoad() {
        return revision == 0;
    }
}
