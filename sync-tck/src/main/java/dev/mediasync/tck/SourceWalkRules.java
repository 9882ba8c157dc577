package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.source.Cancellation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;

/** What a source owes while it walks: honest receipts, and an end when it is told to. */
abstract class SourceWalkRules extends SourceListingRules {
    /** S20: a walk gives receipts, without which nothing is ever removed. */
    @Example
    protected void s20WalksGiveReceipts() {
        for (Look look : looks()) {
            assertThat(look.receipts())
                    .as("receipts of " + look.library().name())
                    .isNotEmpty();
        }
    }

    /** S21: the receipts of an unchanged, readable source prove that everything was shown. */
    @Example
    protected void s21AnUnchangedSourceGivesCompleteEvidence() {
        for (Look look : looks()) {
            assertThat(look.evidence().gaps())
                    .as("gaps of " + look.library().name())
                    .isEmpty();
        }
    }

    /** S22: no page shows more than it says it received. */
    @Example
    protected void s22NoPageShowsMoreThanItReceived() {
        for (ObservedPage page : pages()) {
            int shown = page.items().size() + page.sightings().size();
            assertThat(rows(page)).allMatch(rows -> rows.received() >= shown);
        }
    }

    /** S23: a page is of one listing at most. */
    @Example
    protected void s23APageIsOfOneListing() {
        assertThat(pages()).allMatch(page -> rows(page).size() <= 1);
    }

    /** S24: no id is in two listings of a walk. */
    @Example
    protected void s24NoIdIsInTwoListings() {
        for (Look look : looks()) {
            Map<String, String> listings = new HashMap<>();
            for (ObservedPage page : look.pages()) {
                rows(page)
                        .forEach(rows -> ids(page)
                                .forEach(id -> assertThat(listings.merge(id, rows.walk(), (one, other) -> one))
                                        .as("listing of " + id)
                                        .isEqualTo(rows.walk())));
            }
        }
    }

    /** S25: the rows that a receipt names as first and last are on its page, where every row could be read. */
    @Example
    protected void s25TheNamedRowsAreOnThePage() {
        for (ObservedPage page : pages()) {
            Set<String> ids = ids(page);
            for (PageReceipt.Rows rows : rows(page)) {
                boolean whole = page.sightings().isEmpty()
                        && rows.received() == page.items().size();
                assertThat(!whole || rows.first() == null || ids.contains(rows.first()))
                        .as("first of " + rows)
                        .isTrue();
                assertThat(!whole || rows.last() == null || ids.contains(rows.last()))
                        .as("last of " + rows)
                        .isTrue();
            }
        }
    }

    /** S26: a walk ends in a scope. */
    @Example
    protected void s26AWalkEndsInAScope() {
        assertThat(looks()).allMatch(look -> !look.end().scope().isBlank());
    }

    /** S27: an unchanged source keeps its scope. */
    @Example
    protected void s27AnUnchangedSourceKeepsItsScope() {
        for (Library library : source().libraries()) {
            String scope = Look.at(source(), library).end().scope();
            assertThat(Look.at(source(), library).end().scope()).isEqualTo(scope);
        }
    }

    /** S30: a walk that was cancelled before it began ends as cancelled, and shows nothing. */
    @Example
    protected void s30ACancelledWalkEndsAsCancelled() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        for (Library library : source().libraries()) {
            AtomicInteger shown = new AtomicInteger();
            assertCancelled(() -> source().enumerate(library, cancellation, page -> shown.incrementAndGet()));
            assertThat(shown).hasValue(0);
        }
    }

    /** S31: a walk that is cancelled on a page shows no second one, and ends as cancelled if there was one to come. */
    @Example
    protected void s31AWalkCancelledOnAPageShowsNoOther() {
        for (Look whole : looks()) {
            Cancellation cancellation = new Cancellation();
            AtomicInteger shown = new AtomicInteger();
            if (whole.pages().size() > 1) {
                assertCancelled(() -> source().enumerate(whole.library(), cancellation, page -> {
                    shown.incrementAndGet();
                    cancellation.cancel();
                }));
                assertThat(shown).hasValue(1);
            }
        }
    }

    /** S32: what a sink throws passes through as it is. */
    @Example
    protected void s32WhatTheSinkThrowsPassesThrough() {
        IllegalStateException full = new IllegalStateException("The sink is full");
        for (Library library : source().libraries()) {
            assertThatThrownBy(() -> breakOff(library, full)).isSameAs(full);
        }
    }

    /** S33: a walk that broke off spoils nothing: the next one shows the same. */
    @Example
    protected void s33AWalkThatBrokeOffSpoilsNothing() {
        IllegalStateException full = new IllegalStateException("The sink is full");
        for (Look before : looks()) {
            assertThatThrownBy(() -> breakOff(before.library(), full)).isInstanceOf(RuntimeException.class);

            Look after = Look.at(source(), before.library());
            assertThat(after.fingerprints()).isEqualTo(before.fingerprints());
            assertThat(after.evidence()).isEqualTo(before.evidence());
        }
    }

    /** S34: to walk over a library that is not listed is an error, not an empty library. */
    @Example
    protected void s34AnUnlistedLibraryIsNotAnEmptyOne() {
        assertThatThrownBy(() -> Look.at(source(), unlisted())).isInstanceOf(SyncException.class);
    }

    /** S35: to close twice does no harm. */
    @Example
    protected void s35ClosingTwiceDoesNoHarm() {
        looks();
        source().close();
        assertThatCode(source()::close).doesNotThrowAnyException();
    }

    static List<PageReceipt.Rows> rows(ObservedPage page) {
        return page.receipts().stream()
                .filter(PageReceipt.Rows.class::isInstance)
                .map(PageReceipt.Rows.class::cast)
                .toList();
    }

    private static Set<String> ids(ObservedPage page) {
        Set<String> ids = new TreeSet<>(page.sightings());
        page.items().stream()
                .map(ObservedItem::item)
                .forEach(item -> ids.add(item.key().id()));
        return ids;
    }

    private List<ObservedPage> pages() {
        return looks().stream().flatMap(look -> look.pages().stream()).toList();
    }

    private void breakOff(Library library, RuntimeException why) {
        source().enumerate(library, new Cancellation(), page -> {
            throw why;
        });
    }
}
