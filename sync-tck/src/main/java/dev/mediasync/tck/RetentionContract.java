package dev.mediasync.tck;

import static dev.mediasync.tck.OneLibrary.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.Applied.StateCounts;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;

/** P7: what becomes of user states whose items went is counted, and given to the right heir or to none. */
public abstract class RetentionContract extends RepositoryContract {
    private static final Duration LONG = Duration.ofDays(90);

    /** Makes the contract ready. */
    protected RetentionContract() {}

    /** P7: a run MUST count the states that it puts away, one for each user. */
    @Example
    protected void p7StatesPutAwayAreCountedForEachUser() {
        OneLibrary at = watched();
        repository().saveUserState(at.key("2"), seen("bob", 1));

        assertThat(states(at, LONG, without(at.films(3), "2"))).isEqualTo(new StateCounts(2, 0, 0));
    }

    /** P7: a run over items that nobody touched MUST count no states. */
    @Example
    protected void p7WhatNobodyTouchedCountsNothing() {
        OneLibrary at = watched();

        assertThat(states(at, LONG, without(at.films(3), "3"))).isEqualTo(StateCounts.NONE);
        assertThat(states(at, LONG, at.films(3))).isEqualTo(StateCounts.NONE);
    }

    /** P7: a state that comes back with its item MUST be counted as restored, and once only. */
    @Example
    protected void p7AStateThatComesBackIsCountedAsRestored() {
        OneLibrary at = watched();
        states(at, LONG, without(at.films(3), "2"));

        assertThat(states(at, LONG, at.films(3))).isEqualTo(new StateCounts(0, 1, 0));

        state(at, "2", seen("ann", 5));
        states(at, LONG, without(at.films(3), "2"));
        assertThat(states(at, LONG, at.films(3))).isEqualTo(new StateCounts(0, 1, 0));
    }

    /** P7: a state that comes back under another id MUST be counted as restored. */
    @Example
    protected void p7AStateThatComesBackUnderAnotherIdIsCountedAsRestored() {
        OneLibrary at = watched();
        states(at, LONG, without(at.films(3), "2"));

        assertThat(states(at, LONG, List.of(at.film("1", "1"), at.film("new", "2"), at.film("3", "3"))))
                .isEqualTo(new StateCounts(0, 1, 0));

        state(at, "new", seen("ann", 5));
    }

    /** P7: a state MUST come back with its item in another library of the same source. */
    @Example
    protected void p7AStateComesBackInAnotherLibraryOfTheSource() {
        OneLibrary at = watched();
        OneLibrary other = new OneLibrary(at.source, "other");
        states(at, LONG, without(at.films(3), "2"));

        load(at.source, other.library, List.of(at.film("there", "2")));

        state(at, "there", seen("ann", 5));
    }

    /** P7: a state MUST NOT come back with the same film in another source. */
    @Example
    protected void p7AStateNeverComesBackInAnotherSource() {
        OneLibrary at = watched();
        states(at, LONG, without(at.films(3), "2"));
        OneLibrary stranger = new OneLibrary(freshSource());

        assertThat(states(stranger, LONG, stranger.films(3))).isEqualTo(StateCounts.NONE);

        none(stranger.key("2"));
    }

    /** P7: with zero retention a run MUST count what it purges, and give nothing back later. */
    @Example
    protected void p7ZeroRetentionCountsWhatItPurges() {
        OneLibrary at = watched();

        StateCounts counts = states(at, Duration.ZERO, without(at.films(3), "2"));

        assertThat(counts.purged()).isEqualTo(1);
        assertThat(counts.restored()).isZero();
        assertThat(states(at, LONG, at.films(3))).isEqualTo(StateCounts.NONE);
        none(at.key("2"));
    }

    /** P7: with zero retention a state MUST still pass to a recorded heir. */
    @Example
    protected void p7ZeroRetentionStillPassesAStateToItsHeir() {
        OneLibrary at = twins();

        StateCounts counts = states(at, Duration.ZERO, List.of(at.film("2", "twin")));

        state(at, "2", seen("ann", 5));
        assertThat(counts.restored()).isEqualTo(1);
        assertThat(counts.purged()).isZero();
    }

    /** P7: with zero retention a state MUST still move with a rekey, uncounted. */
    @Example
    protected void p7ZeroRetentionStillMovesAStateWithItsItem() {
        OneLibrary at = watched();

        StateCounts counts =
                states(at, Duration.ZERO, List.of(at.film("1", "1"), at.film("new", "2"), at.film("3", "3")));

        state(at, "new", seen("ann", 5));
        assertThat(counts.purged()).isZero();
    }

