package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceLedgerTest {
    private final EvidenceLedger ledger = new EvidenceLedger();

    @Test
    void pagesThatCoverTheTotalWithAsManyIdsProveEverything() {
        page(rows("a", 2, 1, 3L), 1);
        page(rows("a", 0, 2, 3L), 2);
        page(rows("b", 0, 0, 0L), 0);

        assertThat(conclude().complete()).isTrue();
    }

    @Test
    void withoutReceiptNothingIsProved() {
        ledger.add(List.of(), 5, 5);

        assertThat(whys()).containsExactly("the source gave no receipt of what it read");
    }

    @Test
    void rowsThatNeverCameAreADoubt() {
        page(rows("middle", 0, 2, 6L), 2);
        page(rows("middle", 4, 2, 6L), 2);
        page(rows("end", 0, 2, 3L), 2);

        assertThat(whys())
                .containsExactly(
                        "listing \"end\": rows 2 to 2 never came", "listing \"middle\": rows 2 to 3 never came");
    }

    @Test
    void moreRowsThanTheTotalAreADoubt() {
        page(rows("many", 0, 4, 3L), 4);

        assertThat(whys()).containsExactly("listing \"many\": it gave more rows than the 3 it declared");
    }

    @Test
    void rowsThatAreNotDifferentIdsAreADoubt() {
        page(rows("a", 0, 3, 3L), 2);
        page(rows("b", 0, 1, 1L), 1);

        assertThat(whys()).containsExactly("the listings declared 4 rows, but showed 3 different ids");
    }

    @Test
    void aSecondLookThatCameWholeTakesThePlaceOfTheFirst() {
        page(rows("a", 0, 2, 6L), 2);
        page(rows("a", 2, 2, 4L), 2);
        page(rows("b", 0, 1, 1L), 1);
        repeated(new PageReceipt.Look(null, 4), new PageReceipt.Look(4L, 4));

        assertThat(conclude().complete()).isTrue();
    }

    @Test
    void twoLooksThatLackTheSameFewProveAsMuch() {
        page(rows("a", 0, 1_071, 1_074L), 1_071);
        repeated(new PageReceipt.Look(1_074L, 1_071), new PageReceipt.Look(1_074L, 1_071));

        assertThat(conclude().complete()).isTrue();
    }

    @Test
    void twoLooksThatLackMuchOrNotTheSameProveNothing() {
        page(rows("a", 0, 0, 100L), 0);
        repeated(new PageReceipt.Look(100L, 0), new PageReceipt.Look(100L, 0));
        assertThat(whys()).containsExactly("listing \"a\" did not come whole in two looks: 0 different ids of 100");

        repeated(new PageReceipt.Look(100L, 98), new PageReceipt.Look(100L, 99));
        assertThat(conclude().complete()).isFalse();
        repeated(new PageReceipt.Look(100L, 100), new PageReceipt.Look(null, 100));
        assertThat(conclude().complete()).isFalse();
        repeated(new PageReceipt.Look(100L, 101), new PageReceipt.Look(100L, 101));
        assertThat(conclude().complete()).isFalse();
    }

    @Test
    void aSecondLookThatFailedIsOneWhateverOtherLookCameOfIt() {
        PageReceipt.Look first = new PageReceipt.Look(3L, 2);
        page(rows("a", 0, 3, 3L), 3);
        repeated(first, new PageReceipt.Look(3L, 1));
        repeated(first, new PageReceipt.Look(3L, 3));

        assertThat(whys()).containsExactly("listing \"a\" did not come whole in two looks: 1 different ids of 3");
    }

    @Test
    void aSecondLookAtWhatNoPageListsProvesNothing() {
        page(rows("b", 0, 2, 2L), 2);
        ledger.add(List.of(), 3, 3);
        repeated(new PageReceipt.Look(3L, 3), new PageReceipt.Look(3L, 3));

        assertThat(whys()).containsExactly("listing \"a\" was read a second time, and never a first");
    }

    @Test
    void aSecondLookProvesNothingByIdsThatAreNotShown() {
        page(rows("a", 0, 3, 4L), 3);
        repeated(new PageReceipt.Look(4L, 3), new PageReceipt.Look(4L, 4));
        assertThat(whys()).containsExactly("the second looks came to 4 ids, but only 3 were shown");

        ledger.add(List.of(), 1, 1);
        assertThat(conclude().complete()).isTrue();
    }

    @Test
    void aSecondLookDoesNotProveThatNothingMovedMeanwhile() {
        page(rows("a", 0, 5, 5L), 5);
        assertThat(conclude().continuity()).isEqualTo(Evidence.Continuity.PROVED);

        repeated(new PageReceipt.Look(6L, 5), new PageReceipt.Look(5L, 5));

        assertThat(conclude().complete()).isTrue();
        assertThat(conclude().continuity()).isEqualTo(Evidence.Continuity.ASSUMED);
    }

    private void repeated(PageReceipt.Look first, PageReceipt.Look second) {
        ledger.add(List.of(new PageReceipt.Repeated("a", first, second)), 0, 0);
    }

    @Test
    void oneIdInTwoListingsIsADoubtThatNamesNeither() {
        page(rows("a", 0, 2, 2L), 2);
        ledger.add(List.of(rows("b", 0, 1, 1L)), 1, 0);

        assertThat(whys()).containsExactly("the listings declared 3 rows, but showed 2 different ids");
    }

    @Test
    void aPageThatShowsMoreThanItReceivedIsADoubt() {
        ledger.add(List.of(rows("a", 0, 1, 1L)), 2, 1);

        assertThat(whys()).containsExactly("a page of \"a\" shows more rows than it says it received");
    }

    @Test
    void aPageOfTwoListingsIsADoubt() {
        ledger.add(List.of(rows("a", 0, 1, 1L), rows("b", 0, 1, 1L)), 1, 2);

        assertThat(whys()).containsExactly("a page has receipts of several listings");
    }

    @Test
    void aMovedTotalIsADoubt() {
        page(rows("a", 0, 2, 3L), 2);
        page(rows("a", 2, 2, 4L), 2);

        assertThat(whys()).containsExactly("listing \"a\": its total moved between pages");
    }

    @Test
    void aMissingTotalIsADoubt() {
        page(rows("a", 0, 2, 2L), 2);
        page(rows("a", 2, 0, null), 0);

        assertThat(whys()).containsExactly("listing \"a\": a page declared no total");
    }

    @Test
    void aRowThatIsTwoItemsOnTwoPagesMovedMeanwhile() {
        page(seamed(0, 3, "one", "three"), 3);
        page(seamed(2, 2, "four", "five"), 2);

        assertThat(conclude().gaps())
                .contains(new Gap("", ReasonCode.SOURCE_CHANGING, "listing \"a\" moved between its pages"));
    }

    @Test
    void pagesThatShareARowProveContinuity() {
        page(seamed(0, 3, "one", "three"), 3);
        page(seamed(2, 2, "three", "four"), 1);

        assertThat(conclude().complete()).isTrue();
        assertThat(conclude().continuity()).isEqualTo(Evidence.Continuity.PROVED);
    }

    @Test
    void pagesSideBySideProveNoContinuity() {
        page(seamed(0, 2, "one", "two"), 2);
        page(seamed(2, 2, "three", "four"), 2);

        assertThat(conclude().complete()).isTrue();
        assertThat(conclude().continuity()).isEqualTo(Evidence.Continuity.ASSUMED);
        WalkEnd counted = WalkEnd.of("all").withCounter("7", "7");
        assertThat(ledger.conclude(counted, 4, Evidence.Reach.EVERYTHING).continuity())
                .isEqualTo(Evidence.Continuity.PROVED);
    }

    @Test
    void aSeamWithoutIdsProvesNoContinuity() {
        page(seamed(0, 3, "one", null), 3);
        page(seamed(2, 2, "three", "four"), 1);

        assertThat(conclude().continuity()).isEqualTo(Evidence.Continuity.ASSUMED);
    }

    @Test
    void onePageProvesContinuity() {
        page(rows("a", 0, 2, 2L), 2);

        assertThat(conclude().continuity()).isEqualTo(Evidence.Continuity.PROVED);
    }

    @Test
    void aLookAtChangesIsNeverComplete() {
        page(rows("a", 0, 2, 2L), 2);

        Evidence changes = ledger.conclude(WalkEnd.of("all"), 2, Evidence.Reach.CHANGES);
        assertThat(changes.gaps()).isEmpty();
        assertThat(changes.complete()).isFalse();
    }

    @Test
    void numbersBelowZeroAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows("a", -1, 0, 0L))
                .withMessage("Offset and numbers of rows are not negative: offset -1, asked 0, received 0");
        assertThatIllegalArgumentException().isThrownBy(() -> rows("a", 0, -1, 0L));
        assertThatIllegalArgumentException().isThrownBy(() -> PageReceipt.Rows.asked("a", 0, -1, 0L));
    }

    @Test
    void aFolderThatWasFoundNeedsAReceipt() {
        folder("", PageReceipt.Mark.COMPLETE, "x", "y");
        folder("x", PageReceipt.Mark.COMPLETE);

        assertThat(conclude().gaps())
                .containsExactly(new Gap("y", ReasonCode.EVIDENCE_INCOMPLETE, "folder \"y\" was found but never read"));
    }

    @Test
    void foldersWithoutTheirRootProveNothing() {
        folder("x", PageReceipt.Mark.COMPLETE);

        assertThat(whys()).containsExactly("the root folder was never read");
    }

    @Test
    void theWorseMarkOfAFolderCounts() {
        folder("", PageReceipt.Mark.COMPLETE);
        folder("x", PageReceipt.Mark.UNAVAILABLE);
        folder("x", PageReceipt.Mark.COMPLETE);
        folder("y", PageReceipt.Mark.PARTIAL);

        assertThat(whys()).containsExactly("folder \"x\" could not be read", "folder \"y\" was read in part only");
    }

    @Test
    void aDoubtConcernsWhatItNames() {
        ledger.add(List.of(new PageReceipt.Doubt("x", "cut")), 0, 0);

        assertThat(conclude().gaps()).containsExactly(new Gap("x", ReasonCode.EVIDENCE_INCOMPLETE, "cut"));
    }

    @Test
    void aMovedCounterAndARunningScanAreDoubts() {
        page(rows("a", 0, 0, 0L), 0);

        WalkEnd end = WalkEnd.of("all");
        assertThat(conclude(end.withCounter("1", "2").withScan(WalkEnd.Scan.RUNNING))
                        .gaps())
                .extracting(Gap::code)
                .containsExactly(ReasonCode.SOURCE_CHANGING, ReasonCode.SOURCE_CHANGING);
        assertThat(conclude(end.withCounter(null, "2")).complete()).isFalse();
        assertThat(conclude(end.withCounter("2", "2").withScan(WalkEnd.Scan.IDLE))
                        .complete())
                .isTrue();
    }

    @Test
    void itemsOfAFolderAreNotRowsOfAListing() {
        page(rows("a", 0, 2, 2L), 2);
        ledger.add(List.of(new PageReceipt.Folder("", PageReceipt.Mark.COMPLETE, List.of())), 3, 3);

        assertThat(conclude().complete()).isTrue();
    }

    @Test
    void whatWasSeenIsTold() {
        page(rows("a", 0, 2, 2L), 2);
        Evidence evidence = ledger.conclude(WalkEnd.of("scope"), 2, Evidence.Reach.EVERYTHING);

        assertThat(evidence)
                .isEqualTo(new Evidence(Evidence.Reach.EVERYTHING, 2, "scope", Evidence.Continuity.PROVED, List.of()));
    }

    @Test
    void aCounterThatMovedOrIsMissingProvesNoContinuity() {
        page(seamed(0, 2, "one", "two"), 2);
        page(seamed(2, 2, "three", "four"), 2);

        for (WalkEnd end : List.of(
                WalkEnd.of("all"),
                WalkEnd.of("all").withCounter("7", "8"),
                WalkEnd.of("all").withCounter("7", null))) {
            assertThat(conclude(end).continuity()).isEqualTo(Evidence.Continuity.ASSUMED);
        }
    }

    @Test
    void oneListingThatIsNotJoinedIsEnough() {
        page(seamed(0, 2, "one", "two"), 2);
        page(seamed(2, 2, "three", "four"), 2);
        page(rows("b", 0, 1, 1L), 1);

        assertThat(conclude().continuity()).isEqualTo(Evidence.Continuity.ASSUMED);
    }

    @Test
    void gapsAreSortedAndToldOnce() {
        Gap one = new Gap("a", ReasonCode.EVIDENCE_INCOMPLETE, "x");
        Gap two = new Gap("a", ReasonCode.EVIDENCE_INCOMPLETE, "y");
        Gap three = new Gap("a", ReasonCode.SOURCE_CHANGING, "a");
        Gap four = new Gap("b", ReasonCode.EVIDENCE_INCOMPLETE, "a");

        assertThat(new Evidence(
                                Evidence.Reach.EVERYTHING,
                                0,
                                "",
                                Evidence.Continuity.PROVED,
                                List.of(four, three, two, one, one))
                        .gaps())
                .containsExactly(one, two, three, four);
    }

    @Test
    void aPageTellsTheIdsOfItsEdges() {
        PageReceipt.Rows asked = PageReceipt.Rows.asked("w", 5, 10, 7L);
        List<ObservedItem> items = List.of(
                ObservedItem.of(PlannerDriver.movie("a")),
                ObservedItem.of(PlannerDriver.movie("b")),
                ObservedItem.of(PlannerDriver.movie("c")));

        assertThat(asked).isEqualTo(new PageReceipt.Rows("w", 5, 10, 0, 7L, null, null));
        assertThat(asked.with(items)).isEqualTo(new PageReceipt.Rows("w", 5, 10, 3, 7L, "a", "c"));
        assertThat(asked.with(List.of())).isEqualTo(asked);
        assertThat(asked.with(items).end()).isEqualTo(8);
    }

    private void page(PageReceipt receipt, int newIds) {
        ledger.add(List.of(receipt), newIds, newIds);
    }

    private void folder(String name, PageReceipt.Mark mark, String... subfolders) {
        ledger.add(List.of(new PageReceipt.Folder(name, mark, List.of(subfolders))), 0, 0);
    }

    private static PageReceipt rows(String walk, long offset, int received, @Nullable Long total) {
        return new PageReceipt.Rows(walk, offset, Math.max(0, received), received, total, null, null);
    }

    private static PageReceipt seamed(long offset, int received, @Nullable String first, @Nullable String last) {
        return new PageReceipt.Rows("a", offset, received, received, 4L, first, last);
    }

    private Evidence conclude() {
        return conclude(WalkEnd.of("all"));
    }

    private Evidence conclude(WalkEnd end) {
        return ledger.conclude(end, 0, Evidence.Reach.EVERYTHING);
    }

    private List<String> whys() {
        return conclude().gaps().stream().map(Gap::why).toList();
    }

    @Test
    void theWorseMarkCountsInAnyOrder() {
        folder("", PageReceipt.Mark.COMPLETE);
        folder("x", PageReceipt.Mark.COMPLETE);
        folder("x", PageReceipt.Mark.UNAVAILABLE);

        assertThat(whys()).containsExactly("folder \"x\" could not be read");
    }
}
