package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mediasync.ChangeFeed;
import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.Titles;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.ChangeEvent.Verb;
import dev.mediasync.repository.ChangeRetention;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Registration;
import dev.mediasync.repository.StateConflict;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;

/** The change feed is durable, kept for a time, and published to whoever subscribes. */
public abstract class FeedContract extends RepositoryContract {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int AT_LEAST = 3;
    private static final ChangeRetention RETENTION = new ChangeRetention(Duration.ofDays(1), AT_LEAST);

    /** Makes the contract ready. */
    protected FeedContract() {}

    /** Opens an empty repository that tells the time by this clock and keeps its feed so long. */
    protected abstract MediaRepository openRepository(Clock tellsTheTime, ChangeRetention retention);

    @Override
    protected final MediaRepository openRepository(Clock tellsTheTime) {
        return openRepository(tellsTheTime, RETENTION);
    }

    /** C01: the last change is the one that the feed tells last, and 0 before the first. */
    @Example
    protected void c01TheLastChangeIsTheOneToldLast() {
        assertThat(repository().lastChange()).isZero();
        OneLibrary at = loaded(5);

        assertThat(repository().lastChange()).isEqualTo(lastSequence());
        assertThat(repository().trimmedUpTo()).isZero();
        assertThat(told(0)).hasSize(5);
        assertThat(at.library.name()).isEqualTo("main");
    }