    /** P7: a run MUST purge and count states whose retention has ended, and no earlier. */
    @Example
    protected void p7AStateIsPurgedWhenItsTimeHasCome() {
        OneLibrary at = watched();
        states(at, Duration.ofDays(2), without(at.films(3), "2"));
        clock.advance(Duration.ofDays(2).minusSeconds(1));
        assertThat(states(at, LONG, without(at.films(3), "2", "3")).purged()).isZero();
        clock.advance(Duration.ofSeconds(1));

        assertThat(states(at, LONG, without(at.films(3), "2"))).isEqualTo(new StateCounts(0, 0, 1));

        states(at, LONG, at.films(3));
        none(at.key("2"));
    }

    /** P7: where two items could inherit a state neither MUST get it. */
    @Example
    protected void p7TwoPossibleHeirsGetNothing() {
        OneLibrary at = new OneLibrary(freshSource());
        states(at, LONG, List.of(at.film("1", "twin"), at.film("2", "twin"), at.film("3", "twin")));
        repository().saveUserState(at.key("1"), seen("ann", 5));

        StateCounts counts = states(at, LONG, List.of(at.film("2", "twin"), at.film("3", "twin")));

        assertThat(counts).isEqualTo(new StateCounts(1, 0, 0));
        none(at.key("2"));
        none(at.key("3"));
    }

    /** P7: a newcomer that could be one of two things that went MUST get the state of neither. */
    @Example
    protected void p7ANewcomerThatCouldBeEitherGetsNothing() {
        OneLibrary at = new OneLibrary(freshSource());
        states(at, LONG, List.of(at.film("1", "twin"), at.film("2", "twin"), at.film("3", "3")));
        repository().saveUserState(at.key("1"), seen("ann", 5));
        repository().saveUserState(at.key("2"), seen("ann", 6));
        states(at, LONG, List.of(at.film("3", "3")));

        states(at, LONG, List.of(at.film("3", "3"), at.film("new", "twin")));

        none(at.key("new"));
    }

    /** P7: an item that a public database knows by another id MUST inherit nothing from one that it resembles. */
    @Example
    protected void p7ContradictingIdsInheritNothing() {
        OneLibrary at = new OneLibrary(freshSource());
        MediaItem one = ids(at.film("1", "Film"), "imdb/tt1", "tmdb/m1");
        MediaItem other = ids(at.film("2", "Film"), "imdb/tt1", "tmdb/m2");
        states(at, LONG, List.of(one, other));
        repository().saveUserState(at.key("1"), seen("ann", 5));

        states(at, LONG, List.of(other));

        none(at.key("2"));
        states(at, LONG, List.of(one, other));
        state(at, "1", seen("ann", 5));
    }

    /** P7: a newcomer that a public database knows by another id MUST NOT get the state of one that went. */
    @Example
    protected void p7AContradictingNewcomerGetsNothing() {
        OneLibrary at = new OneLibrary(freshSource());
        states(at, LONG, List.of(ids(at.film("1", "Film"), "imdb/tt1", "tmdb/m1"), at.film("9", "9")));
        repository().saveUserState(at.key("1"), seen("ann", 5));
        states(at, LONG, List.of(at.film("9", "9")));

        states(at, LONG, List.of(ids(at.film("2", "Film"), "imdb/tt1", "tmdb/m2"), at.film("9", "9")));

        none(at.key("2"));
    }

    /** P7: of a kept state and one that the item has meanwhile the newer MUST count. */
    @Example
    protected void p7OfAKeptStateAndAnInheritorsOwnTheNewerCounts() {
        OneLibrary at = twins();
        repository().saveUserState(at.key("2"), seen("ann", 9));

        states(at, LONG, List.of(at.film("2", "twin")));

        state(at, "2", seen("ann", 9));
    }

    private OneLibrary watched() {
        OneLibrary at = new OneLibrary(freshSource());
        states(at, LONG, at.films(3));
        repository().saveUserState(at.key("2"), seen("ann", 5));
        return at;
    }

    private OneLibrary twins() {
        OneLibrary at = new OneLibrary(freshSource());
        states(at, LONG, List.of(at.film("1", "twin"), at.film("2", "twin")));
        repository().saveUserState(at.key("1"), seen("ann", 5));
        return at;
    }

    private static MediaItem ids(MediaItem item, String... ids) {
        return item.with(b -> b.externalIds(List.of(ids).stream()
                .map(id -> id.split("/"))
                .map(parts -> new ExternalId(parts[0], parts[1]))
                .toList()));
    }

    /** Syncs to these items and says what became of states. */
    private StateCounts states(OneLibrary at, Duration retention, List<MediaItem> items) {
        LibraryReport report = door(at.holds(items).source, UNLIMITED)
                .withStateRetention(retention)
                .build()
                .sync()
                .libraries()
                .get(0);
        assertThat(report.completed()).as(report.toString()).isTrue();
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(items));
        assertThat(repository().check().sound()).isTrue();
        return report.states();
    }

    private void state(OneLibrary at, String id, UserState state) {
        assertThat(repository().userState(at.key(id), state.user())).contains(state);
    }

    private void none(ItemKey key) {
        assertThat(repository().userState(key, "ann")).isEmpty();
    }
}
