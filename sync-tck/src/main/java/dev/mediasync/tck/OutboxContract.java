package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.StateConflict;
import dev.mediasync.repository.UnsentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the host wrote and the source has not seen waits until it was sent or the source shows something newer. */
public abstract class OutboxContract extends RepositoryContract {
    private static final UserState ANN = UserState.untouched("ann").at(Duration.ofSeconds(61));
    private static final UserState LATER = UserState.untouched("ann").at(Duration.ofMinutes(15));
    private static final UserState BOB = UserState.untouched("bob").at(Duration.ofSeconds(5));

    /** Makes the contract ready. */
    protected OutboxContract() {}

    /** O01: what the host wrote is unsent, oldest first, with its item, its time, and a number that grows. */
    @Example
    protected void o01WhatTheHostWroteIsUnsent() {
        OneLibrary at = loaded();
        Instant first = clock.instant();
        repository().saveUserState(at.key("2"), ANN);
        clock.advance(Duration.ofMinutes(1));
        repository().saveUserState(at.key("1"), BOB);

        List<UnsentState> unsent = unsent(at);

        assertThat(unsent).extracting(UnsentState::key).containsExactly(at.key("2"), at.key("1"));
        assertThat(unsent).extracting(UnsentState::state).containsExactly(ANN, BOB);
        assertThat(unsent).extracting(UnsentState::changed).containsExactly(first, clock.instant());
        assertThat(unsent.get(1).number()).isGreaterThan(unsent.get(0).number());
        assertThat(repository().unsent(at.source.describe().id(), 1)).containsExactly(unsent.get(0));
    }

    /** O02: a later write of the same item and user takes the place of the earlier, behind all others. */
    @Example
    protected void o02ALaterWriteReplacesTheEarlier() {
        OneLibrary at = loaded();
        repository().saveUserState(at.key("2"), ANN);
        repository().saveUserState(at.key("2"), BOB);
        UnsentState earlier = unsent(at).get(0);

        repository().saveUserState(at.key("2"), LATER);

        assertThat(unsent(at)).extracting(UnsentState::state).containsExactly(BOB, LATER);
        assertThat(unsent(at).get(1).number()).isGreaterThan(earlier.number());
    }

    /** O03: what was sent is unsent no more, and stays recorded. */
    @Example
    protected void o03WhatWasSentIsUnsentNoMore() {
        OneLibrary at = loaded();
        repository().saveUserState(at.key("2"), ANN);
        repository().saveUserState(at.key("2"), BOB);

        repository().sent(unsent(at).get(0));

        assertThat(unsent(at)).extracting(UnsentState::state).containsExactly(BOB);
        assertThat(repository().userStates(at.key("2"))).containsExactly(ANN, BOB);
    }

    /** O04: what the host wrote while an earlier write was sent stays unsent. */
    @Example
    protected void o04AWriteMeanwhileStaysUnsent() {
        OneLibrary at = loaded();
        repository().saveUserState(at.key("2"), ANN);
        UnsentState taken = unsent(at).get(0);
        repository().saveUserState(at.key("2"), LATER);

        repository().sent(taken);

        assertThat(unsent(at)).extracting(UnsentState::state).containsExactly(LATER);
    }

    /** O05: what the source shows as the host wrote it is unsent no more. */
    @Example
    protected void o05WhatTheSourceShowsIsUnsentNoMore() {
        OneLibrary at = loaded();
        repository().saveUserState(at.key("2"), ANN);

        observe(at, ANN);

        assertThat(unsent(at)).isEmpty();
        assertThat(repository().userState(at.key("2"), "ann")).contains(ANN);
    }

    /** O06: what the host wrote stays, and stays unsent, while the source shows what was played before. */
    @Example
    protected void o06AnOlderObservationDoesNotWin() {
        OneLibrary at = loaded();
        repository().saveUserState(at.key("2"), ANN);
        List<UnsentState> before = unsent(at);

        observe(at, UserState.untouched("ann"));
        observe(at, UserState.untouched("ann").playedAt(clock.instant()));

        assertThat(repository().userState(at.key("2"), "ann")).contains(ANN);
        assertThat(unsent(at)).isEqualTo(before);
    }

    /** O07: what the source shows wins if it was played after the host wrote, and nothing is left to send. */
    @Example
    protected void o07ALaterPlayWins() {
        OneLibrary at = loaded();
        repository().saveUserState(at.key("2"), ANN);
        UserState played = UserState.untouched("ann").playedAt(clock.instant().plus(Duration.ofMillis(1)));

        observe(at, played);

        assertThat(repository().userState(at.key("2"), "ann")).contains(played);
        assertThat(unsent(at)).isEmpty();
    }

    /** O08: what a rule makes of both is recorded, and waits with a number of its own. */
    @Example
    protected void o08AMixtureWaitsWithItsOwnNumber() {
        OneLibrary at = loaded();
        repository().saveUserState(at.key("2"), ANN);
        UnsentState taken = unsent(at).get(0);
        UserState mixture = UserState.untouched("ann").at(Duration.ofSeconds(62));

        observe(
                at.library,
                List.of(new ItemState(at.key("2"), UserState.untouched("ann"))),
                (ours, observed) -> mixture);
        repository().sent(taken);

        assertThat(repository().userState(at.key("2"), "ann")).contains(mixture);
        assertThat(unsent(at)).extracting(UnsentState::state).containsExactly(mixture);
        assertThat(unsent(at)).extracting(UnsentState::changed).containsExactly(taken.changed());
    }

