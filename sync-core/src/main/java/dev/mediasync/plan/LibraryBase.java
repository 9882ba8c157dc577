package dev.mediasync.plan;

import dev.mediasync.model.Library;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The recorded state that a plan starts from.
 *
 * @param library the library
 * @param revision the counter of its recorded state, 0 before the first commit
 * @param items how many items are recorded
 * @param seen where the last look at the source left off
 * @param history what recent runs removed without an approval
 */
public record LibraryBase(Library library, long revision, long items, Seen seen, RemovalHistory history) {
    /**
     * Where the last look at the source left off.
     *
     * @param scope the scope fingerprint that the recorded items were seen in, null before the first commit
     * @param cursor where a look at changes can go on, null where only a full look can
     * @param fullAt when the last applied look at everything ended, null before the first
     */
    public record Seen(
            @Nullable String scope,
            @Nullable String cursor,
            @Nullable Instant fullAt) {
        /** Nothing was ever seen. */
        public static final Seen NOTHING = new Seen(null, null, null);

        /** Whether the recorded items were seen in another scope, so that absent ones may only be hidden. */
        boolean inAnotherScope(String now) {
            return scope != null && !scope.equals(now);
        }

        /** Seen in a scope, without a cursor. */
        public static Seen in(@Nullable String scope) {
            return new Seen(scope, null, null);
        }
    }

    /** A library that was never committed. */
    public static LibraryBase unknown(Library library) {
        return new LibraryBase(library, 0, 0, Seen.NOTHING, RemovalHistory.none(0));
    }

    /** Whether nothing was ever committed as a whole, so that additions may be committed ahead of the plan. */
    public boolean firstLoad() {
        return revision == 0;
    }
}
