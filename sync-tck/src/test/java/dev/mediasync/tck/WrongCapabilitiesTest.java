package dev.mediasync.tck;

import static dev.mediasync.tck.WrongSource.answering;
import static dev.mediasync.tck.WrongSource.caught;
import static dev.mediasync.tck.WrongSource.changing;
import static dev.mediasync.tck.WrongSource.ending;
import static dev.mediasync.tck.WrongSource.walking;
import static dev.mediasync.tck.WrongSource.wrong;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.PushHint;
import dev.mediasync.source.SourceDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each rule about capabilities and about changes, S40 to S89, catches the source that breaks it. */
class WrongCapabilitiesTest {
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void s40OneThatForgetsWhatItListsIsCaught() {
        caught(always(Presence.GONE)::s40WhatIsListedIsPresent);
    }

    @Test
    void s41OneThatHasEverythingIsCaught() {
        caught(always(Presence.PRESENT)::s41ANonsenseIdIsNeverPresent);
    }

    @Test
    void s42OneThatAnswersWhatNobodyAskedIsCaught() {
        caught(answering((library, honest) -> {
            Map<String, Presence> more = new HashMap<>(honest);
            more.put("unasked", Presence.GONE);
            return more;
        })::s42OnlyWhatWasAskedIsAnswered);
    }

    @Test
    void s43OneThatAnswersSomeOnlyIsCaught() {
        caught(
                answering((library, honest) -> honest.size() > 1_000 ? Map.of() : honest)
                        ::s43ThousandsOfIdsCanBeAskedAbout);
    }

    @Test
    void s44OneThatChangesItsMindIsCaught() {
        caught(
                answering((library, honest) -> calls.incrementAndGet() % 2 == 0 ? Map.of() : honest)
                        ::s44AnswersTheSameTwice);
    }

    @Test
    void s45OneThatTakesItemsOfAnUnlistedLibraryForGoneIsCaught() {
        caught(
                answering((library, honest) ->
                        library.name().equals(SourceFixture.NONSENSE) ? all(honest, Presence.GONE) : honest)
                        ::s45AnUnlistedLibraryCanBeAskedAbout);
    }

    @Test
    void s46OneThatDoesNotTellItsLibrariesApartIsCaught() {
        caught(always(Presence.PRESENT)::s46WhatIsElsewhereIsNotPresentHere);
    }

    @Test
    void s50OneWhoseDetailsAreOfAnotherKindIsCaught() {
        caught(detailing(item ->
                MediaItem.builder(item.key(), MediaKind.VIDEO, item.title()).build())::s50DetailsKeepKeysAndKinds);
    }

    @Test
    void s51OneWhoseDetailsLoseTheParentIsCaught() {
        caught(detailing(item -> item.with(copy -> copy.parentId(null)))::s51DetailsLoseNothing);
    }

