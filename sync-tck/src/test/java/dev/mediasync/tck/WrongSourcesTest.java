package dev.mediasync.tck;

import static dev.mediasync.tck.WrongSource.caught;
import static dev.mediasync.tck.WrongSource.describing;
import static dev.mediasync.tck.WrongSource.ending;
import static dev.mediasync.tck.WrongSource.holding;
import static dev.mediasync.tck.WrongSource.listing;
import static dev.mediasync.tck.WrongSource.pages;
import static dev.mediasync.tck.WrongSource.paging;
import static dev.mediasync.tck.WrongSource.rows;
import static dev.mediasync.tck.WrongSource.seeming;
import static dev.mediasync.tck.WrongSource.walking;
import static dev.mediasync.tck.WrongSource.wrong;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.SourceDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each rule about listings and walks, S01 to S39, catches the source that breaks it. */
class WrongSourcesTest {
    private static final SourceId ID = ScriptedSourceContract.ID;

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void s01OneThatDescribesItselfDifferentlyIsCaught() {
        caught(
                describing(honest -> new SourceDescription(
                        honest.id(), honest.product(), "version " + calls.incrementAndGet(), honest.capabilities()))
                        ::s01DescribesItselfTheSameTwice);
    }

    @Test
    void s02OneThatListsALibraryTwiceIsCaught() {
        caught(listing(honest -> List.of(honest.get(0), honest.get(0)))::s02LibrariesHaveKeysOfTheirOwn);
    }

    @Test
    void s02OneWithTheLibrariesOfAnotherIsCaught() {
        caught(
                listing(honest -> List.of(new ScriptedSource(new SourceId("other")).library("films")))
                        ::s02LibrariesHaveKeysOfTheirOwn);
    }

    @Test
    void s03OneThatLosesALibraryIsCaught() {
        caught(listing(honest -> honest.subList(calls.incrementAndGet() % 2, 2))::s03ListsTheSameLibrariesTwice);
    }

    @Test
    void s04AnEmptyOneIsCaught() {
        caught(seeming(honest -> List.of())::s04HoldsAnItem);
    }

    @Test
    void s05OneThatShowsForeignItemsIsCaught() {
        caught(seeming(honest -> LibraryArbitraries.in(new SourceId("other"), honest))::s05ItemsCarryTheSourcesId);
    }

    @Test
    void s06OneThatSightsNothingInParticularIsCaught() {
        caught(
                paging(honest -> new ObservedPage(honest.items(), List.of(" "), honest.receipts()))
                        ::s06SightingsNameAnId);
    }

    @Test
    void s07OneThatGivesAnIdToTwoKindsIsCaught() {
        MediaItem video = MediaItem.builder(new ItemKey(ID, "1"), MediaKind.VIDEO, "Another thing")
                .build();
        caught(wrong(source -> source.put(source.library("videos"), List.of(video)))::s07AnIdNamesOneItem);
    }

    @Test
    void s07OneThatGivesAnIdToTwoFilmsIsCaught() {
        MediaItem film = RepositoryContract.film(ID, "1");
        caught(holding(film, film.with(copy -> copy.parentId("2")))::s07AnIdNamesOneItem);
    }

    @Test
    void s08OneWithoutParentsIsCaught() {
        caught(seeming(honest ->
                honest.stream().filter(item -> item.parentId() != null).toList())::s08ParentsAreListed);
    }

    @Test
    void s09OneThatGoesInCirclesIsCaught() {
        caught(holding(
                RepositoryContract.film(ID, "1").with(copy -> copy.parentId("2")),
                RepositoryContract.film(ID, "2").with(copy -> copy.parentId("1")))::s09NoItemIsItsOwnAncestor);
    }

    @Test
    void s10OneThatShowsSomethingElseEachTimeIsCaught() {
        caught(
                seeming(honest -> List.of(RepositoryContract.film(ID, "walk " + calls.incrementAndGet())))
                        ::s10ShowsTheSameTwice);
    }

    @Test
    void s10OneWhoseFingerprintsChangeIsCaught() {
        caught(paging(honest -> new ObservedPage(
                honest.items().stream()
                        .map(shown -> new ObservedItem(shown.item(), calls.incrementAndGet(), shown.trust()))
                        .toList(),
                List.of(),
                honest.receipts()))::s10ShowsTheSameTwice);
    }

    @Test
    void s20OneWithoutReceiptsIsCaught() {
        caught(paging(honest -> new ObservedPage(honest.items(), List.of(), List.of()))::s20WalksGiveReceipts);
    }

