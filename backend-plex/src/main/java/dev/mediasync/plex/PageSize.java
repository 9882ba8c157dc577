package dev.mediasync.plex;

/**
 * How many rows a server gives in time.
 *
 * <p>Pages that take too long are halved for all listings to come, down to a size that every server should manage, and doubled
 * again once some were answered, more of them each time.
 */
final class PageSize {
    /** A page of so few rows that takes too long does so for another reason than its size. */
    static final int LEAST_ROWS = 25;

    private static final int MOST_TIME_OUTS = 3;
    private static final int FIRST_TRIAL = 10;
    private static final int LAST_TRIAL = 1_000;

    private final int wanted;
    private int most;
    private int good;
    private int trial = FIRST_TRIAL;
    private int timeOuts;

    PageSize(int wanted) {
        this.wanted = wanted;
        this.most = wanted;
    }

    /** How many rows a page has at most for now. */
    int most() {
        return most;
    }

    /**
     * Notes that a page of so many rows took too long.
     *
     * @return how many rows the next page has; 0 if even small pages took too long several times running
     */
    int tookTooLong(int rows) {
        good = 0;
        trial = Math.min(LAST_TRIAL, trial * 2);
        if (rows > LEAST_ROWS) {
            most = Math.min(most, Math.max(LEAST_ROWS, rows / 2));
            return most;
        }
        timeOuts++;
        return timeOuts >= MOST_TIME_OUTS ? 0 : rows;
    }

    /**
     * Notes that a page came in time.
     *
     * @param rows how many rows came
     * @param asked how many were asked for, the seam among them
     */
    void came(int rows, int asked) {
        timeOuts = 0;
        if (rows < asked) {
            return;
        }
        good++;
        if (good >= trial) {
            good = 0;
            most = Math.min(wanted, most * 2);
        }
    }

    /** Notes that the server gives no more than so many rows at once, so that pages asked for ahead begin where others end. */
    void gaveOnly(int rows) {
        good = 0;
        trial = Math.min(LAST_TRIAL, trial * 2);
        most = Math.max(1, Math.min(most, rows - 1));
    }
}
