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
    void oneThatKnowsNothingIsCaught() {
        explains(
                why -> new Explanation(why.key(), Standing.UNKNOWN, List.of(), List.of()),
                WhyContract::anItemThatIsHereIsExplainedByItsPlace,
                WhyContract::anItemOfTwoLibrariesIsInBothPlaces,
                WhyContract::aWithheldItemIsExplainedByItsReason,
                WhyContract::aRekeyedItemIsExplainedByItsNewKey,
                WhyContract::anItemThatWentToAnotherLibraryIsExplainedByItsNewKey,
                WhyContract::aRemovedItemIsExplainedByTheSourcesAnswer,
                WhyContract::whereTheSourceCannotBeAskedThereIsNoAnswer,
                WhyContract::aReplacedItemIsExplainedByBothThings,
                WhyContract::anItemThatCameBackIsHereWithItsHistory,
                WhyContract::aKeyThatIsUsedAgainIsHere);
    }

    @Test
    void oneThatTakesEverythingForGoneIsCaught() {
        explains(
                why -> new Explanation(why.key(), Standing.GONE, why.places(), why.history()),
                WhyContract::aKeyThatWasNeverRecordedIsUnknown,
                WhyContract::anItemThatIsHereIsExplainedByItsPlace,
                WhyContract::aWithheldItemIsExplainedByItsReason,
                WhyContract::aRekeyedItemIsExplainedByItsNewKey,
                WhyContract::anItemThatWentToAnotherLibraryIsExplainedByItsNewKey);
    }

    @Test
    void oneThatForgetsTheAnswerIsCaught() {
        events(
                event -> new Event(event.change(), event.run(), null, event.lastSeen()),
                WhyContract::aRemovedItemIsExplainedByTheSourcesAnswer,
                WhyContract::aRekeyedItemIsExplainedByItsNewKey);
    }

    @Test
    void oneThatInventsAnAnswerIsCaught() {
        events(
                event -> new Event(event.change(), event.run(), Presence.GONE, event.lastSeen()),
                WhyContract::whereTheSourceCannotBeAskedThereIsNoAnswer,
                WhyContract::anItemThatIsHereIsExplainedByItsPlace);
    }

    @Test
    void oneThatForgetsTheRunIsCaught() {
        events(
                event -> new Event(event.change(), null, event.answer(), event.lastSeen()),
                WhyContract::anItemThatIsHereIsExplainedByItsPlace,
                WhyContract::aRemovedItemIsExplainedByTheSourcesAnswer,
                WhyContract::aReplacedItemIsExplainedByBothThings);
    }

    @Test
    void oneThatTakesTheRemovalForTheLastSightIsCaught() {
        events(
                event -> new Event(
                        event.change(),
                        event.run(),
                        event.answer(),
                        event.change().at()),
                WhyContract::aRemovedItemIsExplainedByTheSourcesAnswer,
                WhyContract::anItemRemovedAfterItWasWithheldWasLastSeenBefore);
    }

    @Test
    void oneThatForgetsWhoSawAnItemLastIsCaught() {
        places(
                place -> new Place(place.library(), null, place.withheld()),
                WhyContract::anItemThatIsHereIsExplainedByItsPlace,
                WhyContract::aWithheldItemIsExplainedByItsReason);
    }

    @Test
    void oneThatKnowsOnePlaceOnlyIsCaught() {
        explains(
                why -> new Explanation(
                        why.key(),
                        why.standing(),
                        why.places().stream().limit(1).toList(),
                        why.history()),
                WhyContract::anItemOfTwoLibrariesIsInBothPlaces);
    }

    @Test
    void oneThatMixesUpSourcesIsCaught() {
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
                WhyContract::aKeyThatWasNeverRecordedIsUnknown);
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
}
