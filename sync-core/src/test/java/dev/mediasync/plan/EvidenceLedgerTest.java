package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceLedgerTest {
    private final EvidenceLedger ledger = new EvidenceLedger();

    @Test
    void equalTotalsAndAsManyIdsProveEverything() {
        ledger.add(List.of(rows("a", 3L)), 2);
        ledger.add(List.of(rows("a", 3L)), 1);
        ledger.add(List.of(rows("b", 0L)), 0);

        assertThat(conclude().complete()).isTrue();
    }

    @Test
    void withoutReceiptNothingIsProved() {
        ledger.add(List.of(), 5);

        assertThat(whys()).containsExactly("the source gave no receipt of what it read");
    }

    @Test
    void fewerAndMoreIdsThanTheTotalAreDoubts() {
        ledger.add(List.of(rows("few", 3L)), 2);
        ledger.add(List.of(rows("many", 3L)), 4);

        assertThat(whys())
                .containsExactly(
                        "listing \"few\": it declared another number of rows than the distinct ids it showed",
                        "listing \"many\": it declared another number of rows than the distinct ids it showed");
    }

    @Test
    void aMovedTotalIsADoubt() {
        ledger.add(List.of(rows("a", 3L)), 2);
        ledger.add(List.of(rows("a", 4L)), 2);

        assertThat(whys()).containsExactly("listing \"a\": its total moved between pages");
    }

    @Test
    void aMissingTotalIsADoubt() {
        ledger.add(List.of(rows("a", 2L)), 2);
        ledger.add(List.of(rows("a", null)), 0);

        assertThat(whys()).containsExactly("listing \"a\": a page declared no total");
    }

    @Test
    void aFolderThatWasFoundNeedsAReceipt() {
        ledger.add(List.of(new PageReceipt.Folder("", PageReceipt.Mark.COMPLETE, List.of("x", "y"))), 0);
        ledger.add(List.of(new PageReceipt.Folder("x", PageReceipt.Mark.COMPLETE, List.of())), 1);

        assertThat(conclude().gaps())
                .containsExactly(new Gap("y", ReasonCode.EVIDENCE_INCOMPLETE, "folder \"y\" was found but never read"));
    }

    @Test
    void foldersWithoutTheirRootProveNothing() {
        ledger.add(List.of(new PageReceipt.Folder("x", PageReceipt.Mark.COMPLETE, List.of())), 1);

        assertThat(whys()).containsExactly("the root folder was never read");
    }

    @Test
    void theWorseMarkOfAFolderCounts() {
        ledger.add(List.of(new PageReceipt.Folder("", PageReceipt.Mark.COMPLETE, List.of())), 0);
        ledger.add(List.of(new PageReceipt.Folder("x", PageReceipt.Mark.UNAVAILABLE, List.of())), 0);
        ledger.add(List.of(new PageReceipt.Folder("x", PageReceipt.Mark.COMPLETE, List.of())), 0);
        ledger.add(List.of(new PageReceipt.Folder("y", PageReceipt.Mark.PARTIAL, List.of())), 0);

        assertThat(whys()).containsExactly("folder \"x\" could not be read", "folder \"y\" was read in part only");
    }

    @Test
    void aDoubtConcernsWhatItNames() {
        ledger.add(List.of(new PageReceipt.Doubt("x", "cut")), 0);

        assertThat(conclude().gaps()).containsExactly(new Gap("x", ReasonCode.EVIDENCE_INCOMPLETE, "cut"));
    }

    @Test
    void aMovedCounterAndARunningScanAreDoubts() {
        ledger.add(List.of(rows("a", 0L)), 0);

        assertThat(ledger.conclude(new WalkEnd("all", "1", "2", WalkEnd.Scan.RUNNING), 0)
                        .gaps())
                .extracting(Gap::code)
                .containsExactly(ReasonCode.SOURCE_CHANGING, ReasonCode.SOURCE_CHANGING);
        assertThat(ledger.conclude(new WalkEnd("all", null, "2", WalkEnd.Scan.IDLE), 0)
                        .complete())
                .isFalse();
        assertThat(ledger.conclude(new WalkEnd("all", "2", "2", WalkEnd.Scan.IDLE), 0)
                        .complete())
                .isTrue();
    }

    private static PageReceipt rows(String walk, @Nullable Long total) {
        return new PageReceipt.Rows(walk, 0, 0, total);
    }

    private Evidence conclude() {
        return ledger.conclude(WalkEnd.of("all"), 0);
    }

    private List<String> whys() {
        return conclude().gaps().stream().map(Gap::why).toList();
    }
}
