package dev.mediasync.tck;

import static dev.mediasync.tck.OneLibrary.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.RunOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;

/** Keys that change places take nothing from the things that had them. */
public abstract class ExchangeContract extends RepositoryContract {
    /** Makes the contract ready. */
    protected ExchangeContract() {}

    /** X01: two films that swap their ids MUST keep their own user states. */
    @Example
    protected void x01TwoFilmsThatSwapIdsKeepTheirStates() {
        OneLibrary at = watched(new OneLibrary(freshSource()), 2);

        inStep(at, at.film("1", "2"), at.film("2", "1"));

        states(at, Map.of("1", 2, "2", 1));
    }

    /** X02: a planned swap MUST be applicable later, while the source stays as it is. */
    @Example
    protected void x02APlannedSwapIsAppliedLater() {
        OneLibrary at = watched(new OneLibrary(freshSource()), 2);
        at.holds(at.film("1", "2"), at.film("2", "1"));
        SyncPlan plan = unlimited(at.source).plan(at.library);

        unlimited(at.source).apply(plan);

        states(at, Map.of("1", 2, "2", 1));
    }

    /** X03: a chain of three MUST hand on each key without mixing user states. */
    @Example
    protected void x03AChainHandsOnEachKey() {
        OneLibrary at = watched(new OneLibrary(freshSource()), 2);

        inStep(at, at.film("2", "1"), at.film("3", "2"), at.film("1", "new"));

        states(at, Map.of("2", 1, "3", 2));
        untouched(at, "1");
    }

    /** X04: a chain that ends at a free key MUST leave nothing at the key it began with. */
    @Example
    protected void x04AChainLeavesItsFirstKeyEmpty() {
        OneLibrary at = watched(new OneLibrary(freshSource()), 2);

        inStep(at, at.film("2", "1"), at.film("3", "2"));

        states(at, Map.of("2", 1, "3", 2));
        untouched(at, "1");
    }

    /** X05: a cycle of three keys MUST keep each user state with its thing. */
    @Example
    protected void x05ACycleOfThreeKeepsEachState() {
        OneLibrary at = watched(new OneLibrary(freshSource()), 3);

        inStep(at, at.film("2", "1"), at.film("3", "2"), at.film("1", "3"));

        states(at, Map.of("2", 1, "3", 2, "1", 3));
    }

    /** X06: what moves to the key of a thing that is gone MUST bring its own user state only. */
    @Example
    protected void x06AChainWhoseEndIsGoneBringsItsOwnStateOnly() {
        OneLibrary at = watched(new OneLibrary(freshSource()), 3);

        LibraryReport report = inStep(at, at.film("2", "1"), at.film("3", "3"));

        states(at, Map.of("2", 1, "3", 3));
        assertThat(report.counts().removed()).isEqualTo(1);
        inStep(at, at.film("2", "1"), at.film("3", "3"), at.film("9", "2"));
        states(at, Map.of("2", 1, "3", 3, "9", 2));
    }

    /** X07: two shows that swap ids under episodes that stay MUST keep the episodes' parents and states. */
    @Example
    protected void x07TwoShowsSwapAboveEpisodesThatStay() {
        OneLibrary at = twoWatchedShows();
        List<MediaItem> now = new ArrayList<>(at.show("a", "Alpha"));
        now.addAll(at.show("b", "Beta"));
        now.set(0, now.get(4).with(b -> b.key(at.key("a"))));
        now.set(4, at.show("b", "Alpha").get(0));

        inStep(at, now);

        states(at, Map.of("a", 2, "b", 1, "a/s1/e1", 11, "b/s1/e1", 12));
    }

    /** X08: two shows that swap ids MUST take along the episodes that go with them. */
    @Example
    protected void x08TwoShowsSwapAndTheirEpisodesMoveAlong() {
        OneLibrary at = twoWatchedShows();
        List<MediaItem> now = new ArrayList<>(at.show("a", "Alpha"));
        now.addAll(at.show("b", "Beta"));

        inStep(at, OneLibrary.renamed(now, Map.of("a", "b", "b", "a")));

        states(at, Map.of("a", 2, "b", 1, "a/s1/e1", 11, "b/s1/e1", 12));
    }

    /** X09: two shows that swap all ids below them too MUST keep every user state. */
    @Example
    protected void x09TwoShowsSwapWithEveryIdBelowThem() {
        OneLibrary at = twoWatchedShows();
        List<MediaItem> now = new ArrayList<>(at.show("b", "Alpha"));
        now.addAll(at.show("a", "Beta"));

        inStep(at, now);

        states(at, Map.of("a", 2, "b", 1, "b/s1/e1", 11, "a/s1/e1", 12));
    }

    /** X10: an id that is used again for another kind MUST pass no user state on, and give it back later. */
    @Example
    protected void x10AnIdReusedForAnotherKindInheritsNothing() {
        OneLibrary at = watched(new OneLibrary(freshSource()), 2);
        MediaItem clip =
                MediaItem.builder(at.key("1"), MediaKind.VIDEO, "Holiday").build();

        inStep(at, clip, at.film("2", "2"));
        untouched(at, "1");

        inStep(at, clip, at.film("2", "2"), at.film("back", "1"));
        states(at, Map.of("2", 2, "back", 1));
        untouched(at, "1");
    }

