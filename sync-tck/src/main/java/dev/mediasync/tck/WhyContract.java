package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.SyncOptions;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.Explanation;
import dev.mediasync.repository.Explanation.Standing;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.WithheldItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

/** A repository can tell why an item is here, kept, moved or gone. */
public abstract class WhyContract extends RepositoryContract {
    /** Makes the contract ready. */
    protected WhyContract() {}

    /** Y01: of an item that is there MUST be told its library, the run that saw it last, and when it came in. */
    @Example
    protected void y01AnItemThatIsHereIsExplainedByItsPlace() {
        OneLibrary at = loaded();
        RunRecord first = lastRun(at);
        later(at);

        Explanation why = repository().why(at.key("2"));

        assertThat(why.key()).isEqualTo(at.key("2"));
        assertThat(why.standing()).isEqualTo(Standing.HERE);
        assertThat(why.places()).containsExactly(new Explanation.Place(at.library, lastRun(at), null));
        assertThat(why.history()).hasSize(1);
        assertEvent(last(why), ChangeEvent.Verb.ADDED, at.key("2"), null);
        assertThat(last(why).run()).isEqualTo(first);
        assertThat(last(why).answer()).isNull();
    }

    /** Y02: of an item of two libraries MUST be told both. */
    @Example
    protected void y02AnItemOfTwoLibrariesIsInBothPlaces() {
        OneLibrary at = loaded();
        OneLibrary other = new OneLibrary(at.source, "other");
        load(at.source, other.library, at.films(2));

        assertThat(repository().why(at.key("2")).places())
                .extracting(Explanation.Place::library)
                .containsExactlyInAnyOrder(at.library, other.library);
        assertThat(repository().why(at.key("3")).places())
                .extracting(Explanation.Place::library)
                .containsExactly(at.library);
    }

    /** Y03: of a withheld item MUST be told why it stays and which run saw it last. */
    @Example
    protected void y03AWithheldItemIsExplainedByItsReason() {
        OneLibrary at = loaded();
        RunRecord first = lastRun(at);
        at.source.script(Faults.hides(Set.of("2"))).answering(Presence.HIDDEN);
        later(at);

        Explanation why = repository().why(at.key("2"));

        assertThat(why.standing()).isEqualTo(Standing.WITHHELD);
        Explanation.Place place = why.places().get(0);
        WithheldItem withheld = Objects.requireNonNull(place.withheld());
        assertThat(withheld.code()).isEqualTo(ReasonCode.HIDDEN);
        assertThat(withheld).isEqualTo(repository().withheld(at.library.key()).get(0));
        assertThat(place.lastSeen()).isEqualTo(first);
        assertThat(repository().why(at.key("1")).standing()).isEqualTo(Standing.HERE);
    }

    /** Y04: of an item that has another key now MUST be told that key, under the old one and under the new one. */
    @Example
    protected void y04ARekeyedItemIsExplainedByItsNewKey() {
        OneLibrary at = loaded();
        at.holds(at.film("1", "1"), at.film("new", "2"), at.film("3", "3"));
        later(at);

        Explanation old = repository().why(at.key("2"));
        Explanation now = repository().why(at.key("new"));

        assertThat(old.standing()).isEqualTo(Standing.MOVED);
        assertThat(old.places()).isEmpty();
        assertEvent(last(old), ChangeEvent.Verb.REKEYED, at.key("new"), at.key("2"));
        assertThat(last(old).answer()).isEqualTo(Presence.GONE);
        assertThat(now.standing()).isEqualTo(Standing.HERE);
        assertThat(last(now)).isEqualTo(last(old));
    }

    /** Y05: of an item that went to another library MUST be told where it is now. */
    @Example
    protected void y05AnItemThatWentToAnotherLibraryIsExplainedByItsNewKey() {
        OneLibrary at = loaded();
        OneLibrary other = new OneLibrary(at.source, "other");
        at.holds(at.films(2));
        other.holds(at.film("there", "3"));
        clock.advance(Duration.ofHours(1));
        unlimited(at.source).sync();

        Explanation old = repository().why(at.key("3"));
        Explanation now = repository().why(at.key("there"));

        assertThat(old.standing()).isEqualTo(Standing.MOVED);
        assertEvent(last(old), ChangeEvent.Verb.REKEYED, at.key("there"), at.key("3"));
        assertThat(last(old).change().library()).isEqualTo(at.library.key());
        assertThat(now.standing()).isEqualTo(Standing.HERE);
        assertThat(now.places()).extracting(Explanation.Place::library).containsExactly(other.library);
    }

    /** Y06: of a removed item MUST be told the source's answer, the run that removed it, and when it was last seen. */
    @Example
    protected void y06ARemovedItemIsExplainedByTheSourcesAnswer() {
        OneLibrary at = loaded();
        Instant seen = clock.instant();
        at.holds(without(at.films(3), "2"));
        later(at);
        RunRecord removing = lastRun(at);
        later(at);

        Explanation why = repository().why(at.key("2"));

        assertThat(why.standing()).isEqualTo(Standing.GONE);
        assertThat(why.places()).isEmpty();
        assertThat(why.history()).hasSize(2);
        assertEvent(last(why), ChangeEvent.Verb.REMOVED, at.key("2"), null);
        assertThat(last(why).answer()).isEqualTo(Presence.GONE);
        assertThat(last(why).run()).isEqualTo(removing);
        assertThat(last(why).lastSeen()).isEqualTo(seen);
    }