    @Test
    void s21OneThatLeavesRowsOutIsCaught() {
        caught(wrong(source -> source.script(Faults.without(1)))::s21AnUnchangedSourceGivesCompleteEvidence);
    }

    @Test
    void s21OneThatAlwaysScansIsCaught() {
        caught(wrong(source -> source.script(Faults.scanRunning()))::s21AnUnchangedSourceGivesCompleteEvidence);
    }

    @Test
    void s22OneThatShowsMoreThanItReceivedIsCaught() {
        caught(
                rows(honest -> new PageReceipt.Rows(
                        honest.walk(), honest.offset(), honest.asked(), 0, honest.total(), null, null))
                        ::s22NoPageShowsMoreThanItReceived);
    }

    @Test
    void s23OneThatMixesListingsOnAPageIsCaught() {
        caught(
                paging(honest -> new ObservedPage(
                        honest.items(), List.of(), List.of(honest.receipts().get(0), renamed(honest))))
                        ::s23APageIsOfOneListing);
    }

    @Test
    void s24OneThatListsAnItemTwiceIsCaught() {
        caught(pages(honest -> {
            List<ObservedPage> twice = new ArrayList<>(honest);
            honest.forEach(page -> twice.add(new ObservedPage(page.items(), List.of(), List.of(renamed(page)))));
            return twice;
        })::s24NoIdIsInTwoListings);
    }

    @Test
    void s25OneThatNamesRowsOfOtherPagesIsCaught() {
        caught(rows(honest -> new PageReceipt.Rows(
                honest.walk(),
                honest.offset(),
                honest.asked(),
                honest.received(),
                honest.total(),
                honest.first(),
                "elsewhere"))::s25TheNamedRowsAreOnThePage);
    }

    @Test
    void s26OneWithoutAScopeIsCaught() {
        caught(wrong(source -> source.script(Faults.scope("")))::s26AWalkEndsInAScope);
    }

    @Test
    void s27OneWhoseScopeChangesIsCaught() {
        caught(
                ending(honest -> honest.withScope("walk " + calls.incrementAndGet()))
                        ::s27AnUnchangedSourceKeepsItsScope);
    }

    @Test
    void s30OneThatIgnoresCancellationIsCaught() {
        caught(
                walking((source, library, cancellation, sink) -> source.enumerate(library, new Cancellation(), sink))
                        ::s30ACancelledWalkEndsAsCancelled);
    }

    @Test
    void s31OneThatLooksForCancellationOnceIsCaught() {
        caught(walking((source, library, cancellation, sink) -> {
            cancellation.check();
            return source.enumerate(library, new Cancellation(), sink);
        })::s31AWalkCancelledOnAPageShowsNoOther);
    }

    @Test
    void s32OneThatWrapsWhatTheSinkThrowsIsCaught() {
        caught(walking((source, library, cancellation, sink) -> {
            try {
                return source.enumerate(library, cancellation, sink);
            } catch (IllegalStateException e) {
                throw new IllegalStateException("Wrapped", e);
            }
        })::s32WhatTheSinkThrowsPassesThrough);
    }

    @Test
    void s33OneThatGoesOnWhereItBrokeOffIsCaught() {
        AtomicInteger shown = new AtomicInteger();
        caught(walking((source, library, cancellation, sink) -> {
            AtomicInteger at = new AtomicInteger();
            WalkEnd end = source.enumerate(library, cancellation, page -> {
                if (at.getAndIncrement() >= shown.get()) {
                    shown.incrementAndGet();
                    sink.page(page);
                }
            });
            shown.set(0);
            return end;
        })::s33AWalkThatBrokeOffSpoilsNothing);
    }

    @Test
    void s34OneThatTakesAnUnknownLibraryForAnEmptyOneIsCaught() {
        caught(walking((source, library, cancellation, sink) -> {
            if (source.libraries().contains(library)) {
                return source.enumerate(library, cancellation, sink);
            }
            sink.page(WrongSource.only(List.of()));
            return WalkEnd.of("everything");
        })::s34AnUnlistedLibraryIsNotAnEmptyOne);
    }

    @Test
    void s35OneThatFailsWhenClosedTwiceIsCaught() {
        caught(wrong(source -> new AbleSource(source) {
            @Override
            public void close() {
                if (calls.incrementAndGet() > 1) {
                    throw new IllegalStateException("Closed already");
                }
            }
        })::s35ClosingTwiceDoesNoHarm);
    }

    private static PageReceipt renamed(ObservedPage page) {
        PageReceipt.Rows rows = SourceWalkRules.rows(page).get(0);
        return new PageReceipt.Rows(
                "again", rows.offset(), rows.asked(), rows.received(), rows.total(), rows.first(), rows.last());
    }
}
