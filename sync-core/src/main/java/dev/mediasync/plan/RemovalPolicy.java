package dev.mediasync.plan;

import java.time.Duration;

/**
 * How much may be removed in one run without anybody's approval.
 *
 * <p>Removals are counted with everything below them: a show weighs as all its seasons and episodes. An empty listing,
 * and one in which most films, shows or artists are missing, always needs an approval, whatever the numbers here. The
 * defaults and the incidents behind them are in {@code docs/rationale.md}.
 *
 * @param maxShare the largest share of the library's items, 0 to 1
 * @param floor how many items may go whatever their share, so that small libraries stay usable
 * @param maxCount the largest number of items
 * @param maxWindowShare the largest share over all runs of the window, of the items recorded at its beginning
 * @param window how far back runs are added up, {@link #LONGEST_WINDOW} at most
 * @param confirmation whether each removal must be confirmed by the source
 */
public record RemovalPolicy(
        double maxShare, long floor, long maxCount, double maxWindowShare, Duration window, Confirmation confirmation) {
    /** The longest window; repositories keep the records of runs that removed something that long. */
    public static final Duration LONGEST_WINDOW = Duration.ofDays(400);

    /** Whether each removal must be confirmed by id. */
    public enum Confirmation {
        /** A source that cannot be asked by id removes nothing without an approval. */
        REQUIRED,
        /** A source that can be asked is asked; one that cannot is trusted as far as its evidence goes. */
        WHERE_POSSIBLE
    }

    /** The policy that is used unless another is given. */
    public static final RemovalPolicy DEFAULT =
            new RemovalPolicy(0.2, 50, 5_000, 0.4, Duration.ofHours(24), Confirmation.WHERE_POSSIBLE);

    /** Checks the ranges. */
    public RemovalPolicy {
        if (!share(maxShare) || !share(maxWindowShare) || floor < 0 || maxCount < 0 || !sensible(window)) {
            throw new IllegalArgumentException(
                    "Shares lie between 0 and 1, floor and count are not negative, the window lies between zero and "
                            + LONGEST_WINDOW.toDays() + " days: maxShare=" + maxShare
                            + ", maxWindowShare=" + maxWindowShare + ", floor=" + floor + ", maxCount=" + maxCount
                            + ", window=" + window);
        }
    }

    private static boolean sensible(Duration value) {
        return !value.isNegative() && value.compareTo(LONGEST_WINDOW) <= 0;
    }

    /** The same with another share for one run. */
    public RemovalPolicy withMaxShare(double share) {
        return new RemovalPolicy(share, floor, maxCount, maxWindowShare, window, confirmation);
    }

    /** The same with another floor. */
    public RemovalPolicy withFloor(long items) {
        return new RemovalPolicy(maxShare, items, maxCount, maxWindowShare, window, confirmation);
    }

    /** The same with another largest number. */
    public RemovalPolicy withMaxCount(long items) {
        return new RemovalPolicy(maxShare, floor, items, maxWindowShare, window, confirmation);
    }

    /** The same with another window and share over it. */
    public RemovalPolicy withWindow(Duration length, double share) {
        return new RemovalPolicy(maxShare, floor, maxCount, share, length, confirmation);
    }

    /** The same with another rule of confirmation. */
    public RemovalPolicy withConfirmation(Confirmation rule) {
        return new RemovalPolicy(maxShare, floor, maxCount, maxWindowShare, window, rule);
    }

    private static boolean share(double value) {
        return value >= 0 && value <= 1;
    }
}
