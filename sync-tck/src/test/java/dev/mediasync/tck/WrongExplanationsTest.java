package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.ItemKey;
import dev.mediasync.plan.Presence;
import dev.mediasync.repository.Explanation;
import dev.mediasync.repository.Explanation.Event;
import dev.mediasync.repository.Explanation.Place;
import dev.mediasync.repository.Explanation.Standing;
import dev.mediasync.repository.MediaRepository;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The kit catches repositories that explain wrongly. */
class WrongExplanationsTest {
    @Test
    void y01OneThatKnowsNothingIsCaught() {
        explains(WrongExplanationsTest::knowsNothing, WhyContract::y01AnItemThatIsHereIsExplainedByItsPlace);
    }

    @Test
    void y02OneThatKnowsNothingIsCaught() {
        explains(WrongExplanationsTest::knowsNothing, WhyContract::y02AnItemOfTwoLibrariesIsInBothPlaces);
    }

    @Test
    void y03OneThatKnowsNothingIsCaught() {
        explains(WrongExplanationsTest::knowsNothing, WhyContract::y03AWithheldItemIsExplainedByItsReason);
    }

    @Test
    void y04OneThatKnowsNothingIsCaught() {
        explains(WrongExplanationsTest::knowsNothing, WhyContract::y04ARekeyedItemIsExplainedByItsNewKey);
    }

    @Test
    void y05OneThatKnowsNothingIsCaught() {
        explains(
                WrongExplanationsTest::knowsNothing,
                WhyContract::y05AnItemThatWentToAnotherLibraryIsExplainedByItsNewKey);
    }

    @Test
    void y06OneThatKnowsNothingIsCaught() {
        explains(WrongExplanationsTest::knowsNothing, WhyContract::y06ARemovedItemIsExplainedByTheSourcesAnswer);
    }

    @Test
    void y08OneThatKnowsNothingIsCaught() {
        explains(WrongExplanationsTest::knowsNothing, WhyContract::y08WhereTheSourceCannotBeAskedThereIsNoAnswer);
    }

    @Test
    void y09OneThatKnowsNothingIsCaught() {
        explains(WrongExplanationsTest::knowsNothing, WhyContract::y09AReplacedItemIsExplainedByBothThings);
    }

    @Test
    void y10OneThatKnowsNothingIsCaught() {
        explains(WrongExplanationsTest::knowsNothing, WhyContract::y10AnItemThatCameBackIsHereWithItsHistory);
    }

    @Test
    void y11OneThatKnowsNothingIsCaught() {
        explains(WrongExplanationsTest::knowsNothing, WhyContract::y11AKeyThatIsUsedAgainIsHere);
    }

    @Test
    void y12OneThatTakesEverythingForGoneIsCaught() {
        explains(
                why -> new Explanation(why.key(), Standing.GONE, why.places(), why.history()),
                WhyContract::y12AKeyThatWasNeverRecordedIsUnknown,
                WhyContract::y01AnItemThatIsHereIsExplainedByItsPlace,
                WhyContract::y03AWithheldItemIsExplainedByItsReason,
                WhyContract::y04ARekeyedItemIsExplainedByItsNewKey,
                WhyContract::y05AnItemThatWentToAnotherLibraryIsExplainedByItsNewKey);
    }

    @Test
    void y06OneThatForgetsTheAnswerIsCaught() {
        events(
                event -> new Event(event.change(), event.run(), null, event.lastSeen()),
                WhyContract::y06ARemovedItemIsExplainedByTheSourcesAnswer,
                WhyContract::y04ARekeyedItemIsExplainedByItsNewKey);
    }

    @Test
    void y08OneThatInventsAnAnswerIsCaught() {
        events(
                event -> new Event(event.change(), event.run(), Presence.GONE, event.lastSeen()),
                WhyContract::y08WhereTheSourceCannotBeAskedThereIsNoAnswer,
                WhyContract::y01AnItemThatIsHereIsExplainedByItsPlace);
    }

    @Test
    void y01OneThatForgetsTheRunIsCaught() {
        events(
                event -> new Event(event.change(), null, event.answer(), event.lastSeen()),
                WhyContract::y01AnItemThatIsHereIsExplainedByItsPlace,
                WhyContract::y06ARemovedItemIsExplainedByTheSourcesAnswer,
                WhyContract::y09AReplacedItemIsExplainedByBothThings);
    }

    @Test
    void y07OneThatTakesTheRemovalForTheLastSightIsCaught() {
        events(
                event -> new Event(
                        event.change(),
                        event.run(),
                        event.answer(),
                        event.change().at()),
                WhyContract::y07AnItemRemovedAfterItWasWithheldWasLastSeenBefore,
                WhyContract::y06ARemovedItemIsExplainedByTheSourcesAnswer);
    }

    @Test
    void y01OneThatForgetsWhoSawAnItemLastIsCaught() {
        places(
                place -> new Place(place.library(), null, place.withheld()),
                WhyContract::y01AnItemThatIsHereIsExplainedByItsPlace,
                WhyContract::y03AWithheldItemIsExplainedByItsReason);
    }

    @Test
    void y02OneThatKnowsOnePlaceOnlyIsCaught() {
        explains(
                why -> new Explanation(
                        why.key(),
                        why.standing(),
                        why.places().stream().limit(1).toList(),
                        why.history()),
                WhyContract::y02AnItemOfTwoLibrariesIsInBothPlaces);
    }

    @Test
    void y12OneThatMixesUpSourcesIsCaught() {
        caught(
                tellsTheTime -> new ForwardingRepository(tellsTheTime) {
                    @Override
                    public Explanation why(ItemKey key) {
                        return libraries().stream()
                                .map(status -> super.why(
                                        new ItemKey(status.library().key().source(), key.id())))
                                .findFirst()
                                .orElseThrow();
                    }
                },
                WhyContract::y12AKeyThatWasNeverRecordedIsUnknown);
    }

    @SafeVarargs
    private static void events(UnaryOperator<Event> wrong, Consumer<WhyContract>... rules) {
        explains(
                why -> new Explanation(
                        why.key(),
                        why.standing(),
                        why.places(),
                        why.history().stream().map(wrong).toList()),
                rules);
    }

    @SafeVarargs
    private static void places(UnaryOperator<Place> wrong, Consumer<WhyContract>... rules) {
        explains(
                why -> new Explanation(
                        why.key(),
                        why.standing(),
                        why.places().stream().map(wrong).toList(),
                        why.history()),
                rules);
    }

    @SafeVarargs
    private static void explains(UnaryOperator<Explanation> wrong, Consumer<WhyContract>... rules) {
        caught(
                tellsTheTime -> new ForwardingRepository(tellsTheTime) {
                    @Override
                    public Explanation why(ItemKey key) {
                        return wrong.apply(super.why(key));
                    }
                },
                rules);
    }

    @SafeVarargs
    private static void caught(Function<Clock, MediaRepository> wrong, Consumer<WhyContract>... rules) {
        for (Consumer<WhyContract> rule : rules) {
            WhyContract contract = new WhyContract() {
                @Override
                protected MediaRepository openRepository(Clock tellsTheTime) {
                    return wrong.apply(tellsTheTime);
                }
            };
            assertThatThrownBy(() -> rule.accept(contract)).isInstanceOf(AssertionError.class);
        }
    }

    private static Explanation knowsNothing(Explanation why) {
        return new Explanation(why.key(), Standing.UNKNOWN, List.of(), List.of());
    }
}
