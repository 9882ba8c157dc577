package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.StateConflict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** P7: user state is lost only by the retention policy. */
public abstract class UserStateContract extends RepositoryContract {
    private static final UserState SEEN = new UserState(
            "ann", Duration.ofMillis(61_005), true, 3, Instant.parse("2025-05-06T07:08:09.123Z"), true, 8.5);

    /** Makes the contract ready. */
    protected UserStateContract() {}

    /** P7: state survives any change that keeps the item's key. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    protected void p7StateSurvivesEveryChangeThatKeepsTheKey(
            @ForAll("perturbed") Perturbed pair, @ForAll @IntRange(max = 50) int pick) {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> recorded = LibraryArbitraries.in(source.describe().id(), pair.recorded());
        List<MediaItem> observed = LibraryArbitraries.in(source.describe().id(), pair.observed());
        if (recorded.isEmpty()) {
            return;
        }
        load(source, library, recorded);
        MediaItem watched = recorded.get(pick % recorded.size());
        repository().saveUserState(watched.key(), SEEN);

        load(source, library, observed);

        MediaItem now = byKey(observed).get(watched.key());
        if (now != null && now.kind() == watched.kind()) {
            assertThat(repository().userState(watched.key(), "ann")).contains(SEEN);
        }
        assertThat(repository().check().sound()).isTrue();
    }

    /** P7: state is there again when a removed item comes back. */
    @Example
    protected void p7StateComesBackWithTheItem() {
        Shelf shelf = watchedFilm();
        load(shelf.source, shelf.library, without(shelf.films, "2"));
        assertThat(repository().userState(shelf.key("2"), "ann")).isEmpty();

        load(shelf.source, shelf.library, shelf.films);

        assertThat(repository().userState(shelf.key("2"), "ann")).contains(SEEN);
    }

    /** P7: state is there again when a removed item comes back under another key with the same external id. */
    @Example
    protected void p7StateComesBackUnderAnotherKey() {
        Shelf shelf = watchedFilm();
        load(shelf.source, shelf.library, without(shelf.films, "2"));

        load(shelf.source, shelf.library, shelf.with("2", "new"));

        assertThat(repository().userState(shelf.key("new"), "ann")).contains(SEEN);
    }

    /** P7: state moves with a rekey, and nothing stays at the old key. */
    @Example
    protected void p7StateSurvivesARekey() {
        Shelf shelf = watchedFilm();

        load(shelf.source, shelf.library, shelf.with("2", "new"));

        assertThat(repository().userState(shelf.key("new"), "ann")).contains(SEEN);
        assertThat(repository().userState(shelf.key("2"), "ann")).isEmpty();
        assertThat(repository().find(shelf.key("2"))).isEmpty();
    }

    /** P7: with zero retention the state of a removed item is purged at once. */
    @Example
    protected void p7ZeroRetentionPurgesAtOnce() {
        Shelf shelf = watchedFilm();
        shelf.source.put(shelf.library, without(shelf.films, "2"));
        door(shelf.source, UNLIMITED).withStateRetention(Duration.ZERO).build().sync();

        load(shelf.source, shelf.library, shelf.films);

        assertThat(repository().userState(shelf.key("2"), "ann")).isEmpty();
    }

    /** P7: state is purged when its retention has ended. */
    @Example
    protected void p7StateIsPurgedWhenItsRetentionEnds() {
        Shelf shelf = watchedFilm();
        shelf.source.put(shelf.library, without(shelf.films, "2"));
        door(shelf.source, UNLIMITED)
                .withStateRetention(Duration.ofDays(2))
                .build()
                .sync();
        clock.advance(Duration.ofDays(2));

        load(shelf.source, shelf.library, shelf.films);

        assertThat(repository().userState(shelf.key("2"), "ann")).isEmpty();
    }

    /** P7: an id that is used again for another kind of thing does not inherit state. */
    @Example
    protected void p7AReusedIdOfAnotherKindInheritsNoState() {
        Shelf shelf = watchedFilm();
        List<MediaItem> now = new ArrayList<>(without(shelf.films, "2"));
        now.add(MediaItem.builder(shelf.key("2"), MediaKind.VIDEO, "Holiday").build());

        load(shelf.source, shelf.library, now);

        assertThat(repository().userState(shelf.key("2"), "ann")).isEmpty();
    }

    /** P7: state comes back when an id is again the kind of thing that it was. */
    @Example
    protected void p7AKindThatFlipsBackHasItsStateAgain() {
        Shelf shelf = watchedFilm();
        List<MediaItem> flipped = new ArrayList<>(without(shelf.films, "2"));
        flipped.add(
                MediaItem.builder(shelf.key("2"), MediaKind.VIDEO, "Holiday").build());
        load(shelf.source, shelf.library, flipped);

        load(shelf.source, shelf.library, shelf.films);

        assertThat(repository().userState(shelf.key("2"), "ann")).contains(SEEN);
    }

