package dev.mediasync.repository;

import dev.mediasync.model.UserState;

/**
 * Decides between a host's unsent write and another state that the source shows.
 *
 * <p>It is asked only where the two differ. An answer that equals the host's state changes nothing: it stays and stays
 * unsent. An answer that equals the source's is recorded, and nothing is left to send. Any other answer, for example a
 * mixture of both, is recorded and waits to be sent in place of the host's.
 *
 * @implSpec An answer is of the same user and depends on the arguments alone. It is asked inside a transaction: it
 *     returns quickly and calls no repository.
 */
@FunctionalInterface
public interface StateConflict {
    /**
     * The newest wins: the source's state if it was played after the host wrote, else the host's.
     *
     * <p>Times of two clocks are compared, the server's and the repository's. A source that does not say when something
     * was played never wins.
     */
    StateConflict NEWEST_WINS = (ours, observed) -> observed.playedAfter(ours.changed()) ? observed : ours.state();

    /**
     * The state to record.
     *
     * @param ours what the host wrote and the source has not seen
     * @param observed what the source shows
     */
    UserState resolve(UnsentState ours, UserState observed);

    /**
     * The state to record, checked.
     *
     * @throws IllegalStateException if the answer is another user's
     */
    default UserState resolved(UnsentState ours, UserState observed) {
        UserState state = resolve(ours, observed);
        if (!state.user().equals(observed.user())) {
            throw new IllegalStateException("A rule for conflicting states answered with a state of " + state.user()
                    + " where " + observed.user() + " was asked for");
        }
        return state;
    }
}