    /** C02: changes that are too old are trimmed by a commit, and whoever asks behind them is told to begin anew. */
    @Example
    protected void c02OldChangesAreTrimmedAndMissedOnesAreTold() {
        OneLibrary at = loaded(5);
        clock.advance(Duration.ofDays(2));
        at.holds(at.films(9));
        sync(at.source);

        assertThat(repository().lastChange()).isEqualTo(9);
        assertThat(repository().trimmedUpTo()).isEqualTo(5);
        assertThat(told(5)).extracting(ChangeEvent::sequence).containsExactly(6L, 7L, 8L, 9L);
        assertThat(told(9)).isEmpty();
        for (long missed : new long[] {0, 4}) {
            assertThatThrownBy(() -> told(missed))
                    .isInstanceOfSatisfying(
                            SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CHANGES_TRIMMED))
                    .hasMessageContaining("behind " + missed)
                    .hasMessageContaining("go on from change 9");
        }
        assertThat(repository().check().sound()).isTrue();
    }

    /** C03: so many of the last changes stay, whatever their age. */
    @Example
    protected void c03TheLastChangesStayWhateverTheirAge() {
        OneLibrary at = loaded(5);
        clock.advance(Duration.ofDays(2));
        sync(at.source);

        assertThat(repository().trimmedUpTo()).isEqualTo(2);
        assertThat(told(2)).hasSize(AT_LEAST);
    }

    /** C04: young changes stay, however many there are. */
    @Example
    protected void c04YoungChangesStay() {
        OneLibrary at = loaded(9);
        clock.advance(RETENTION.age());
        sync(at.source);

        assertThat(repository().trimmedUpTo()).isZero();
        assertThat(told(0)).hasSize(9);
    }

    /** C05: a sequence number is never given out twice, even when all that had one were trimmed. */
    @Example
    protected void c05NumbersAreNotUsedAgain() {
        OneLibrary at = loaded(5);
        clock.advance(Duration.ofDays(2));
        at.holds(at.films(9));
        sync(at.source);
        clock.advance(Duration.ofDays(2));
        at.holds(at.films(10));
        sync(at.source);

        assertThat(told(repository().trimmedUpTo()))
                .extracting(ChangeEvent::sequence)
                .containsExactly(8L, 9L, 10L);
    }

    /** C06: a removed item is told with the title that it had, a rekeyed one with the title that it has. */
    @Example
    protected void c06WhatWentIsToldWithItsTitle() {
        OneLibrary at = loaded(3);
        List<MediaItem> now = new ArrayList<>(without(at.films(3), "1", "2"));
        now.add(at.film("new", "2").with(b -> b.titles(Titles.of("Renamed"))));
        at.holds(now);

        sync(at.source);

        Map<Verb, String> titles = new EnumMap<>(Verb.class);
        told(3).forEach(event -> titles.put(event.verb(), String.valueOf(event.title())));
        assertThat(titles).isEqualTo(Map.of(Verb.REKEYED, "Renamed", Verb.REMOVED, "1"));
        assertThat(repository().why(at.key("1")).history())
                .last()
                .extracting(event -> event.change().title())
                .isEqualTo("1");
    }

    /** C07: other changes are told with the title that is recorded under their key, or with none. */
    @Example
    protected void c07WhatCameIsToldWithItsPresentTitle() {
        OneLibrary at = loaded(2);
        at.holds(at.film("1", "1").with(b -> b.titles(Titles.of("Other"))));

        sync(at.source);

        assertThat(told(0)).extracting(ChangeEvent::title).containsExactly("Other", null, "Other", "2");
    }

    /** C08: a subscriber is shown each committed change once and in order, those to come among them. */
    @Example
    protected void c08ASubscriberIsShownEachChangeOnce() {
        OneLibrary at = loaded(3);
        try (ChangeFeed feed = feed()) {
            Listener listener = new Listener();
            feed.since(1).subscribe(listener);
            listener.request(Long.MAX_VALUE);
            listener.awaits(2);

            at.holds(at.films(6));
            sync(at.source);

            listener.awaits(5);
            assertThat(listener.shown()).extracting(ChangeEvent::sequence).containsExactly(2L, 3L, 4L, 5L, 6L);
        }
    }

    /** C09: a subscriber is shown no more than it asked for, while syncs go on. */
    @Example
    protected void c09ASubscriberIsShownNoMoreThanItAskedFor() {
        OneLibrary at = loaded(3);
        try (ChangeFeed feed = feed()) {
            Listener listener = new Listener();
            feed.since(0).subscribe(listener);
            listener.request(2);
            listener.awaits(2);

            at.holds(at.films(6));
            sync(at.source);
            listener.request(1);

            listener.awaits(3);
            assertThat(listener.shown()).isEqualTo(told(0).subList(0, 3));
        }
    }

    /** C10: a subscriber that was too slow is told that it missed changes. */
    @Example
    protected void c10ASubscriberThatMissedChangesIsToldSo() {
        OneLibrary at = loaded(5);
        try (ChangeFeed feed = feed()) {
            Listener listener = new Listener();
            feed.since(0).subscribe(listener);
            clock.advance(Duration.ofDays(2));
            sync(at.source);

            listener.request(1);

            assertThat(listener.awaitsError())
                    .isInstanceOfSatisfying(
                            SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CHANGES_TRIMMED));
            assertThat(listener.shown()).isEmpty();
        }
    }

    /** C11: who registers for commits SHOULD be called after each, when it can be read, until it is registered no more. */
    @Example
    protected void c11CommitsAreTold() {
        OneLibrary at = new OneLibrary(freshSource());
        List<Long> seen = new ArrayList<>();
        Registration registration =
                repository().onCommit(() -> seen.add(repository().lastChange()));
        at.holds(at.films(2));
        sync(at.source);
        registration.close();

        at.holds(at.films(3));
        sync(at.source);

        assertThat(seen).isNotEmpty().last().isEqualTo(2L);
    }

    /** C12: a commit that is refused tells nothing and trims nothing. */
    @Example
    protected void c12ARefusedCommitTellsNothing() {
        OneLibrary at = loaded(5);
        SyncPlan stale = unlimited(at.source).plan(at.library);
        at.holds(at.films(6));
        sync(at.source);
        clock.advance(Duration.ofDays(2));
        at.holds(at.films(7));

        assertThatThrownBy(() -> commit(at.library, stale, HOUR))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.STALE_PLAN));

        assertThat(repository().lastChange()).isEqualTo(6);
        assertThat(repository().trimmedUpTo()).isZero();
    }

    /** C13: what a user did is told once, and only where it is another than before; it changes nothing that is explained. */
    @Example
    protected void c13WhatAUserDidIsToldOnce() {
        OneLibrary at = loaded(2);
        List<Long> heard = new ArrayList<>();
        Registration registration =
                repository().onCommit(() -> heard.add(repository().lastChange()));
        UserState begun = UserState.untouched("ann").at(Duration.ofMinutes(3));

        repository().saveUserState(at.key("1"), begun);
        repository().saveUserState(at.key("1"), begun);
        observe(at, new ItemState(at.key("1"), begun));
        observe(at, new ItemState(at.key("2"), UserState.untouched("ann")));
        observe(at, new ItemState(at.key("2"), begun));
        registration.close();

        assertThat(told(2))
                .extracting(ChangeEvent::verb, ChangeEvent::key, ChangeEvent::library)
                .containsExactly(
                        tuple(Verb.USER_STATE, at.key("1"), at.library.key()),
                        tuple(Verb.USER_STATE, at.key("2"), at.library.key()));
        assertThat(heard).isNotEmpty().last().isEqualTo(repository().lastChange());
        assertThat(repository().why(at.key("1")).history()).hasSize(1);
    }

    private void observe(OneLibrary at, ItemState state) {
        observe(at.library, List.of(state), StateConflict.NEWEST_WINS);
    }

    /** C14: who registers for commits SHOULD be called when a user state was written, and only if it is another one. */
    @Example
    protected void c14WrittenStatesAreTold() {
        OneLibrary at = loaded(2);
        ItemKey film = at.films(2).get(0).key();
        UserState ours = UserState.untouched("ann").at(Duration.ofSeconds(7));
        UserState theirs = ours.playedAt(clock.instant().plusSeconds(1));
        List<Optional<UserState>> seen = new ArrayList<>();
        try (Registration registration =
                repository().onCommit(() -> seen.add(repository().userState(film, "ann")))) {
            repository().saveUserState(film, ours);
            observe(at.library, List.of(new ItemState(film, theirs)), StateConflict.NEWEST_WINS);
            observe(at.library, List.of(new ItemState(film, theirs)), StateConflict.NEWEST_WINS);
            assertThat(registration).isNotNull();
        }

        assertThat(seen).containsExactly(Optional.of(ours), Optional.of(theirs));
    }

    private OneLibrary loaded(int films) {
        OneLibrary at = new OneLibrary(freshSource());
        at.holds(at.films(films));
        sync(at.source);
        return at;
    }

    private List<ChangeEvent> told(long since) {
        return repository().changesSince(since, 100);
    }

    private ChangeFeed feed() {
        return ChangeFeed.builder(repository())
                .withPollInterval(Duration.ofMillis(20))
                .build();
    }
}