    /** P7: of several states kept for one key the last one comes back. */
    @Example
    protected void p7TheLastStateOfAKeyComesBack() {
        Shelf shelf = watchedFilm();
        List<MediaItem> flipped = new ArrayList<>(without(shelf.films, "2"));
        flipped.add(
                MediaItem.builder(shelf.key("2"), MediaKind.VIDEO, "Holiday").build());
        load(shelf.source, shelf.library, flipped);
        UserState later = UserState.untouched("ann").at(Duration.ofSeconds(7));
        repository().saveUserState(shelf.key("2"), later);
        load(shelf.source, shelf.library, without(shelf.films, "2"));

        load(shelf.source, shelf.library, flipped);

        assertThat(repository().userState(shelf.key("2"), "ann")).contains(later);
    }

    /** U01: state is kept for each user by itself, and a later one replaces an earlier as a whole. */
    @Example
    protected void u01StateIsKeptForEachUser() {
        Shelf shelf = watchedFilm();
        UserState bob = UserState.untouched("bob").at(Duration.ofSeconds(5));
        repository().saveUserState(shelf.key("2"), bob);

        repository().saveUserState(shelf.key("2"), UserState.untouched("ann"));

        assertThat(repository().userState(shelf.key("2"), "ann")).contains(UserState.untouched("ann"));
        assertThat(repository().userState(shelf.key("2"), "bob")).contains(bob);
        assertThat(repository().userState(shelf.key("3"), "bob")).isEmpty();
    }

    /** U02: state of an unknown item is refused as a wrong argument. */
    @Example
    protected void u02StateOfAnUnknownItemIsRefused() {
        ItemKey unknown = new ItemKey(freshId(), "nowhere");

        assertThatThrownBy(() -> repository().saveUserState(unknown, SEEN))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE));
    }

    /** U03: states that a source showed are saved, and unknown items among them skipped. */
    @Example
    protected void u03ObservedStatesOfUnknownItemsAreSkipped() {
        Shelf shelf = watchedFilm();
        ItemKey unknown = new ItemKey(freshId(), "nowhere");

        observe(
                shelf.library,
                List.of(new ItemState(unknown, SEEN), new ItemState(shelf.key("1"), SEEN)),
                StateConflict.NEWEST_WINS);

        assertThat(repository().userState(shelf.key("1"), "ann")).contains(SEEN);
        assertThat(repository().userState(unknown, "ann")).isEmpty();
    }

    /** U04: the states of all users are told, by user, and those of an unknown item are none. */
    @Example
    protected void u04TheStatesOfAllUsersAreTold() {
        Shelf shelf = watchedFilm();
        UserState bob = UserState.untouched("bob").at(Duration.ofSeconds(5));
        UserState aaron = UserState.untouched("aaron");
        repository().saveUserState(shelf.key("2"), bob);
        repository().saveUserState(shelf.key("2"), aaron);

        assertThat(repository().userStates(shelf.key("2"))).containsExactly(aaron, SEEN, bob);
        assertThat(repository().userStates(shelf.key("1"))).isEmpty();
        assertThat(repository().userStates(shelf.key("nowhere"))).isEmpty();
    }

    /** U05: whatever name of a user the model takes, its state is found again. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    protected void u05EveryNameOfAUserIsFoundAgain(@ForAll("texts") String name) {
        Shelf shelf = watchedFilm();
        UserState state;
        try {
            state = UserState.untouched(name).at(Duration.ofSeconds(5));
        } catch (IllegalArgumentException e) {
            return;
        }
        repository().saveUserState(shelf.key("3"), state);

        assertThat(repository().userState(shelf.key("3"), name)).contains(state);
        assertThat(repository().userStates(shelf.key("3"))).containsExactly(state);
    }

    private Shelf watchedFilm() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        Shelf shelf = new Shelf(source, library, films(source.describe().id(), 3));
        load(source, library, shelf.films);
        repository().saveUserState(shelf.key("2"), SEEN);
        return shelf;
    }

    /** Three films, one of them watched. */
    private static final class Shelf {
        final ScriptedSource source;
        final Library library;
        final List<MediaItem> films;

        Shelf(ScriptedSource source, Library library, List<MediaItem> films) {
            this.source = source;
            this.library = library;
            this.films = films;
        }

        ItemKey key(String id) {
            return new ItemKey(source.describe().id(), id);
        }

        List<MediaItem> with(String old, String fresh) {
            return films.stream()
                    .map(film -> film.key().equals(key(old)) ? film.with(b -> b.key(key(fresh))) : film)
                    .toList();
        }
    }
}
