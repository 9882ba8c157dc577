package dev.mediasync.repository;

/**
 * What a commit left behind.
 *
 * @param revision the library's revision afterwards
 * @param states what became of user states
 */
public record Applied(long revision, StateCounts states) {
    /**
     * What a commit did with the user states of items that went and came, each counted for each user.
     *
     * @param archived states put away with their items, until they come back or their retention ends
     * @param restored states that came back with an item, or passed to the item that took its place
     * @param purged states whose retention ended
     */
    public record StateCounts(long archived, long restored, long purged) {
        /** Nothing happened. */
        public static final StateCounts NONE = new StateCounts(0, 0, 0);
    }
}