    /** O09: where the host has nothing to send, the observed state is recorded and no rule is asked. */
    @Example
    protected void o09WithoutAWriteThereIsNoConflict() {
        OneLibrary at = loaded();
        repository().saveUserState(at.key("2"), ANN);
        repository().sent(unsent(at).get(0));
        repository().saveUserState(at.key("2"), BOB);
        List<String> asked = new ArrayList<>();

        observe(
                at.library,
                List.of(new ItemState(at.key("2"), LATER), new ItemState(at.key("1"), ANN)),
                (ours, observed) -> {
                    asked.add(observed.user());
                    return ours.state();
                });

        assertThat(asked).isEmpty();
        assertThat(repository().userState(at.key("2"), "ann")).contains(LATER);
        assertThat(repository().userState(at.key("1"), "ann")).contains(ANN);
        assertThat(unsent(at)).extracting(UnsentState::state).containsExactly(BOB);
    }

    /** O10: what is unsent follows its item to another key, and can still be told as sent. */
    @Example
    protected void o10WhatIsUnsentFollowsARekey() {
        OneLibrary at = loaded();
        repository().saveUserState(at.key("2"), ANN);
        UnsentState taken = unsent(at).get(0);

        at.holds(OneLibrary.renamed(at.films(3), Map.of("2", "new")));
        sync(at.source);

        assertThat(unsent(at)).containsExactly(new UnsentState(at.key("new"), ANN, taken.changed(), taken.number()));
        repository().sent(taken);
        assertThat(unsent(at)).isEmpty();
    }

    /** O11: what is unsent waits in the archive with its state while its item is gone, and comes back with it. */
    @Example
    protected void o11WhatIsUnsentComesBackWithItsItem() {
        OneLibrary at = loaded();
        repository().saveUserState(at.key("2"), ANN);
        List<UnsentState> before = unsent(at);
        at.holds(without(at.films(3), "2"));
        sync(at.source);
        assertThat(unsent(at)).isEmpty();

        at.holds(at.films(3));
        sync(at.source);

        assertThat(unsent(at)).isEqualTo(before);
        observe(at, UserState.untouched("ann"));
        assertThat(repository().userState(at.key("2"), "ann")).contains(ANN);
    }

    /** O12: what is unsent is purged with its state. */
    @Example
    protected void o12WhatIsUnsentIsPurgedWithItsState() {
        OneLibrary at = loaded();
        repository().saveUserState(at.key("2"), ANN);
        at.holds(without(at.films(3), "2"));
        door(at.source, UNLIMITED).withStateRetention(Duration.ZERO).build().sync();

        at.holds(at.films(3));
        sync(at.source);

        assertThat(unsent(at)).isEmpty();
        assertThat(repository().userStates(at.key("2"))).isEmpty();
    }

    /** O13: what is unsent of one source is not listed for another, whatever their ids. */
    @Example
    protected void o13SourcesAreListedByThemselves() {
        OneLibrary one = loaded();
        OneLibrary other = loaded();
        repository().saveUserState(one.key("2"), ANN);
        repository().saveUserState(other.key("2"), LATER);

        assertThat(unsent(one)).extracting(UnsentState::state).containsExactly(ANN);
        assertThat(unsent(other)).extracting(UnsentState::state).containsExactly(LATER);
    }

    /** O14: wherever items go, each unsent state stands at the item that has the state, and none is forgotten. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    protected void o14WhatIsUnsentGoesWhereItsStateGoes(@ForAll("perturbed") Perturbed pair) {
        ScriptedSource source = freshSource();
        SourceId id = source.describe().id();
        Library library = source.library("main");
        load(source, library, LibraryArbitraries.in(id, pair.recorded()));
        int position = 0;
        for (ItemKey key : snapshot(library.key()).keySet()) {
            repository().saveUserState(key, ANN.at(Duration.ofSeconds(++position)));
        }

        load(source, library, LibraryArbitraries.in(id, pair.observed()));

        Set<String> recorded = new TreeSet<>();
        snapshot(library.key())
                .keySet()
                .forEach(key -> repository().userStates(key).forEach(state -> recorded.add(key + " " + state)));
        assertThat(repository().unsent(id, Integer.MAX_VALUE))
                .extracting(unsent -> unsent.key() + " " + unsent.state())
                .containsExactlyInAnyOrderElementsOf(recorded);
    }

    /** O15: what was sent while its item was gone is not sent again when it comes back. */
    @Example
    protected void o15WhatWasSentMeanwhileIsNotSentAgain() {
        OneLibrary at = loaded();
        repository().saveUserState(at.key("2"), ANN);
        UnsentState taken = unsent(at).get(0);
        at.holds(without(at.films(3), "2"));
        sync(at.source);

        repository().sent(taken);
        at.holds(at.films(3));
        sync(at.source);

        assertThat(repository().userState(at.key("2"), "ann")).contains(ANN);
        assertThat(unsent(at)).isEmpty();
    }

    /** O16: of two observations of one item and user the later one counts. */
    @Example
    protected void o16TheLaterOfTwoObservationsCounts() {
        OneLibrary at = loaded();
        observe(at, ANN);
        List<ItemState> both = Stream.of(UserState.untouched("ann"), ANN)
                .map(state -> new ItemState(at.key("2"), state))
                .toList();

        observe(at.library, both, StateConflict.NEWEST_WINS);

        assertThat(repository().userState(at.key("2"), "ann")).contains(ANN);
    }

    private OneLibrary loaded() {
        OneLibrary at = new OneLibrary(freshSource());
        at.holds(at.films(3));
        sync(at.source);
        return at;
    }

    private List<UnsentState> unsent(OneLibrary at) {
        return repository().unsent(at.source.describe().id(), 100);
    }

    private void observe(OneLibrary at, UserState state) {
        observe(at.library, List.of(new ItemState(at.key("2"), state)), StateConflict.NEWEST_WINS);
    }
}