    /** Y07: of an item that was withheld and then removed MUST be told when it was last seen, not when it was last missed. */
    @Example
    protected void y07AnItemRemovedAfterItWasWithheldWasLastSeenBefore() {
        OneLibrary at = loaded();
        Instant seen = clock.instant();
        at.source.script(Faults.hides(Set.of("2"))).answering(Presence.UNKNOWN);
        later(at);
        at.source.heal();
        at.holds(without(at.films(3), "2"));
        later(at);

        assertThat(last(repository().why(at.key("2"))).lastSeen()).isEqualTo(seen);
    }

    /** Y08: of a source that cannot be asked no answer MUST be told. */
    @Example
    protected void y08WhereTheSourceCannotBeAskedThereIsNoAnswer() {
        OneLibrary at = new OneLibrary(freshSource().withoutPresence());
        at.holds(at.films(3));
        later(at);
        at.holds(without(at.films(3), "2"));
        later(at);

        Explanation why = repository().why(at.key("2"));

        assertThat(why.standing()).isEqualTo(Standing.GONE);
        assertThat(last(why).answer()).isNull();
    }

    /** Y09: of an id that names another thing now MUST be told that the former thing went and the newcomer came. */
    @Example
    protected void y09AReplacedItemIsExplainedByBothThings() {
        OneLibrary at = loaded();
        at.holds(at.film("1", "1"), at.film("2", "another"), at.film("3", "3"));
        later(at);

        Explanation why = repository().why(at.key("2"));

        assertThat(why.standing()).isEqualTo(Standing.HERE);
        assertThat(why.history())
                .extracting(event -> event.change().verb())
                .containsExactly(ChangeEvent.Verb.ADDED, ChangeEvent.Verb.REMOVED, ChangeEvent.Verb.ADDED);
        assertThat(last(why).run()).isEqualTo(lastRun(at));
    }

    /** Y10: of an item that came back MUST be told that it is there, with all that happened to it. */
    @Example
    protected void y10AnItemThatCameBackIsHereWithItsHistory() {
        OneLibrary at = loaded();
        at.holds(without(at.films(3), "2"));
        later(at);
        at.holds(at.films(3));
        later(at);

        Explanation why = repository().why(at.key("2"));

        assertThat(why.standing()).isEqualTo(Standing.HERE);
        assertThat(why.history())
                .extracting(event -> event.change().verb())
                .containsExactly(ChangeEvent.Verb.ADDED, ChangeEvent.Verb.REMOVED, ChangeEvent.Verb.ADDED);
    }

    /** Y11: of a key that moved and is used again MUST be told what it names now. */
    @Example
    protected void y11AKeyThatIsUsedAgainIsHere() {
        OneLibrary at = loaded();
        at.holds(at.film("1", "1"), at.film("new", "2"), at.film("3", "3"));
        later(at);
        List<MediaItem> now = new ArrayList<>(at.source.held(at.library));
        now.add(at.film("2", "another"));
        at.holds(now);
        later(at);

        assertThat(repository().why(at.key("2")).standing()).isEqualTo(Standing.HERE);
        assertThat(repository().why(at.key("new")).standing()).isEqualTo(Standing.HERE);
    }

    /** Y12: of a key that was never recorded MUST be told that nothing is known, even where another source has the same id. */
    @Example
    protected void y12AKeyThatWasNeverRecordedIsUnknown() {
        OneLibrary at = loaded();
        ItemKey stranger = new ItemKey(freshId(), "2");

        Explanation why = repository().why(stranger);

        assertThat(why).isEqualTo(new Explanation(stranger, Standing.UNKNOWN, List.of(), List.of()));
        assertThat(repository().why(at.key("never")).standing()).isEqualTo(Standing.UNKNOWN);
    }

    private OneLibrary loaded() {
        OneLibrary at = new OneLibrary(freshSource());
        at.holds(at.films(3));
        later(at);
        return at;
    }

    private void later(OneLibrary at) {
        clock.advance(Duration.ofHours(1));
        unlimited(at.source).sync(SyncOptions.defaults());
    }

    private RunRecord lastRun(OneLibrary at) {
        return Objects.requireNonNull(status(at.library.key()).lastRun());
    }

    private static Explanation.Event last(Explanation why) {
        return why.history().get(why.history().size() - 1);
    }

    private static void assertEvent(
            Explanation.Event event, ChangeEvent.Verb verb, ItemKey key, @Nullable ItemKey from) {
        assertThat(event.change().verb()).isEqualTo(verb);
        assertThat(event.change().key()).isEqualTo(key);
        assertThat(event.change().from()).isEqualTo(from);
    }
}