    @Test
    void s52OneWhoseDetailsEndTheWalkIsCaught() {
        caught(wrong(source -> new AbleSource(source) {
            @Override
            public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
                calls.set(0);
                return super.enumerate(library, cancellation, page -> {
                    if (calls.get() == 0) {
                        sink.page(page);
                    }
                });
            }

            @Override
            public List<MediaItem> details(Library library, Collection<MediaItem> items) {
                calls.incrementAndGet();
                return super.details(library, items);
            }
        })::s52DetailsCanBeAskedForOnAPage);
    }

    @Test
    void s55OneWithoutACursorIsCaught() {
        caught(ending(honest -> honest.withCursor(null))::s55AFullWalkEndsWithACursor);
    }

    @Test
    void s56OneThatShowsAsChangedWhatItDoesNotHaveIsCaught() {
        caught(changing((asked, cancellation, sink) -> {
            sink.page(invented());
            return asked.honestly(cancellation, sink);
        })::s56ChangesShowNothingButWhatIsThere);
    }

    @Test
    void s57OneWithoutTheNextCursorIsCaught() {
        caught(changing((asked, cancellation, sink) ->
                asked.honestly(cancellation, sink).withCursor(null))::s57ALookAtChangesEndsWithTheNextCursor);
    }

    @Test
    void s58OneThatCountsWronglyIsCaught() {
        caught(ending(honest -> honest.withTotal(99L))::s58TheTotalIsTheNumberOfDistinctIds);
    }

    @Test
    void s59OneThatTakesAnyCursorIsCaught() {
        caught(changing((asked, cancellation, sink) -> {
            sink.page(WrongSource.only(List.of()));
            return WalkEnd.of("everything").withCursor("1");
        })::s59AForeignCursorHidesNothing);
    }

    @Test
    void s60OneThatShowsChangesWithoutReceiptsIsCaught() {
        caught(
                changing((asked, cancellation, sink) -> asked.honestly(
                        cancellation, page -> sink.page(new ObservedPage(page.items(), List.of(), List.of()))))
                        ::s60ALookAtChangesLeavesNoGap);
    }

    @Test
    void s61OneThatCannotBeCancelledIsCaught() {
        caught(
                changing((asked, cancellation, sink) -> asked.honestly(new Cancellation(), sink))
                        ::s61ACancelledLookAtChangesEndsAsCancelled);
    }

    @Test
    void s62OneThatTakesStatesBackBehindALookAtChangesIsCaught() {
        caught(stating(state -> calls.incrementAndGet() > 1
                ? List.of(new ItemState(
                        state.key(), UserState.untouched(state.state().user() + " the other")))
                : List.of(state))::s62StatesBehindALookAtChangesAreTrue);
    }

    @Test
    void s65OneThatKnowsStatesOfUnknownItemsIsCaught() {
        caught(
                stating(state -> List.of(new ItemState(new ItemKey(state.key().source(), "unknown"), state.state())))
                        ::s65StatesAreOfListedItems);
    }

    @Test
    void s66OneWithTwoStatesIsCaught() {
        caught(stating(state -> List.of(state, state))::s66AUserHasOneStateOfAnItem);
    }

    @Test
    void s67OneThatForgetsStatesIsCaught() {
        caught(stating(state -> calls.incrementAndGet() > 1 ? List.of() : List.of(state))::s67ShowsTheSameStatesTwice);
    }

    @Test
    void s68OneThatIgnoresWhatIsWrittenIsCaught() {
        caught(wrong(source -> new AbleSource(source) {
            @Override
            public void writeUserState(ItemKey key, UserState state) {
                calls.incrementAndGet();
            }
        })::s68AWrittenStateIsReadAgain);
    }

    @Test
    void s69OneThatFailsWhenUnsubscribedTwiceIsCaught() {
        caught(wrong(source -> new AbleSource(source) {
            @Override
            public AutoCloseable subscribe(Consumer<PushHint> listener) {
                return () -> {
                    if (calls.incrementAndGet() > 1) {
                        throw new IllegalStateException("Closed already");
                    }
                };
            }
        })::s69ListeningCanBeEndedTwice);
    }

    @Test
    void s71OneThatAnswersWithoutSayingThatItCanIsCaught() {
        caught(secretive()::s71WithoutPresenceItIsNotAskedById);
    }

    @Test
    void s72OneThatGivesDetailsWithoutSayingThatItCanIsCaught() {
        caught(secretive()::s72WithoutDetailsItGivesNone);
    }

    @Test
    void s73OneThatShowsStatesWithoutSayingThatItCanIsCaught() {
        caught(secretive()::s73WithoutStatesItShowsNone);
    }

    @Test
    void s74OneThatTakesStatesWithoutSayingThatItCanIsCaught() {
        caught(secretive()::s74WithoutWritingItTakesNoState);
    }

    @Test
    void s75OneThatShowsChangesWithoutSayingThatItCanIsCaught() {
        caught(secretive()::s75WithoutChangesItShowsNone);
    }

    @Test
    void s76OneThatTakesListenersWithoutSayingThatItCanIsCaught() {
        caught(secretive()::s76WithoutPushItTakesNoListener);
    }

    @Test
    void s80OneThatStillShowsWhatWasRemovedIsCaught() {
        caught(remembering()::s80ARemovedItemIsNotShown);
    }

    @Test
    void s81OneThatStillHasWhatWasRemovedIsCaught() {
        caught(always(Presence.PRESENT)::s81ARemovedItemIsNotPresent);
    }

    @Test
    void s82OneThatDoesNotShowWhatWasAddedIsCaught() {
        caught(remembering()::s82AnAddedItemIsShown);
    }

    @Test
    void s83OneThatMissesChangesIsCaught() {
        caught(changing((asked, cancellation, sink) -> {
            sink.page(WrongSource.only(List.of()));
            return WalkEnd.of("everything").withCursor(asked.cursor());
        })::s83AnAddedItemIsAmongTheChanges);
    }

    @Test
    void s84OneThatIsSilentAboutWhatItCannotReadIsCaught() {
        caught(walking((source, library, cancellation, sink) -> {
            List<ObservedItem> readable = new ArrayList<>();
            WalkEnd end = source.enumerate(library, cancellation, page -> readable.addAll(page.items()));
            sink.page(WrongSource.only(readable));
            return end;
        })::s84AnUnreadablePartIsNeverSilentlyAbsent);
    }

    @Test
    void s85OneThatTakesTheUnreadableForGoneIsCaught() {
        caught(always(Presence.GONE)::s85NothingInAnUnreadablePartIsGone);
    }

    private static WrongSource always(Presence answer) {
        return answering((library, honest) -> all(honest, answer));
    }

    private static Map<String, Presence> all(Map<String, Presence> honest, Presence answer) {
        Map<String, Presence> answers = new HashMap<>(honest);
        answers.replaceAll((id, truth) -> answer);
        return answers;
    }

    private static WrongSource detailing(UnaryOperator<MediaItem> distortion) {
        return wrong(source -> new AbleSource(source) {
            @Override
            public List<MediaItem> details(Library library, Collection<MediaItem> items) {
                return items.stream().map(distortion).toList();
            }
        });
    }

    private static WrongSource stating(Function<ItemState, List<ItemState>> distortion) {
        return wrong(source -> new AbleSource(source) {
            @Override
            public void readUserStates(Library library, Consumer<ItemState> sink) {
                super.readUserStates(library, state -> distortion.apply(state).forEach(sink));
            }
        }.with(new ItemKey(ScriptedSourceContract.ID, "2"), UserState.untouched("ann")));
    }

    /** One that can do everything and says that it can do nothing. */
    private static WrongSource secretive() {
        return wrong(source -> new AbleSource(source) {
            @Override
            public SourceDescription describe() {
                return describe(Set.of());
            }
        });
    }

    /** One that shows for ever what it saw first. */
    private static WrongSource remembering() {
        Map<Library, List<ObservedItem>> first = new HashMap<>();
        return walking((source, library, cancellation, sink) -> {
            List<ObservedItem> seen = new ArrayList<>();
            WalkEnd end = source.enumerate(library, cancellation, page -> seen.addAll(page.items()));
            sink.page(WrongSource.only(first.computeIfAbsent(library, key -> seen)));
            return end;
        });
    }

    private static ObservedPage invented() {
        MediaItem item = RepositoryContract.film(ScriptedSourceContract.ID, "invented");
        return WrongSource.only(List.of(ObservedItem.of(item)));
    }
}