    /** X11: an id that is used again for another film MUST pass no user state on, and give it back later. */
    @Example
    protected void x11AnIdReusedForAnotherFilmInheritsNothing() {
        OneLibrary at = watched(new OneLibrary(freshSource()), 2);

        LibraryReport report = inStep(at, replaced(at), at.film("2", "2"));
        untouched(at, "1");
        assertThat(report.counts().removed()).isEqualTo(1);

        inStep(at, replaced(at), at.film("2", "2"), at.film("back", "1"));
        states(at, Map.of("2", 2, "back", 1));
        untouched(at, "1");
    }

    /** X12: the former thing MUST have its user state again when it comes back under its old id. */
    @Example
    protected void x12TheFormerThingComesBackUnderItsOldId() {
        OneLibrary at = watched(new OneLibrary(freshSource()), 2);
        inStep(at, replaced(at), at.film("2", "2"));
        repository().saveUserState(at.key("1"), seen("ann", 50));

        inStep(at, at.films(2));

        states(at, Map.of("1", 1, "2", 2));
    }

    /** X13: a merge that names both old ids MUST keep the newer user state of each user. */
    @Example
    protected void x13AMergeOfTwoKeepsTheNewerState() {
        OneLibrary at = new OneLibrary(freshSource());
        inStep(at, at.unknownFilm("1", "Film"), at.unknownFilm("2", "Film"));
        repository().saveUserState(at.key("1"), seen("ann", 7));
        repository().saveUserState(at.key("2"), seen("ann", 4));
        repository().saveUserState(at.key("2"), seen("bob", 2));

        inStep(at, at.unknownFilm("3", "Film").with(b -> b.aliases(List.of("1", "2"))));

        state(at, "3", seen("ann", 7));
        state(at, "3", seen("bob", 2));
    }

    /** X14: an item that takes another one in MUST take over its user state. */
    @Example
    protected void x14AnItemThatTakesAnotherInTakesItsState() {
        OneLibrary at = new OneLibrary(freshSource());
        inStep(at, at.unknownFilm("1", "Film"), at.unknownFilm("2", "Film"));
        repository().saveUserState(at.key("2"), seen("ann", 4));

        inStep(at, at.unknownFilm("1", "Film").with(b -> b.aliases(List.of("2"))));

        state(at, "1", seen("ann", 4));
    }

    /** X15: the user state of a removed duplicate MUST pass to the one that stays. */
    @Example
    protected void x15ADuplicateThatGoesLeavesItsStateToTheOther() {
        OneLibrary at = twins();
        repository().saveUserState(at.key("1"), seen("ann", 4));

        inStep(at, at.film("2", "twin"));

        state(at, "2", seen("ann", 4));
    }

    /** X16: of the user states of two duplicates the newer one MUST stay, whichever of them goes. */
    @Example
    protected void x16OfTheStatesOfTwoDuplicatesTheNewerStays() {
        for (String gone : List.of("1", "2")) {
            OneLibrary at = twins();
            repository().saveUserState(at.key("1"), seen("ann", 4));
            repository().saveUserState(at.key("2"), seen("ann", 9));
            String left = gone.equals("1") ? "2" : "1";

            inStep(at, at.film(left, "twin"));

            state(at, left, seen("ann", 9));
        }
    }

    /** X17: when all ids change at once every user state MUST move with its thing. */
    @Example
    protected void x17WhenAllIdsChangeEveryStateMoves() {
        OneLibrary at = watched(new OneLibrary(freshSource()), 12);
        List<MediaItem> now = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            now.add(at.film("new " + number, Integer.toString(number)));
        }

        LibraryReport report = inStep(at, now);

        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().rekeyed()).isEqualTo(12);
        for (int number = 1; number <= 12; number++) {
            state(at, "new " + number, seen("ann", number));
            untouched(at, Integer.toString(number));
        }
    }

    private OneLibrary watched(OneLibrary at, int films) {
        inStep(at, at.films(films));
        for (int number = 1; number <= films; number++) {
            repository().saveUserState(at.key(Integer.toString(number)), seen("ann", number));
        }
        return at;
    }

    private OneLibrary twoWatchedShows() {
        OneLibrary at = new OneLibrary(freshSource());
        List<MediaItem> shows = new ArrayList<>(at.show("a", "Alpha"));
        shows.addAll(at.show("b", "Beta"));
        inStep(at, shows);
        repository().saveUserState(at.key("a"), seen("ann", 1));
        repository().saveUserState(at.key("b"), seen("ann", 2));
        repository().saveUserState(at.key("a/s1/e1"), seen("ann", 11));
        repository().saveUserState(at.key("b/s1/e1"), seen("ann", 12));
        return at;
    }

    private OneLibrary twins() {
        OneLibrary at = new OneLibrary(freshSource());
        inStep(at, at.film("1", "twin"), at.film("2", "twin"));
        return at;
    }

    private static MediaItem replaced(OneLibrary at) {
        return at.film("1", "another");
    }

    private LibraryReport inStep(OneLibrary at, MediaItem... items) {
        return inStep(at, List.of(items));
    }

    private LibraryReport inStep(OneLibrary at, Collection<MediaItem> items) {
        LibraryReport report = sync(at.holds(items).source);
        assertThat(report.outcome()).as(report.toString()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(items));
        assertThat(repository().check().sound()).isTrue();
        return report;
    }

    private void states(OneLibrary at, Map<String, Integer> times) {
        times.forEach((id, count) -> state(at, id, seen("ann", count)));
    }

    private void state(OneLibrary at, String id, UserState state) {
        assertThat(repository().userState(at.key(id), state.user()))
                .as("what " + state.user() + " did with " + id)
                .contains(state);
    }

    private void untouched(OneLibrary at, String id) {
        assertThat(repository().userState(at.key(id), "ann"))
                .as("what ann did with " + id)
                .isEmpty();
    }
}
